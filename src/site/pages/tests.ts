import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { hasDevelopmentResults, type PlatformTable, platformTables } from '../../view/platforms.ts';
import { type ResultShown, runFacts, runsOf, tallyOf } from '../../view/test-results.ts';
import { addressOf } from '../address.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inBlocks, inParts } from '../parts.ts';
import { rows, sections, table } from '../table.ts';
import { link, whole } from '../words.ts';
import { looseGroup } from './loose-tests.ts';
import { factCells, factColumns, resultTag, whyMissing } from './outcome.ts';

const path = addressOf.tests;

/** All runs, cases by platforms, and tests that belong to no case; no page where neither a case nor a run is written. */
export function testPages(graph: TraceGraph): SitePage[] {
  const cases = graph.ofKind('test-case');
  const runs = runsOf(graph);
  if (cases.length + runs.length === 0) return [];
  const page = { path, title: 'Tests', section: 'tests', crumbs: [{ text: 'Home', path: addressOf.home }] } as const;
  const missing = whyMissing(graph, 'results');
  const head = html`<h1>Tests</h1><p>${plural(cases.length, 'test case')} and ${plural(runs.length, 'run')}. Formal runs of the present product count; development runs are shown apart.</p>
${missing === undefined ? '' : html`<p>Results were not read: ${missing}.</p>`}`;
  return inParts(page, head, [runGroup(runs, graph), ...(missing === undefined ? platformGroups(graph) : []), looseGroup(graph)]);
}

function runGroup(runs: readonly TraceItem[], graph: TraceGraph): Group {
  return {
    heading: { id: 'runs', text: 'Runs', depth: 2 },
    top: html`<h2 id="runs">Runs</h2>${runs.length === 0 ? html`<p>No run is recorded.</p>` : ''}`,
    blocks: inBlocks(
      runs,
      () => 900,
      (part) => {
        const row = (run: TraceItem) => runRow(run, graph);
        return table(['Run', 'Purpose', ...factColumns, 'Results'], sections(part, row));
      },
    ),
  };
}

function runRow(run: TraceItem, graph: TraceGraph): Markup {
  const facts = runFacts(run, graph);
  const tally = tallyOf(run, graph).map(([outcome, count], at) => html`${at === 0 ? '' : ' '}${resultTag(outcome)} ${count}`);
  const status = run.status === undefined ? '' : html` <span class="tag info">${run.status}</span>`;
  return html`<tr><td>${link(path, run)} ${whole(run.title.text)}${status}</td><td>${facts.purpose ?? 'not said'}</td>${factCells(facts)}<td>${tally.length === 0 ? 'none' : tally}</td></tr>`;
}

function platformGroups(graph: TraceGraph): Group[] {
  const development = hasDevelopmentResults(graph) ? platformTables(graph, 'development') : [];
  return [
    ...platformTables(graph, 'formal').map((each) => platformGroup(each, 'platforms', 'Cases by platform')),
    ...development.map((each) => platformGroup(each, 'development', 'Development runs by platform')),
  ];
}

function platformGroup(shown: PlatformTable, name: string, title: string): Group {
  const { system, platforms, hasOthers, rows: lines } = shown;
  const id = `${name}-${system.id}`;
  const text = `${title}: ${system.id}`;
  const columns = [...platforms, ...(hasOthers ? ['On no declared platform'] : [])];
  return {
    heading: { id, text, depth: 2 },
    top: html`<h2 id="${id}">${title}: ${link(path, system)}</h2>${columns.length === 0 ? html`<p>${system.id} declares no platform, and no run names one.</p>` : html`${untested(shown, name)}${levels(shown, columns)}`}`,
    blocks: inBlocks(
      columns.length === 0 ? [] : lines,
      ({ test }) => 150 + test.title.text.length + 130 * columns.length,
      (part) =>
        table(
          ['Case', ...columns],
          sections(
            part,
            ({ test, cells }) => html`<tr><th scope="row">${link(path, test)} ${whole(test.title.text)}</th>${cells.map(cell)}</tr>`,
          ),
          'aligned',
        ),
    ),
  };
}

function cell(shown: ResultShown | undefined): Markup {
  if (shown?.run === undefined) return html`<td class="gap-cell"><span class="tag gap">no result</span></td>`;
  const doubt = shown.isFormal && shown.isLatest && shown.doubts.length > 0 && shown.outcome === 'pass';
  return html`<td>${resultTag(shown.outcome)} ${link(path, shown.run)}${doubt && html` <span class="tag suspect">suspect</span>`}</td>`;
}

function untested({ system, untested: without }: PlatformTable, name: string): Markup | string {
  if (name !== 'platforms' || without.length === 0) return '';
  return html`<p><span class="tag gap">no result</span> ${system.id} declares ${without.join(' and ')}, and no formal run has a result there.</p>`;
}

function levels({ levels: list }: PlatformTable, columns: readonly string[]): Markup {
  const row = ({ level, cases, cells }: PlatformTable['levels'][number]) =>
    html`<tr><th scope="row">${level}, ${plural(cases, 'case')}</th>${cells.map(({ passed, run }) => html`<td>${run === 0 ? html`<span class="tag gap">none run</span>` : `${passed} of ${run} passed`}</td>`)}</tr>`;
  return table(['Level', ...columns], rows(list.map(row)));
}
