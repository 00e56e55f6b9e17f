import type { TestResult } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { outcomeWord, type ResultShown, resultShown, resultsOfRun, resultsOfTest, runFacts } from '../../view/test-results.ts';
import { addressOf, relative } from '../address.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import { rows, sections, table } from '../table.ts';
import { link, pathAt, shortened, whole } from '../words.ts';
import { looseParts } from './loose-tests.ts';
import { factCells, factColumns, resultTag, whyMissing } from './outcome.ts';

/** Is it a test case, a run or a result? */
export function hasResults({ kind }: TraceItem): boolean {
  return kind === 'test-case' || kind === 'test-run' || kind === 'test-result';
}

/** What results say on the page of a test case, a run or a result; undefined for other kinds. */
export function resultsPart(graph: TraceGraph, item: TraceItem, path: string): Markup | undefined {
  const missing = whyMissing(graph, 'results');
  const unread = missing === undefined ? undefined : html`<p>Results were not read: ${missing}.</p>`;
  switch (item.kind) {
    case 'test-case':
      return unread ?? ofTest(graph, item, path);
    case 'test-run':
      return html`${product(graph, item)}${unread ?? ofRun(graph, item, path)}${looseParts(graph, item.id)}`;
    case 'test-result':
      return ofResult(resultShown(item, graph), path);
    default:
      return undefined;
  }
}

function ofTest(graph: TraceGraph, test: TraceItem, path: string): Markup {
  const shown = resultsOfTest(test, graph);
  if (shown.length === 0) return html`<p>No run has a result of it.</p>`;
  const columns = ['Run', 'Outcome', 'Counts', ...factColumns];
  return html`<p>${plural(shown.length, 'result')}, the latest first. The latest formal one counts; where a run tried it more than once, the worst does.</p>
${table(columns, rows(shown.slice(0, most).map((each) => testRow(each, path))))}${cut(shown.length, path)}
${tried(shown, path)}`;
}

/** Every try of the latest results that came of more than one; those of earlier ones stand on the pages of these. */
function tried(shown: readonly ResultShown[], path: string): Markup[] {
  const several = shown.filter(({ attempts: tries }) => tries.length > 1);
  return several.map(({ run, result, attempts: tries }, at) =>
    at < 3 ? html`<h3>Every try in ${run?.id}</h3>${attempts(tries)}` : html`<p>${tries.length} tries in ${link(path, result)}</p>`,
  );
}

function testRow(shown: ResultShown, path: string): Markup {
  const { run, facts, outcome } = shown;
  return html`<tr><td>${run === undefined ? '' : link(path, run)}</td><td>${resultTag(outcome)}${followed(shown, path)}</td><td>${counts(shown)}</td>${factCells(facts)}</tr>`;
}

function ofRun(graph: TraceGraph, run: TraceItem, path: string): Markup {
  const shown = resultsOfRun(run, graph);
  if (shown.length === 0) return html`<p>It has no results.</p>`;
  const row = (each: ResultShown) =>
    html`<tr><td>${each.test === undefined ? '' : html`${link(path, each.test)} ${whole(each.test.title.text)}`}</td><td>${resultTag(each.outcome)}${followed(each, path)}</td><td>${counts(each)}</td><td>${seen(each.attempts)}</td></tr>`;
  return html`<p>${plural(shown.length, 'result')}.</p>
${table(['Case', 'Outcome', 'Counts', 'What was seen'], sections(shown.slice(0, most), row))}${cut(shown.length, path)}`;
}

/** So many results stand on the page of a case or a run; each has a page of its own. */
const most = 500;

function cut(count: number, path: string): Markup | string {
  if (count <= most) return '';
  return html`<p><a href="${relative(path, addressOf.items, 'test-result')}">${plural(count - most, 'more result')}, each on a page of its own</a></p>`;
}

function product(graph: TraceGraph, run: TraceItem): Markup {
  return html`<p>It tested ${runFacts(run, graph).product}.</p>`;
}

function ofResult(shown: ResultShown, path: string): Markup {
  const { run, test, outcome, attempts: tries } = shown;
  return html`<p>${test === undefined ? '' : link(path, test)} ${resultTag(outcome)} in ${run === undefined ? 'a run that is not there' : link(path, run)}${followed(shown, path)}. ${counts(shown)}</p>
${tries.length === 0 ? '' : attempts(tries)}`;
}

function counts({ isLatest, isFormal, doubts, test }: ResultShown): Markup {
  if (!isFormal) return html`no: a development run`;
  if (!isLatest) return html`no: a later formal run has a result`;
  return doubts.length === 0 ? html`yes` : html`no: ${test?.id} ${whole(doubts.join('; '))}`;
}

function followed({ followedBy }: ResultShown, path: string): Markup | string {
  return followedBy.length === 0 ? '' : html`, see ${followedBy.map((each, at) => html`${at === 0 ? '' : ', '}${link(path, each)}`)}`;
}

function attempts(tries: readonly TestResult[]): Markup {
  const withAnomalies = tries.some(({ anomalies }) => anomalies !== undefined);
  const row = (each: TestResult) =>
    html`<tr><td>${nameOf(each)}</td><td>${resultTag(outcomeWord(each.outcome, each.flaky))}</td><td>${shortened(each.observed ?? '')}</td>${withAnomalies && html`<td>${shortened(each.anomalies ?? '')}</td>`}<td>${pathAt(each.place.file, each.place.line)}</td></tr>`;
  const columns = ['Test', 'Outcome', 'What was seen', ...(withAnomalies ? ['Anomalies'] : []), 'Reported in'];
  return html`${table(columns, rows(tries.slice(0, most).map(row)))}${tries.length > most && html`<p class="quiet">${plural(tries.length - most, 'more test')} in the result file.</p>`}`;
}

function nameOf({ name }: TestResult): string {
  return name === undefined ? 'recorded by a person' : shortened(name);
}

function seen(tries: readonly TestResult[]): string {
  return shortened([...new Set(tries.flatMap(({ observed }) => observed ?? []))].join('; '));
}
