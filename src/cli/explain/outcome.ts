import { counted } from '../../emit/count.ts';
import { oneLine } from '../../emit/printable.ts';
import { where } from '../../emit/text/lines.ts';
import type { RunReport, TestResult } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { changeWords } from '../../view/last-change.ts';
import { countsOf, isGood, type Outcome, outcomeOf, outcomeWords, type Proof } from '../../view/outcome.ts';
import {
  outcomeWord,
  productWords,
  type ResultShown,
  type RunFacts,
  resultShown,
  resultsOfRun,
  resultsOfTest,
  runFacts,
} from '../../view/test-results.ts';
import { whyMissing } from '../../view/why-missing.ts';

/** How an item stands by results and reviews, each with run, day, platform and tries; no lines for what has no outcome. */
export function outcomeLines(item: TraceItem, graph: TraceGraph): readonly string[] {
  const outcome = outcomeOf(item, graph);
  if (outcome === undefined) return [];
  return [`  ${outcomeWords[outcome.state]}`, ...outcome.proofs.flatMap((proof) => proofLines(proof, graph)), ...restLines(outcome)];
}

function proofLines({ evidence, state, words, standing, facts }: Proof, graph: TraceGraph): string[] {
  const shown = standing === undefined ? undefined : resultShown(standing.result, graph);
  const moved = (standing?.doubts ?? []).flatMap((doubt) => doubt.moved);
  return [
    ['  ', evidence.id, outcomeWords[state], [words, ...circumstances(facts)].join('; ')],
    ...moved.map((each) => ['    ', changeWords(each, graph)]),
    ...(shown === undefined ? [] : tryLines(shown.attempts)),
  ].map(line);
}

/** When, where, by whom and on what a result was got. */
function circumstances(facts: RunFacts | undefined): readonly string[] {
  if (facts === undefined) return [];
  const { day, platform, responsible, product } = facts;
  return [
    ...(day === undefined ? [] : [day]),
    ...(platform === undefined ? [] : [`on ${platform}`]),
    ...(responsible === undefined ? [] : [`responsible: ${responsible}`]),
    `tested ${productWords(product)}`,
  ];
}

/** Each test behind a result, and what was seen. */
function tryLines(tries: readonly TestResult[]): string[][] {
  return tries.map(({ outcome, flaky, name = 'recorded by a person', observed = '', anomalies, place }) => [
    '    ',
    outcomeWord(outcome, flaky),
    name,
    where(place),
    observed,
    anomalies === undefined ? '' : `anomalies: ${anomalies}`,
  ]);
}

/** So many of what an item rests on are named, the worst first. */
const most = 20;

function restLines({ item, restsOn }: Outcome): string[] {
  if (restsOn.length === 0) return [];
  const counts = countsOf(restsOn.map(({ state }) => state));
  const open = counts.flatMap(([state]) => restsOn.filter((each) => each.state === state && !isGood(state)));
  const left = open.length - most;
  return [
    `  ${oneLine(item.id)} rests on ${counted(restsOn.length, 'item')}: ${counts.map(([state, count]) => `${count} ${outcomeWords[state]}`).join(', ')}`,
    ...open.slice(0, most).map((each) => line(['    ', each.item.id, outcomeWords[each.state], each.item.title.text])),
    ...(left > 0 ? [`    and ${left} more`] : []),
  ];
}

/** All results of a test case, what came of a run, or one result; no lines for other kinds. */
export function resultLines(item: TraceItem, graph: TraceGraph): readonly string[] {
  switch (item.kind) {
    case 'test-case':
    case 'test-run': {
      const unread = whyMissing(graph, 'results');
      if (unread !== undefined) return [`  results were not read: ${unread}`];
      return item.kind === 'test-case' ? ofTest(item, graph) : ofRun(item, graph);
    }
    case 'test-result':
      return resultWords(resultShown(item, graph), item.id);
    default:
      return [];
  }
}

function ofTest(test: TraceItem, graph: TraceGraph): string[] {
  const shown = resultsOfTest(test, graph);
  if (shown.length === 0) return ['  no run has a result of it'];
  return shown.flatMap((each) => resultWords(each, each.run?.id ?? ''));
}

function ofRun(run: TraceItem, graph: TraceGraph): string[] {
  const shown = resultsOfRun(run, graph);
  return [
    `  tested ${productWords(runFacts(run, graph).product)}`,
    ...(shown.length === 0 ? ['  no results'] : shown.map((each) => line(['  ', each.test?.id ?? '', each.outcome, countsWords(each)]))),
    ...(graph.evidence.reports ?? []).filter((report) => report.run === run.id).flatMap(reportLines),
  ];
}

function resultWords(shown: ResultShown, name: string): string[] {
  const followed = shown.followedBy.length === 0 ? [] : [`see ${shown.followedBy.map(({ id }) => id).join(', ')}`];
  return [
    line(['  ', name, shown.outcome, [countsWords(shown), ...circumstances(shown.facts), ...followed].join('; ')]),
    ...tryLines(shown.attempts).map(line),
  ];
}

function countsWords({ isFormal, isLatest, doubts, test }: ResultShown): string {
  if (!isFormal) return 'does not count: a development run';
  if (!isLatest) return 'does not count: a later formal run has a result';
  return doubts.length === 0 ? 'counts' : `does not count: ${test?.id} ${doubts.join('; ')}`;
}

function reportLines({ file, format, tests, unmatched, ambiguous, remarks }: RunReport): string[] {
  return [
    ['  ', file, `${format}, ${counted(tests, 'test')}`],
    ...remarks.map(({ words, place }) => ['    ', words, where(place)]),
    ...unmatched.map(({ name, place }) => ['    ', 'names no test case', name, where(place)]),
    ...ambiguous.map(({ name, cases, place }) => ['    ', `names ${cases.join(' and ')}`, name, where(place)]),
  ].map(line);
}

/** Words two spaces apart behind an indent; what is empty leaves no space. */
function line([indent = '', ...words]: readonly string[]): string {
  return `${indent}${words
    .filter((each) => each !== '')
    .map(oneLine)
    .join('  ')}`;
}
