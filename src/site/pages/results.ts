import type { TestResult } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { outcomeWord, type ResultShown, resultShown, resultsOfRun, resultsOfTest, runFacts } from '../../view/test-results.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { addressOf, relative } from '../address.ts';
import { html, type Markup } from '../markup.ts';
import { resultsStrings } from '../strings/results.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, sections, table } from '../table.ts';
import { inEnglish, link, pathAt, shortened, whole } from '../words.ts';
import { links } from '../written.ts';
import { looseParts } from './loose-tests.ts';
import { factCells, factColumns, productTested, resultTag } from './outcome.ts';

/** Is it a test case, a run or a result? */
export function hasResults({ kind }: TraceItem): boolean {
  return kind === 'test-case' || kind === 'test-run' || kind === 'test-result';
}

/** What results say on the page of a test case, a run or a result; undefined for other kinds. */
export function resultsPart(graph: TraceGraph, item: TraceItem, path: string, language: Language): Markup | undefined {
  const say = speaker(resultsStrings, language);
  const at: Page = { path, language, say };
  const missing = whyMissing(graph, 'results');
  const unread = missing === undefined ? undefined : html`<p>${say('unread', { why: inEnglish(missing, language) })}</p>`;
  switch (item.kind) {
    case 'test-case':
      return unread ?? ofTest(graph, item, at);
    case 'test-run':
      return html`${product(graph, item, at)}${unread ?? ofRun(graph, item, at)}${looseParts(graph, item.id, language)}`;
    case 'test-result':
      return ofResult(resultShown(item, graph), at);
    default:
      return undefined;
  }
}

/** The page that something stands on, and how it is said there. */
interface Page {
  readonly path: string;
  readonly language: Language;
  readonly say: Say<typeof resultsStrings>;
}

function ofTest(graph: TraceGraph, test: TraceItem, at: Page): Markup {
  const { say, language } = at;
  const shown = resultsOfTest(test, graph);
  if (shown.length === 0) return html`<p>${say('noneOfCase')}</p>`;
  const columns = [say.text('run'), say.text('outcome'), say.text('counts'), ...factColumns(language)];
  return html`<p>${say('ofCase', { count: shown.length })}</p>
${table(columns, rows(shown.slice(0, most).map((each) => testRow(each, at))), language)}${cut(shown.length, at)}
${tried(shown, at)}`;
}

/** Every try of the latest results that came of more than one; those of earlier ones stand on the pages of these. */
function tried(shown: readonly ResultShown[], at: Page): Markup[] {
  const { say, path } = at;
  const several = shown.filter(({ attempts: tries }) => tries.length > 1);
  return several.map(({ run, result, attempts: tries }, index) =>
    index < 3
      ? html`<h3>${say('everyTry', { run: run?.id ?? '' })}</h3>${attempts(tries, at)}`
      : html`<p>${say('tries', { count: tries.length, result: link(path, result) })}</p>`,
  );
}

function testRow(shown: ResultShown, at: Page): Markup {
  const { run, facts, outcome } = shown;
  return html`<tr><td>${run === undefined ? '' : link(at.path, run)}</td><td>${resultTag(outcome, at.language)}${followed(shown, at)}</td><td>${counts(shown, at)}</td>${factCells(facts, at.language)}</tr>`;
}

function ofRun(graph: TraceGraph, run: TraceItem, at: Page): Markup {
  const { path, language, say } = at;
  const shown = resultsOfRun(run, graph);
  if (shown.length === 0) return html`<p>${say('noneOfRun')}</p>`;
  const row = (each: ResultShown) =>
    html`<tr><td>${each.test === undefined ? '' : html`${link(path, each.test)} ${whole(each.test.title.text)}`}</td><td>${resultTag(each.outcome, language)}${followed(each, at)}</td><td>${counts(each, at)}</td><td>${seen(each.attempts)}</td></tr>`;
  const columns = [say.text('case'), say.text('outcome'), say.text('counts'), say.text('seen')];
  return html`<p>${say('ofRun', { count: shown.length })}</p>
${table(columns, sections(shown.slice(0, most), row), language)}${cut(shown.length, at)}`;
}

/** So many results stand on the page of a case or a run; each has a page of its own. */
const most = 500;

function cut(count: number, { path, say }: Page): Markup | string {
  if (count <= most) return '';
  return html`<p><a href="${relative(path, addressOf.items, 'test-result')}">${say('moreResults', { count: count - most })}</a></p>`;
}

function product(graph: TraceGraph, run: TraceItem, { language, say }: Page): Markup {
  return html`<p>${say('product', { product: productTested(runFacts(run, graph), language) })}</p>`;
}

function ofResult(shown: ResultShown, at: Page): Markup {
  const { path, language, say } = at;
  const { run, test, outcome, attempts: tries } = shown;
  const where = { test: test === undefined ? '' : link(path, test), run: run === undefined ? say('noRun') : link(path, run) };
  return html`<p>${say('resultIn', { ...where, outcome: resultTag(outcome, language) })}${followed(shown, at)}. ${counts(shown, at)}</p>
${tries.length === 0 ? '' : attempts(tries, at)}`;
}

function counts({ isLatest, isFormal, doubts, test }: ResultShown, { language, say }: Page): Markup {
  if (!isFormal) return say('development');
  if (!isLatest) return say('later');
  return doubts.length === 0 ? say('yes') : say('no', { why: inEnglish(html`${test?.id} ${whole(doubts.join('; '))}`, language) });
}

function followed({ followedBy }: ResultShown, { path, say }: Page): Markup | string {
  if (followedBy.length === 0) return '';
  return say('see', { items: links(followedBy, path) });
}

function attempts(tries: readonly TestResult[], { language, say }: Page): Markup {
  const withAnomalies = tries.some(({ anomalies }) => anomalies !== undefined);
  const row = (each: TestResult) =>
    html`<tr><td>${each.name === undefined ? say('byPerson') : shortened(each.name)}</td><td>${resultTag(outcomeWord(each.outcome, each.flaky), language)}</td><td>${shortened(each.observed ?? '')}</td>${withAnomalies && html`<td>${shortened(each.anomalies ?? '')}</td>`}<td>${pathAt(each.place.file, language, each.place.line)}</td></tr>`;
  const names = ['test', 'outcome', 'seen', ...(withAnomalies ? (['anomalies'] as const) : []), 'reportedIn'] as const;
  const columns = names.map((name) => say.text(name));
  const left = tries.length - most;
  return html`${table(columns, rows(tries.slice(0, most).map(row)), language)}${left > 0 && html`<p class="quiet">${say('moreTests', { count: left })}</p>`}`;
}

function seen(tries: readonly TestResult[]): string {
  return shortened([...new Set(tries.flatMap(({ observed }) => observed ?? []))].join('; '));
}
