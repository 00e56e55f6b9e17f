import type { TraceGraph } from '../../model/graph.ts';
import type { Share } from '../../model/test-report.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { SourceLink } from '../../view/source-link.ts';
import { coverageByUnit, type FileMeasured, percentOf, type UnitCoverage } from '../../view/unit-coverage.ts';
import { unitCoverage } from '../../view/unit-files.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { addressOf } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { inBlocks, inParts } from '../parts.ts';
import { sourceStrings } from '../strings/source.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, sections, table } from '../table.ts';
import { fileLink, inEnglish, link, whole } from '../words.ts';

const path = addressOf.coverage;

/** How much of each unit tests ran through; no page where the software has no parts. */
export function coveragePages(graph: TraceGraph, language: Language): SitePage[] {
  if (graph.ofKind('software-unit').length + graph.ofKind('software-system').length === 0) return [];
  const say = speaker(sourceStrings, language);
  const page = { path, title: say.text('coverage'), section: 'coverage', crumbs: crumbsTo(language) } as const;
  const units = coverageByUnit(graph);
  const numbers = (['files', 'notMeasured', 'lines', 'branches'] as const).map((name) => ({ number: say.text(name) }));
  const columns = [say.text('part'), ...numbers, say.text('measuredIn')];
  const shown = (part: readonly UnitCoverage[]) =>
    table(
      columns,
      sections(part, (each) => unitRow(each, graph, language)),
      language,
    );
  const head = html`<h1>${page.title}</h1><p>${intro(graph, units, language)}</p>`;
  return inParts(page, head, [{ top: html``, blocks: inBlocks(units, () => 700, shown) }], language);
}

function intro(graph: TraceGraph, units: readonly UnitCoverage[], language: Language): Markup {
  const say = speaker(sourceStrings, language);
  const missing = whyMissing(graph, 'coverage') ?? whyMissing(graph, 'source');
  if (missing !== undefined) return say('unknown', { why: inEnglish(missing, language) });
  return units.length === 0 ? say('noSource') : say('intro', { count: units.length });
}

function unitRow({ unit, files, unmeasured, lines, branches }: UnitCoverage, graph: TraceGraph, language: Language): Markup {
  const say = speaker(sourceStrings, language);
  const count = (list: readonly unknown[]) => groupedIn(language, list.length);
  const without = unmeasured.length === 0 ? '0' : html`<span class="tag gap">${count(unmeasured)}</span>`;
  return html`<tr><td>${link(path, unit)} ${whole(unit.title.text)}</td><td class="number">${count([...files, ...unmeasured])}</td><td class="number">${without}</td><td class="number">${share(lines, { say, language })}</td><td class="number">${share(branches, { say, language })}</td><td>${measuredIn(files, graph, language)}</td></tr>`;
}

interface Words {
  readonly language: Language;
  readonly say: Say<typeof sourceStrings>;
}

/** `93.7 %, 45 of 48`. */
function share(of: Share | undefined, { say, language }: Words): Markup {
  if (of === undefined) return say('notTold');
  const percent = percentOf(of);
  const { hit, found } = of;
  const decimal = (number: string) => (language === 'de' ? number.replace('.', ',') : number);
  return html`<span class="whole">${percent === undefined ? say('shareOnly', { hit, found }) : say('share', { percent: decimal(percent), hit, found })}</span>`;
}

/** Where measurements come from, each once. */
function measuredIn(files: readonly FileMeasured[], graph: TraceGraph, language: Language): Markup {
  const words = new Map(files.map((file) => [`${file.from} ${file.run ?? ''}`, file]));
  return html`${[...words.values()].map((file, at) => html`${at === 0 ? '' : '; '}${originWords(file, path, graph, language)}`)}`;
}

function originWords({ from: origin, run: id }: FileMeasured, from: string, graph: TraceGraph, language: Language): Markup {
  const say = speaker(sourceStrings, language);
  const item = id === undefined ? undefined : graph.item(id);
  const run = item === undefined ? html`${id}` : link(from, item);
  return origin === 'formal' || origin === 'other' ? say(origin, { run }) : say('listed');
}

/** The files of a unit with how much of each tests ran through. */
export function measuredFiles(graph: TraceGraph, unit: TraceItem, from: string, sourceHref: SourceLink, language: Language): Markup {
  const found = unitCoverage(unit, graph);
  if (found === undefined) return html``;
  const say = speaker(sourceStrings, language);
  const words = { say, language };
  const file = (path: string) => fileLink(path, undefined, sourceHref, language);
  const measured = found.files.map(
    (each) =>
      html`<tr><td>${file(each.path)}</td><td class="number">${share(each.lines, words)}</td><td class="number">${share(each.branches, words)}</td><td>${originWords(each, from, graph, language)}</td></tr>`,
  );
  const others = found.unmeasured.map(
    (each) =>
      html`<tr><td>${file(each)}</td><td class="number">–</td><td class="number">–</td><td><span class="tag gap">${say('notMeasuredTag')}</span></td></tr>`,
  );
  const columns = [say.text('file'), { number: say.text('lines') }, { number: say.text('branches') }, say.text('measuredIn')];
  const left = measured.length + others.length - most;
  return html`<p>${say('unit', { lines: share(found.lines, words), branches: share(found.branches, words) })}</p>
${table(columns, rows([...measured, ...others].slice(0, most)), language)}${left > 0 && html`<p class="quiet">${say('moreFiles', { count: left })}</p>`}`;
}

/** So many files stand on the page of a unit. */
const most = 500;
