import { type AcceptedFailure, acceptedUnreported, knownAnomalies } from '../model/anomalies.ts';
import type { TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { isCurrent, isInForce, releasedBy, runsOf, statementsOfNone } from '../model/releases.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import { type ApprovalShown, approvalsOver } from './approvals.ts';
import { releaseAfter } from './changes.ts';
import { type ResidualShown, residualOf } from './problems.ts';
import { type RunFacts, runFacts, tallyOf } from './test-results.ts';

/** `draft` and `withdrawn` as the record says; `coming` is dated after the day of judging; `field` is the latest that reached users, `earlier` any before it. */
export type ReleaseState = 'draft' | 'coming' | 'field' | 'earlier' | 'withdrawn';

/** A release with all that its records say. Texts are as written. */
export interface ReleaseShown {
  readonly release: TraceItem;
  readonly state: ReleaseState;
  readonly version: string | undefined;
  /** Of its software systems, as written. */
  readonly versions: readonly string[];
  readonly tag: string | undefined;
  readonly releasedOn: string | undefined;
  readonly withdrawnOn: string | undefined;
  readonly statement: string | undefined;
  readonly baselines: readonly { readonly baseline: TraceItem; readonly tag: string | undefined }[];
  readonly delivery: readonly TraceItem[];
  readonly buildCommand: string | undefined;
  readonly builder: string | undefined;
  readonly tools: readonly string[];
  readonly artefacts: readonly string[];
  readonly archives: readonly ArchiveShown[];
  /** Content hashes of the product, each with the formal runs that tested it. */
  readonly products: readonly { readonly sha256: string; readonly runs: readonly TraceItem[] }[];
  /** Formal runs of what it holds, with how often each outcome came and which product each tested. */
  readonly runs: readonly { readonly run: TraceItem; readonly tally: ReturnType<typeof tallyOf>; readonly facts: RunFacts }[];
  readonly approvals: readonly ApprovalShown[];
  readonly residual: readonly ResidualShown[];
  /** Known anomalies of its version that nobody listed, and failures that were accepted and have no report; none of a draft. */
  readonly unlisted: readonly TraceItem[];
  readonly accepted: readonly AcceptedFailure[];
  /** Finished statements that no anomaly is known. */
  readonly noneKnown: readonly TraceItem[];
  /** The release before it. */
  readonly before: TraceItem | undefined;
  /** Change requests and problem reports closed since the release before: this is the first release after their closure. */
  readonly changes: readonly TraceItem[];
  readonly problems: readonly TraceItem[];
  /** Is it the version that is being judged? */
  readonly isCurrent: boolean;
}

export interface ArchiveShown {
  readonly archive: TraceItem;
  readonly location: string | undefined;
  readonly contents: readonly string[];
  readonly retention: string | undefined;
}

/** Every living release, the latest first; `asOf` is the day of judging. */
export function releasesShown(graph: TraceGraph, asOf: string): readonly ReleaseShown[] {
  const all = [...graph.ofKind('release')].sort((a, b) => compareText(dayOfRelease(b), dayOfRelease(a)) || compareText(b.id, a.id));
  const reached = new Set(releasedBy(asOf, graph));
  const field = all.find((release) => reached.has(release) && isInForce(release));
  const closedBefore = (kind: 'change-request' | 'problem-report') => Map.groupBy(graph.ofKind(kind), (item) => releaseAfter(item, graph));
  const [changes, problems] = [closedBefore('change-request'), closedBefore('problem-report')];
  return all.map((release, at) => ({
    release,
    state: stateOf(release, reached, field),
    version: answer(release, 'version'),
    versions: answers(release, 'versions').map(({ text }) => text),
    tag: answer(release, 'tag'),
    releasedOn: answer(release, 'released-on'),
    withdrawnOn: answer(release, 'withdrawn-on'),
    statement: answer(release, 'statement'),
    baselines: graph.targets(release, 'includes').map((baseline) => ({ baseline, tag: answer(baseline, 'tag') })),
    delivery: graph.targets(release, 'delivery'),
    buildCommand: answer(release, 'build-command'),
    builder: answer(release, 'builder'),
    tools: answers(release, 'tools').map(({ text }) => text),
    artefacts: answers(release, 'artefacts').map(({ text }) => text),
    archives: graph.sources(release, 'archives').map(archiveShown),
    ...testedIn(release, graph),
    approvals: approvalsOver(graph, release),
    residual: graph.sources(release, 'residual-in').flatMap((problem) => residualOf(problem, graph) ?? []),
    ...notListed(release, graph),
    noneKnown: statementsOfNone(release, graph),
    before: all.slice(at + 1).find(isInForce),
    changes: changes.get(release) ?? [],
    problems: problems.get(release) ?? [],
    isCurrent: isCurrent(release, graph),
  }));
}

function dayOfRelease(release: TraceItem): string {
  return answer(release, 'released-on') ?? '9999';
}

function stateOf(release: TraceItem, reached: ReadonlySet<TraceItem>, field: TraceItem | undefined): ReleaseState {
  if (release.status === 'draft') return 'draft';
  if (!isInForce(release)) return 'withdrawn';
  if (!reached.has(release)) return 'coming';
  return release === field ? 'field' : 'earlier';
}

function archiveShown(archive: TraceItem): ArchiveShown {
  return {
    archive,
    location: answer(archive, 'location'),
    contents: answers(archive, 'contents').map(({ text }) => text),
    retention: answer(archive, 'retention-until'),
  };
}

function notListed(release: TraceItem, graph: TraceGraph): Pick<ReleaseShown, 'unlisted' | 'accepted'> {
  if (release.status === 'draft') return { unlisted: [], accepted: [] };
  const listed = new Set(graph.sources(release, 'residual-in'));
  return {
    unlisted: knownAnomalies(release, graph).filter((problem) => !listed.has(problem)),
    accepted: acceptedUnreported(release, graph),
  };
}

function testedIn(release: TraceItem, graph: TraceGraph): Pick<ReleaseShown, 'products' | 'runs'> {
  const runs = runsOf(release, graph);
  const byHash = Map.groupBy(runs, (run) => answer(run, 'product-sha256'));
  return {
    products: [...byHash].flatMap(([sha256, tested]) => (sha256 === undefined ? [] : [{ sha256, runs: tested }])),
    runs: runs.map((run) => ({ run, tally: tallyOf(run, graph), facts: runFacts(run, graph) })),
  };
}
