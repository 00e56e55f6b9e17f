import { listedInVain } from '../model/change-coverage.ts';
import { verifiedAfter } from '../model/change-evidence.ts';
import { commitsOf, firstApproval, isClosed, isRejected, lastOf, saysCarriedOut, signedAt } from '../model/changes.ts';
import type { Commit } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import { isInForce } from '../model/releases.ts';
import { remembered } from '../model/remembered.ts';
import { isFormal } from '../model/results.ts';
import { dayOf, isLater, isMoment } from '../model/times.ts';
import { answer, answers, isAnswered, type TraceItem } from '../model/trace-item.ts';

/** How far a change request has come; derived from its records, never typed. */
export type ChangeState = 'raised' | 'approved' | 'carried-out' | 'closed' | 'rejected';

/** What is still missing in the loop of a change: request, approval, change, verification, closure, communication. */
export type ChangeGap = 'not-approved' | 'approved-late' | 'not-verified' | 'not-closed' | 'not-communicated';

/** A change request with all that its records say. Texts are as written. */
export interface ChangeShown {
  readonly request: TraceItem;
  readonly state: ChangeState;
  readonly trigger: string | undefined;
  readonly statement: string | undefined;
  readonly resolves: readonly TraceItem[];
  readonly changes: readonly TraceItem[];
  /** Those of them that none of its commits changed, once it is closed and its commits are known. */
  readonly inVain: readonly TraceItem[];
  readonly impact: ChangeImpact;
  readonly repeated: readonly string[];
  /** Its first finished approval, whatever it said then. */
  readonly approval: TraceItem | undefined;
  readonly approvedAt: string | undefined;
  readonly approvedBy: string | undefined;
  /** Commits that carry it out, newest first; undefined where no history was read. */
  readonly commits: readonly Commit[] | undefined;
  /** Was it approved before its first commit, or where none is known before it was closed? Undefined where nothing can be compared. */
  readonly isApprovedFirst: boolean | undefined;
  /** Formal runs made for it, and runs and reviews that show it after its last commit. */
  readonly verifiedBy: readonly TraceItem[];
  readonly communication: string | undefined;
  readonly communicationReason: string | undefined;
  /** What was sent about it. */
  readonly sent: readonly TraceItem[];
  readonly regulatory: string | undefined;
  readonly regulatoryReason: string | undefined;
  readonly rejectedBecause: string | undefined;
  readonly closedOn: string | undefined;
  /** The first release in force made on the day it was closed or later. */
  readonly release: TraceItem | undefined;
  readonly gaps: readonly ChangeGap[];
}

/** What a request says that it touches. */
export interface ChangeImpact {
  readonly released: string | undefined;
  readonly newCauses: string | undefined;
  readonly newControls: string | undefined;
  readonly class: string | undefined;
  readonly safety: string | undefined;
  readonly controls: string | undefined;
  readonly organisation: string | undefined;
  readonly software: string | undefined;
  readonly interfaces: string | undefined;
}

/** Every living change request, in the order of IDs. */
export function changesShown(graph: TraceGraph): readonly ChangeShown[] {
  return graph.ofKind('change-request').map((request) => changeShown(request, graph));
}

/** Asked for by ledgers of changes, problems and releases, so found once a graph. */
export const changeShown = remembered((request: TraceItem, graph: TraceGraph): ChangeShown => {
  const { history } = graph.evidence;
  const commits = history && commitsOf(request, history);
  const approval = firstApproval(request, graph);
  const closedOn = answer(request, 'closed-on');
  const approvedAt = approval && (signedAt(approval) || undefined);
  const started = commits?.at(-1)?.at ?? closedOn;
  const known = {
    request,
    state: stateOf(request, commits, approval),
    approval,
    commits,
    isApprovedFirst: approvedAt === undefined || started === undefined ? undefined : !isLater(approvedAt, started),
    verifiedBy: verifiedBy(request, commits, graph),
    communication: answer(request, 'communication'),
    sent: graph.sources(request, 'about').filter(({ kind, status }) => kind === 'communication' && status !== 'draft'),
    closedOn,
  };
  return {
    ...known,
    trigger: answer(request, 'trigger'),
    statement: answer(request, 'statement'),
    resolves: graph.targets(request, 'resolves'),
    changes: graph.targets(request, 'changes'),
    inVain: (known.state === 'closed' && history !== undefined && listedInVain(request, graph)) || [],
    impact: impactOf(request),
    repeated: answers(request, 'repeat-activities').map(({ text }) => text),
    approvedAt,
    approvedBy: approval && answer(approval, 'signer'),
    communicationReason: answer(request, 'communication-reason'),
    regulatory: answer(request, 'regulatory-significance'),
    regulatoryReason: answer(request, 'regulatory-reason'),
    rejectedBecause: answer(request, 'rejected-because'),
    release: releaseAfter(request, graph),
    gaps: isRejected(request) || request.status === 'draft' ? [] : gapsOf(known),
  };
});

