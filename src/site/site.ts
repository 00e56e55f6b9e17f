import type { TraceReport } from '../check/report.ts';
import type { Absence } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { Past, Wording } from '../model/past.ts';
import type { TraceItem } from '../model/trace-item.ts';
import type { Source } from '../project/facts.ts';
import { nobodyAsked } from '../project/past/index.ts';
import { type SourceLink, sourceLink } from '../view/source-link.ts';
import { addressOf } from './address.ts';
import type { Anchors } from './anchors.ts';
import { type Brand, brandStyle, noBrand } from './brand.ts';
import { drawingFontStyle, drawingFonts, hasDrawings } from './drawings.ts';
import { type Frame, type Frozen, frameOf } from './frame.ts';
import { graphFiles } from './graph-data.ts';
import { type Make, matrixFiles, shownMatrices } from './matrix-files.ts';
import { noSuchPage } from './no-such-page.ts';
import type { SitePage } from './page.ts';
import { approvalsPages } from './pages/approval-ledger.ts';
import { changePages } from './pages/changes.ts';
import { classificationPages } from './pages/classification.ts';
import { clausePages } from './pages/clauses.ts';
import { coveragePages } from './pages/coverage.ts';
import { documentPages, type Redlined } from './pages/document.ts';
import { findingsData, findingsPages } from './pages/findings.ts';
import { graphPage } from './pages/graph.ts';
import { redlineWords } from './pages/history.ts';
import { homePage } from './pages/home.ts';
import { type ItemTexts, itemPages } from './pages/item.ts';
import { justificationsPages } from './pages/justifications.ts';
import { kindListPage, kindPages } from './pages/kinds.ts';
import { documentListPage, itemListPages } from './pages/lists.ts';
import { matrixPages } from './pages/matrix.ts';
import { problemPages } from './pages/problems.ts';
import { releasePages } from './pages/releases.ts';
import { riskPages } from './pages/risk.ts';
import { ruleListPage, rulePages } from './pages/rules.ts';
import { sampleOf } from './pages/sample.ts';
import { sincePages } from './pages/since.ts';
import { soupPages } from './pages/soup.ts';
import { testPages } from './pages/tests.ts';
import { trendPages } from './pages/trend.ts';
import { uncheckedPages } from './pages/unchecked.ts';
import { printStyle } from './print.ts';
import { type Prose, type ProseContext, proseOf } from './prose.ts';
import { searchFiles } from './search-data.ts';
import type { Since } from './since.ts';
import type { Language } from './strings/strings.ts';

/** Every page of a site, the frame around each of them, and what else stands beside them. */
export interface Site {
  readonly frame: Frame;
  readonly pages: readonly SitePage[];
  /** Texts by their address. */
  readonly files: ReadonlyMap<string, string>;
  /** More of them, each made when it is written or asked for. */
  readonly makes: ReadonlyMap<string, Make>;
}

export interface SiteInput {
  readonly report: TraceReport;
  readonly sources: readonly Source[];
  /** Every page is marked REFUSED. */
  readonly preview: boolean;
  /** Address of a picture by its path relative to the DHF's folder; undefined when there is none. */
  readonly picture: (path: string) => string | undefined;
  /** Absolute address of the home page where the site is served. */
  readonly home?: string | undefined;
  /** What documents and items said before, or why nobody knows; nobody asked when left out. */
  readonly past?: Past | Absence;
  /** What is said otherwise than in an earlier revision, or why nobody knows; nobody asked when left out. */
  readonly since?: Since | Absence;
  /** How the company marks its pages; not at all when left out. */
  readonly brand?: Brand;
  /** The one document that is shown against an approved revision. */
  readonly redlined?: Redlined | undefined;
  /** The release that the site belongs to. */
  readonly frozen?: Frozen | undefined;
  /** Of the site's own words; that of the design history file when left out. */
  readonly language?: Language;
}

