import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { hasDevelopmentResults, type PlatformTable, platformTables } from '../../view/platforms.ts';
import { type ResultShown, runFacts, runsOf, tallyOf } from '../../view/test-results.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { addressOf } from '../address.ts';
import { burnUpFigure } from '../figures/burn-up.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inBlocks, inParts } from '../parts.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { testsStrings } from '../strings/tests.ts';
import { rows, sections, table } from '../table.ts';
import { inEnglish, link, whole } from '../words.ts';
import { looseGroup } from './loose-tests.ts';
import { factCells, factColumns, resultTag } from './outcome.ts';

const path = addressOf.tests;

/** All runs, cases by platforms, and tests that belong to no case; no page where neither a case nor a run is written. */
export function testPages(graph: TraceGraph, language: Language): SitePage[] {
  const cases = graph.ofKind('test-case');
  const runs = runsOf(graph);
  if (cases.length + runs.length === 0) return [];
  const words: Words = { graph, language, say: speaker(testsStrings, language) };
  const { say } = words;
  const page = { path, title: say.text('tests'), section: 'tests', crumbs: crumbsTo(language) } as const;
  const missing = whyMissing(graph, 'results');
  const counts = { cases: say('cases', { count: cases.length }), runs: say('runCount', { count: runs.length }) };
  const head = html`<h1>${page.title}</h1><p>${say('intro', counts)}</p>
${missing === undefined ? '' : html`<p>${say('unread', { why: inEnglish(missing, language) })}</p>`}`;
  const platforms = missing === undefined ? platformGroups(words) : [];
  return inParts(page, head, [runGroup(runs, words), ...platforms, iterationGroup(words), looseGroup(graph, language)], language);
}

interface Words {
  readonly graph: TraceGraph;
  readonly language: Language;
  readonly say: Say<typeof testsStrings>;
}

/** How much of what each iteration is to bring is shown by now. */
function iterationGroup({ graph, language, say }: Words): Group {
  return {
    heading: { id: 'iterations', text: say.text('iterations'), depth: 2 },
    top: html`<h2 id="iterations">${say('iterations')}</h2>`,
    blocks: [{ size: 30_000, shown: () => burnUpFigure({ graph, path, language }) }],
  };
}

function runGroup(runs: readonly TraceItem[], words: Words): Group {
  const { say, language } = words;
  const columns = [say.text('run'), say.text('purpose'), ...factColumns(language), say.text('results')];
  return {
    heading: { id: 'runs', text: say.text('runs'), depth: 2 },
    top: html`<h2 id="runs">${say('runs')}</h2>${runs.length === 0 ? html`<p>${say('noRuns')}</p>` : ''}`,
    blocks: inBlocks(
      runs,
      () => 900,
      (part) =>
        table(
          columns,
          sections(part, (run) => runRow(run, words)),
          language,
        ),
    ),
  };
}

function runRow(run: TraceItem, { graph, say, language }: Words): Markup {
  const facts = runFacts(run, graph);
  const tally = tallyOf(run, graph).map(([outcome, count], at) => html`${at === 0 ? '' : ' '}${resultTag(outcome, language)} ${count}`);
  const status = run.status === undefined ? '' : html` <span class="tag info">${run.status}</span>`;
  return html`<tr><td>${link(path, run)} ${whole(run.title.text)}${status}</td><td>${facts.purpose ?? say('notSaid')}</td>${factCells(facts, language)}<td>${tally.length === 0 ? say('none') : tally}</td></tr>`;
}

function platformGroups(words: Words): Group[] {
  const { graph } = words;
  const development = hasDevelopmentResults(graph) ? platformTables(graph, 'development') : [];
  return [
    ...platformTables(graph, 'formal').map((each) => platformGroup(each, 'platforms', words)),
    ...development.map((each) => platformGroup(each, 'development', words)),
  ];
}

function platformGroup(shown: PlatformTable, name: 'platforms' | 'development', words: Words): Group {
  const { say, language } = words;
  const { system, platforms, hasOthers, rows: lines } = shown;
  const id = `${name}-${system.id}`;
  const title = say.text(name);
  const columns = [...platforms, ...(hasOthers ? [say.text('undeclared')] : [])];
  const above =
    columns.length === 0
      ? html`<p>${say('noPlatform', { system: system.id })}</p>`
      : html`${untested(shown, name, words)}${levels(shown, columns, words)}`;
  return {
    heading: { id, text: say.text('of', { title, system: system.id }), depth: 2 },
    top: html`<h2 id="${id}">${say('of', { title, system: link(path, system) })}</h2>${above}`,
    blocks: inBlocks(
      columns.length === 0 ? [] : lines,
      ({ test }) => 150 + test.title.text.length + 130 * columns.length,
      (part) =>
        table(
          [say.text('case'), ...columns],
          sections(part, (row) => caseRow(row, words)),
          language,
          'aligned',
        ),
    ),
  };
}

function caseRow({ test, cells }: PlatformTable['rows'][number], words: Words): Markup {
  return html`<tr><th scope="row">${link(path, test)} ${whole(test.title.text)}</th>${cells.map((each) => cell(each, words))}</tr>`;
}

function cell(shown: ResultShown | undefined, { say, language }: Words): Markup {
  if (shown?.run === undefined) return html`<td class="gap-cell"><span class="tag gap">${say('noResult')}</span></td>`;
  const doubt = shown.isFormal && shown.isLatest && shown.doubts.length > 0 && shown.outcome === 'pass';
  return html`<td>${resultTag(shown.outcome, language)} ${link(path, shown.run)}${doubt && html` <span class="tag suspect">${say('suspect')}</span>`}</td>`;
}

function untested({ system, untested: without }: PlatformTable, name: string, { say }: Words): Markup | string {
  if (name !== 'platforms' || without.length === 0) return '';
  const platforms = without.reduce((first, second) => say.text('and', { first, second }));
  return html`<p>${say('untested', { tag: html`<span class="tag gap">${say('noResult')}</span>`, system: system.id, platforms })}</p>`;
}

function levels({ levels: list }: PlatformTable, columns: readonly string[], { say, language }: Words): Markup {
  const ran = ({ passed, run, suspect, unknown }: PlatformTable['levels'][number]['cells'][number], cases: number) => {
    if (run === 0) return html`<span class="tag gap">${say('noneRun')}</span>`;
    const further = [
      suspect > 0 && say('suspectCount', { count: suspect }),
      unknown > 0 && say('unknownCount', { count: unknown }),
      run < cases && say('notRunCount', { count: cases - run }),
    ].filter((each) => each !== false);
    return html`${say('passed', { passed, run: cases })}${further.map((each) => html`, ${each}`)}`;
  };
  const row = ({ level, cases, cells }: PlatformTable['levels'][number]) =>
    html`<tr><th scope="row">${say('levelOf', { level, count: cases })}</th>${cells.map((each) => html`<td>${ran(each, cases)}</td>`)}</tr>`;
  return table([say.text('level'), ...columns], rows(list.map(row)), language);
}