function stateOf(request: TraceItem, commits: readonly Commit[] | undefined, approval: TraceItem | undefined): ChangeState {
  if (isRejected(request)) return 'rejected';
  if (isAnswered(request, 'closed-on')) return 'closed';
  if (saysCarriedOut(request) || (commits?.length ?? 0) > 0) return 'carried-out';
  return approval === undefined ? 'raised' : 'approved';
}

function impactOf(request: TraceItem): ChangeImpact {
  return {
    released: answer(request, 'released-software'),
    newCauses: answer(request, 'new-causes'),
    newControls: answer(request, 'new-controls'),
    class: answer(request, 'class-reevaluation'),
    safety: answer(request, 'safety-analysis'),
    controls: answer(request, 'control-impact'),
    organisation: answer(request, 'effect-on-organisation'),
    software: answer(request, 'effect-on-released-software'),
    interfaces: answer(request, 'effect-on-interfaces'),
  };
}

function verifiedBy(request: TraceItem, commits: readonly Commit[] | undefined, graph: TraceGraph): readonly TraceItem[] {
  const last = lastOf(commits ?? []);
  const runs = graph.sources(request, 'under-change').filter(isFormal);
  return [...new Set([...runs, ...(last === undefined ? [] : verifiedAfter(request, last, graph))])];
}

/** The day on which a change request or a problem report was closed; undefined for what was rejected, was opened again since, or names no day. */
export function closureDay(item: TraceItem): string | undefined {
  const moment = answer(item, 'closed-on');
  const stands = item.kind === 'problem-report' ? isClosed(item) : !isRejected(item);
  return stands && moment !== undefined && isMoment(moment) ? dayOf(moment) : undefined;
}

/** The first release in force that was made on the day on which a change request or a problem report was closed, or later. */
export function releaseAfter(item: TraceItem, graph: TraceGraph): TraceItem | undefined {
  const day = closureDay(item);
  if (day === undefined) return undefined;
  const on = (release: TraceItem) => answer(release, 'released-on') ?? '';
  const later = graph.ofKind('release').filter((release) => isInForce(release) && on(release) !== '' && !isLater(day, on(release)));
  return later.reduce<TraceItem | undefined>((best, each) => (best === undefined || isLater(on(best), on(each)) ? each : best), undefined);
}

type Known = Pick<ChangeShown, 'state' | 'approval' | 'commits' | 'isApprovedFirst' | 'verifiedBy' | 'communication' | 'sent'>;

function gapsOf({ state, approval, commits, isApprovedFirst, verifiedBy: shown, communication, sent }: Known): readonly ChangeGap[] {
  const isMade = state === 'carried-out' || state === 'closed';
  return [
    ...(approval === undefined ? (['not-approved'] as const) : []),
    ...(isApprovedFirst === false ? (['approved-late'] as const) : []),
    // Without a commit nobody can tell what came after the change.
    ...(isMade && shown.length === 0 && (commits?.length ?? 0) > 0 ? (['not-verified'] as const) : []),
    ...(state === 'closed' ? [] : (['not-closed'] as const)),
    ...(communication === 'needed' && sent.length === 0 ? (['not-communicated'] as const) : []),
  ];
}