/** All pages of one report. The same report, sources and pictures give the same pages. */
export function siteOf({
  report,
  sources,
  preview,
  picture,
  home,
  brand = noBrand,
  past = nobodyAsked,
  since = nobodyAsked,
  ...input
}: SiteInput): Site {
  const { graph } = report;
  const language = input.language ?? graph?.vocabulary.language ?? 'en';
  const sourceHome = {
    link: graph?.declared?.source?.link ?? '',
    repositories: graph?.declared?.development?.repositories ?? [],
    commit: report.commit,
    prefix: report.prefix,
  };
  const sourceHref = sourceLink(sourceHome);
  const matrices = graph === undefined ? [] : shownMatrices(graph);
  const sample = graph && sampleOf(graph, language);
  const others = [
    ...(graph === undefined
      ? []
      : writtenPages(
          { report, graph, past, language, sourceHref, redlined: input.redlined },
          proseByFile(graph, sources, { picture, sourceHref, language }),
        )),
    ...(graph === undefined ? [] : matrixPages(graph, matrices, sourceHref, language)),
    ...(graph === undefined
      ? []
      : [
          ...classificationPages(graph, language),
          ...changePages(graph, language),
          ...problemPages(graph, language, report.asOf.date),
          ...trendPages(graph, language, report.asOf.date),
          ...releasePages(graph, language, report.asOf.date),
          ...sincePages(report, graph, since, language),
          ...(sample === undefined ? [] : [sample.page]),
          ...riskPages(graph, language),
          ...testPages(graph, language),
          ...coveragePages(graph, language),
          ...soupPages(report, graph, language),
          graphPage(graph, language),
        ]),
    ...findingsPages(report, language),
    ruleListPage(report, language),
    ...rulePages(report, language),
    ...uncheckedPages(report, language),
    ...(graph === undefined ? [] : [...approvalsPages(graph, language), ...justificationsPages(report, graph, language)]),
    ...clausePages(report, language),
    kindListPage(report, language),
    ...kindPages(report, language),
  ];
  const pages = [homePage(report, language, others), ...others];
  const frame = frameOf(report, { preview, language, pages, brand, drawings: hasDrawings(graph), frozen: input.frozen });
  const files = new Map([
    [addressOf.printStyle, printStyle(frame, pages)],
    [addressOf.noSuchPage, noSuchPage(frame, home)],
    ...(brand.accent === undefined ? [] : [[addressOf.brandStyle, brandStyle(brand.accent)] as const]),
    ...(frame.drawings ? [drawingFontStyle] : []),
    findingsData(report),
    ...searchFiles(graph, frame, pages, language),
    ...(sample === undefined ? [] : [sample.file]),
    ...(graph === undefined ? [] : graphFiles(graph, language)),
  ]);
  const makes = graph === undefined ? new Map<string, Make>() : matrixFiles(report, graph, matrices, sourceHome, language);
  return { frame, pages, files, makes: new Map([...makes, ...(frame.drawings ? drawingFonts() : [])]) };
}

interface Written {
  readonly redlined: Redlined | undefined;
  readonly report: TraceReport;
  readonly graph: TraceGraph;
  readonly past: Past | Absence;
  readonly language: Language;
  readonly sourceHref: SourceLink;
}

/** Pages of what is written: documents and items. */
function writtenPages({ report, graph, past, language, sourceHref, redlined }: Written, prose: Texts): SitePage[] {
  return [
    documentListPage(report, graph, language),
    ...documentPages({ graph, past, language, redlined }, documentText(language, prose, redlined)),
    ...itemListPages(graph, language),
    ...itemPages(report, graph, sourceHref, language, itemTexts(past, language, prose)),
  ];
}

function documentText(language: Language, { now, before }: Texts, redlined: Redlined | undefined) {
  const earlier = redlined && { prose: before(redlined.wording), item: redlined.wording.item, words: redlineWords(language) };
  return (document: TraceItem) => now(document.place.file)?.document(document, document === redlined?.document ? earlier : undefined);
}

function itemTexts(past: Past | Absence, language: Language, { now, before }: Texts): ItemTexts {
  const words = redlineWords(language);
  return {
    past,
    now: (item) => now(item.place.file)?.item(item),
    redlined: (item, wording) => now(item.place.file)?.item(item, { prose: before(wording), item: wording.item, words }),
  };
}

/** So many texts stay parsed: pages of one file follow each other, and the trees of all texts are as large as the graph. */
const keptTexts = 20;

/** Texts as they are now, by file, and as they were; each parsed when it is asked for. */
interface Texts {
  readonly now: (file: string) => Prose | undefined;
  readonly before: (wording: Wording) => Prose;
}

function proseByFile(
  graph: TraceGraph,
  sources: readonly Source[],
  known: Pick<ProseContext, 'picture' | 'sourceHref' | 'language'>,
): Texts {
  const items = Map.groupBy(graph.items, (item) => item.place.file);
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const shownBy = (file: string) => items.get(file)?.find((item) => item.kind === 'document' || item.spelling === 'file');
  const made = new Map<string, Prose>();
  const anchors = new Map<string, Anchors>();
  const anchorsIn = (file: string) => anchors.get(file) ?? prose(file)?.anchors;
  const context = { graph, ...known, shownBy, anchorsIn };
  const former = new Map<string, Prose>();
  return { now: prose, before };

  function before({ source: { file, text }, together }: Wording): Prose {
    const fresh =
      former.get(text) ??
      proseOf(
        file,
        text,
        together.filter((item) => item.kind !== 'document'),
        context,
      );
    former.set(text, fresh);
    return fresh;
  }

  function prose(file: string): Prose | undefined {
    const text = texts.get(file);
    if (text === undefined || made.has(file)) return made.get(file);
    const inside = items.get(file)?.filter((item) => item.kind !== 'document') ?? [];
    const fresh = proseOf(file, text, inside, context);
    anchors.set(file, fresh.anchors);
    made.set(file, fresh);
    if (made.size > keptTexts) made.delete(made.keys().next().value as string);
    return fresh;
  }
}
