import type { Verdict } from '../check/check.ts';
import type { TraceReport } from '../check/report.ts';
import { addressOf } from './address.ts';
import type { Brand } from './brand.ts';
import { type Section, type SectionGroup, type SitePage, sectionGroups } from './page.ts';
import { frameStrings } from './strings/frame.ts';
import { layoutStrings } from './strings/layout.ts';
import { directionOf, type Language, type Say, speaker } from './strings/strings.ts';

/** What every page says about the whole file. */
export interface Frame {
  readonly product: string;
  readonly version: string;
  readonly tool: string;
  readonly commit: string | undefined;
  readonly verdict: Verdict;
  readonly verdictWords: string;
  readonly counts: string;
  /** Of the banner: model, version, commit, day and stage. */
  readonly facts: readonly string[];
  readonly footer: string;
  readonly preview: boolean;
  /** Of the pages of a release: its version, and the sentence that stands on each until a script puts its live status there. */
  readonly frozen?: { readonly version: string; readonly words: string } | undefined;
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly words: FrameWords;
  readonly brand: Brand;
  /** Do pages need the font of drawn diagrams? */
  readonly drawings: boolean;
  /** The sidebar: what has a page, in groups. */
  readonly groups: readonly { readonly words: string; readonly sections: readonly FrameSection[] }[];
}

export interface FrameSection {
  readonly section: Section;
  readonly words: string;
  readonly path: string;
}

const framed = ['skip', 'site', 'menu', 'where', 'contents', 'neighbours', 'previous', 'next', 'refused'] as const;

/** A release, whose pages are made once and never again. */
export interface Frozen {
  readonly version: string;
  /** Name of its tag. */
  readonly tag: string;
}

/** What the layout says, by name. */
export type FrameWords = Readonly<Record<(typeof framed)[number], string>>;

export interface FrameOptions {
  readonly preview: boolean;
  readonly language: Language;
  readonly pages: readonly SitePage[];
  readonly brand: Brand;
  readonly drawings: boolean;
  readonly frozen?: Frozen | undefined;
}

/** The frame of one report: no clock, no machine, so that the same report gives the same bytes. */
export function frameOf(report: TraceReport, { preview, language, pages, brand, drawings, frozen }: FrameOptions): Frame {
  const say = speaker(layoutStrings, language);
  return {
    product: report.product,
    version: report.version,
    tool: report.tool,
    commit: report.commit,
    verdict: report.verdict,
    verdictWords: verdictWords(report, language),
    counts: countWords(report, say),
    facts: factsOf(report, brand, say),
    footer: `${madeWords(report, say)} ${say.text('honest')}`,
    preview,
    ...(frozen === undefined ? {} : { frozen: { version: frozen.version, words: say.text('frozen', { ...frozen }) } }),
    language,
    direction: directionOf(language),
    words: Object.fromEntries(framed.map((name) => [name, say.text(name)])) as FrameWords,
    brand,
    drawings,
    groups: groupsOf(new Set(pages.map(({ path }) => path)), language),
  };
}

function groupsOf(paths: ReadonlySet<string>, language: Language): Frame['groups'] {
  const say = speaker(frameStrings, language);
  return (Object.keys(sectionGroups) as SectionGroup[])
    .map((group) => ({
      words: say.text(group),
      sections: sectionGroups[group]
        .map((section) => ({ section, words: say.text(section), path: sectionPath(section) }))
        .filter(({ path }) => paths.has(path)),
    }))
    .filter(({ sections }) => sections.length > 0);
}

/** The way from home to a page that stands below these sections. */
export function crumbsTo(language: Language, ...below: readonly Section[]): SitePage['crumbs'] {
  const say = speaker(frameStrings, language);
  return (['home', ...below] as const).map((section) => ({ text: say.text(section), path: sectionPath(section) }));
}

function sectionPath(section: Section): string {
  return section === 'clauses' ? addressOf.clauses('iec-62304') : addressOf[section];
}

type SayLayout = Say<typeof layoutStrings>;

/** The banner of a good release names its stage and claims nothing more (design decision 6). */
export function verdictWords({ verdict, stage }: TraceReport, language: Language): string {
  const say = speaker(layoutStrings, language);
  return say.text(verdict === 'refused' ? 'refusedVerdict' : verdict, { stage: say.text(stage) });
}

function countWords({ counts, notJudged }: TraceReport, say: SayLayout): string {
  const { errors, warnings, infos, deviations, open } = counts;
  return [
    ...[['errors', errors] as const, ['warnings', warnings] as const, ['infos', infos] as const],
    ...[['deviations', deviations] as const, ['open', open] as const, ['unjudged', notJudged.length] as const].filter(
      ([, count]) => count > 0,
    ),
  ]
    .map(([name, count]) => say.text(name, { count }))
    .join(' · ');
}

function factsOf({ version, commit, asOf, stage }: TraceReport, { model }: Brand, say: SayLayout): readonly string[] {
  return [
    ...(model === '' ? [] : [say.text('model', { model })]),
    say.text('version', { version }),
    ...(commit === undefined ? [] : [say.text('commit', { commit: commit.slice(0, 12) })]),
    say.text('asOf', { day: asOf.date }),
    say.text('stage', { stage: say.text(stage) }),
  ];
}

function madeWords({ product, version, tool, commit }: TraceReport, say: SayLayout): string {
  return commit === undefined ? say.text('madeBy', { product, version, tool }) : say.text('madeFrom', { product, version, tool, commit });
}
