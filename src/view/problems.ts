import { isClosed, solving } from '../model/changes.ts';
import type { TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { foundOn } from '../model/problems.ts';
import { caseOf, endOf, formalResults, isFailure, isReported, runOf } from '../model/results.ts';
import { daysBetween, isLater, isMoment } from '../model/times.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import { type ChangeState, changeShown } from './changes.ts';
import { type OutcomeState, proofByTest } from './outcome.ts';
import { type ResultShown, resultShown } from './test-results.ts';

/** How far a problem report has come; derived from its records, never typed. */
export type ProblemState = 'open' | 'investigated' | 'reopened' | 'closed';

/** What is still missing in the loop of a problem: evaluation, decision, change, retest, closure; telling others; judging what stays. */
export type ProblemGap = 'not-investigated' | 'no-decision' | 'change-open' | 'not-retested' | 'not-closed' | 'nobody-told' | 'not-judged';

/** A problem report with all that its records say. Texts are as written. */
export interface ProblemShown {
  readonly problem: TraceItem;
  readonly state: ProblemState;
  readonly foundHow: string | undefined;
  readonly foundIn: readonly TraceItem[];
  readonly versions: readonly string[];
  readonly affects: readonly TraceItem[];
  readonly criticality: string | undefined;
  readonly investigatedOn: string | undefined;
  readonly cause: string | undefined;
  readonly outcome: string | undefined;
  readonly safetyRelated: string | undefined;
  readonly safetyEvaluation: string | undefined;
  readonly securityRelated: string | undefined;
  readonly notified: readonly string[];
  readonly noNoticeReason: string | undefined;
  readonly noActionReason: string | undefined;
  readonly requests: readonly { readonly request: TraceItem; readonly state: ChangeState }[];
  readonly retests: readonly Retest[];
  readonly closedOn: string | undefined;
  readonly closedBy: string | undefined;
  /** The four answers of its closure that are given, by field. */
  readonly closure: readonly (readonly [field: string, text: string])[];
  readonly residual: ResidualShown | undefined;
  /** The earliest day that the records tell. */
  readonly since: string | undefined;
  /** Days from then to its closure, or to the day of judging; undefined where a day is missing. */
  readonly days: number | undefined;
  readonly gaps: readonly ProblemGap[];
}

/** Something that shows a problem to be solved: a run made for its change, or a test that the change names. */
export interface Retest {
  readonly evidence: TraceItem;
  /** Of a test, by its latest formal result. */
  readonly state: OutcomeState | undefined;
}

/** Who judged the risk of an anomaly that stays. */
export interface ResidualShown {
  readonly problem: TraceItem;
  readonly releases: readonly TraceItem[];
  readonly risk: string | undefined;
  readonly acceptable: string | undefined;
  readonly by: string | undefined;
  readonly on: string | undefined;
}

/** Every living problem report, in the order of IDs. `asOf` is the day on which age is judged. */
export function problemsShown(graph: TraceGraph, asOf: string): readonly ProblemShown[] {
  return graph.ofKind('problem-report').map((problem) => problemShown(problem, graph, asOf));
}

const closureFields = ['closure-resolved', 'closure-trend', 'closure-implemented', 'closure-new-problems'] as const;

export function problemShown(problem: TraceItem, graph: TraceGraph, asOf: string): ProblemShown {
  const text = (field: string) => answer(problem, field);
  const requests = solving(problem, graph).map((request) => ({ request, state: changeShown(request, graph).state }));
  const closedOn = text('closed-on');
  const since = foundOn(problem, graph);
  const known = {
    problem,
    state: stateOf(problem),
    safetyRelated: text('safety-related'),
    securityRelated: text('security-related'),
    notified: answers(problem, 'notified').map((value) => value.text),
    noNoticeReason: text('no-notice-reason'),
    noActionReason: text('no-action-reason'),
    requests,
    retests: requests.flatMap(({ request }) => retestsOf(request, graph)),
    residual: residualOf(problem, graph),
  };
  return {
    ...known,
    foundHow: text('found-how'),
    foundIn: graph.targets(problem, 'found-in'),
    versions: answers(problem, 'affected-versions').map((value) => value.text),
    affects: graph.targets(problem, 'affects'),
    criticality: text('criticality'),
    investigatedOn: text('investigated-on'),
    cause: text('cause'),
    outcome: text('outcome'),
    safetyEvaluation: text('safety-evaluation'),
    closedOn,
    closedBy: text('closed-by'),
    closure: closureFields.flatMap((field) => {
      const said = text(field);
      return said === undefined ? [] : [[field, said] as const];
    }),
    since,
    days: age(since, known.state === 'closed' ? closedOn : asOf),
    gaps: problem.status === 'draft' ? [] : gapsOf(known),
  };
}

function stateOf(problem: TraceItem): ProblemState {
  if (isClosed(problem)) return 'closed';
  if (answer(problem, 'reopened-on') !== undefined) return 'reopened';
  return answer(problem, 'investigated-on') === undefined ? 'open' : 'investigated';
}

/** Formal runs made for a change, and the tests among what it changes. */
function retestsOf(request: TraceItem, graph: TraceGraph): readonly Retest[] {
  const { verifiedBy, changes } = changeShown(request, graph);
  const tests = changes.filter(({ kind }) => kind === 'test-case');
  return [
    ...verifiedBy.map((evidence) => ({ evidence, state: undefined })),
    ...tests.map((evidence) => ({ evidence, state: proofByTest(evidence, graph).state })),
  ];
}

/** What is known of an anomaly that stays in releases; undefined for one that stays in none. */
export function residualOf(problem: TraceItem, graph: TraceGraph): ResidualShown | undefined {
  const releases = graph.targets(problem, 'residual-in');
  if (releases.length === 0) return undefined;
  return {
    problem,
    releases,
    risk: answer(problem, 'residual-risk'),
    acceptable: answer(problem, 'residual-acceptable'),
    by: answer(problem, 'residual-judged-by'),
    on: answer(problem, 'residual-judged-on'),
  };
}

function age(from: string | undefined, to: string | undefined): number | undefined {
  return from === undefined || to === undefined || !isMoment(to) ? undefined : daysBetween(from, to);
}

type Known = Pick<
  ProblemShown,
  'state' | 'safetyRelated' | 'securityRelated' | 'notified' | 'noNoticeReason' | 'noActionReason' | 'requests' | 'retests' | 'residual'
>;

function gapsOf(known: Known): readonly ProblemGap[] {
  const { state, requests, residual } = known;
  if (state === 'open') return ['not-investigated'];
  const isDecided = requests.length > 0 || known.noActionReason !== undefined;
  const isRelated = known.safetyRelated === 'yes' || known.securityRelated === 'yes';
  const isOpen = requests.some((each) => each.state !== 'closed');
  return [
    ...(isDecided ? [] : (['no-decision'] as const)),
    ...(isOpen ? (['change-open'] as const) : []),
    ...(requests.length > 0 && !isOpen && known.retests.length === 0 ? (['not-retested'] as const) : []),
    ...(state === 'closed' ? [] : (['not-closed'] as const)),
    ...(isRelated && known.notified.length === 0 && known.noNoticeReason === undefined ? (['nobody-told'] as const) : []),
    ...(residual !== undefined && (residual.by === undefined || residual.acceptable === undefined) ? (['not-judged'] as const) : []),
  ];
}

/** How many problems were found and closed in each month, and how many each version has. */
export interface ProblemCounts {
  readonly months: readonly { readonly month: string; readonly found: number; readonly closed: number; readonly open: number }[];
  readonly versions: readonly { readonly version: string; readonly problems: number; readonly open: number }[];
  /** Problems of which no day is known; they are in no month. */
  readonly undated: number;
}

/** Every month from the first problem to the last event; `open` counts those that were found and not closed at its end. */
export function problemCounts(problems: readonly ProblemShown[]): ProblemCounts {
  const dated = problems.filter(({ since }) => since !== undefined) as readonly (ProblemShown & { readonly since: string })[];
  const foundIn = dated.map(({ since }) => since.slice(0, 7));
  const closedIn = dated.flatMap(({ state, closedOn }) => (state === 'closed' && closedOn !== undefined ? [closedOn.slice(0, 7)] : []));
  const count = (list: readonly string[], fits: (month: string) => boolean) => list.filter(fits).length;
  const months = monthsBetween([...foundIn, ...closedIn].sort(compareText)).map((month) => ({
    month,
    found: count(foundIn, (each) => each === month),
    closed: count(closedIn, (each) => each === month),
    open: count(foundIn, (each) => each <= month) - count(closedIn, (each) => each <= month),
  }));
  const byVersion = Map.groupBy(
    problems.flatMap((problem) => problem.versions.map((version) => ({ version, problem }))),
    ({ version }) => version,
  );
  const versions = [...byVersion].map(([version, list]) => ({
    version,
    problems: list.length,
    open: list.filter(({ problem }) => problem.state !== 'closed').length,
  }));
  return { months, versions: versions.sort((a, b) => compareText(a.version, b.version)), undated: problems.length - dated.length };
}

/** A hundred years at most: a wrong date makes no endless table. */
export function monthsBetween(months: readonly string[]): readonly string[] {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const list = [first];
  for (let at = first; at < last && list.length < 1200; list.push(at)) {
    const [year = 0, month = 1] = at.split('-').map(Number);
    at = month === 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${at.slice(0, 4)}-${String(month + 1).padStart(2, '0')}`;
  }
  return list;
}

/** A test that did not pass, and where that went. */
export interface FailureShown extends ResultShown {
  /** A finished problem report or a disposition settles it; asked of formal runs only. */
  readonly isReported: boolean;
  readonly problems: readonly { readonly problem: TraceItem; readonly state: ProblemState }[];
  readonly requests: readonly TraceItem[];
  /** The latest formal result of the same case, where that is a later one. */
  readonly retest: ResultShown | undefined;
}

/** Every result that did not pass, the latest first. */
export function failuresShown(graph: TraceGraph): readonly FailureShown[] {
  const failures = graph.ofKind('test-result').filter(isFailure);
  const dated = failures.map((result) => ({ result, run: runOf(result, graph) }));
  const sorted = dated.sort((a, b) => compareText(b.run ? endOf(b.run) : '', a.run ? endOf(a.run) : ''));
  return sorted.map(({ result, run }) => {
    const problems = graph.sources(result, 'found-in').map((problem) => ({ problem, state: stateOf(problem) }));
    return {
      ...resultShown(result, graph),
      isReported: isReported(result, graph),
      problems,
      requests: [...new Set(problems.flatMap(({ problem }) => solving(problem, graph)))],
      retest: retestOf(result, run, graph),
    };
  });
}

function retestOf(result: TraceItem, run: TraceItem | undefined, graph: TraceGraph): ResultShown | undefined {
  const test = caseOf(result, graph);
  const latest = test && formalResults(test, graph)[0];
  const latestRun = latest && runOf(latest, graph);
  if (latest === undefined || latestRun === undefined || run === undefined || !isLater(endOf(latestRun), endOf(run))) return undefined;
  return resultShown(latest, graph);
}
