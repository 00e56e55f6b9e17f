import { isApproving } from '../model/approvals.ts';
import { isCalled, requestsByCommit } from '../model/changes.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { DocumentChange, Past, Wording } from '../model/past.ts';
import { plannedRoles } from '../model/planned-roles.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { type ApprovalShown, approvalsOver } from './approvals.ts';

/** What is said of a controlled document before its words. What the document does not say is absent. */
export interface DocumentControl {
  readonly number: string;
  readonly revision?: string | undefined;
  /** A day, as `2026-11-22`. */
  readonly effectiveOn?: string | undefined;
  readonly author?: string | undefined;
  /** Roles that have to approve it. */
  readonly approverRoles: readonly string[];
  readonly isApproved: boolean;
  /** Everybody who stands for it, the latest first. */
  readonly signatures: readonly Signature[];
  /** Roles whose approval it needs as it reads now, and has not; an empty one where nobody approved it and nobody says who should. */
  readonly unsigned: readonly string[];
}

/** One record over a document, with the person apart from the role. */
export interface Signature extends ApprovalShown {
  readonly name: string;
  readonly role: string;
}

/** The control block of a document. */
export function documentControl(graph: TraceGraph, document: TraceItem): DocumentControl {
  const approverRoles = [...new Set(plannedRoles(document, graph))];
  const current = graph.approvals.approvalsOf(document);
  const signed = new Set(current.map((approval) => answer(approval, 'role')));
  const isApproved = current.length > 0;
  return {
    number: document.id,
    revision: answer(document, 'revision'),
    effectiveOn: answer(document, 'effective-on'),
    author: answer(document, 'author'),
    approverRoles,
    isApproved,
    signatures: approvalsOver(graph, document).map((shown) => ({
      ...shown,
      name: answer(shown.approval, 'signer') ?? '',
      role: answer(shown.approval, 'role') ?? '',
    })),
    unsigned: approverRoles.length === 0 && !isApproved ? [''] : approverRoles.filter((role) => !signed.has(role)),
  };
}

/** One commit in the change history of a document. */
export interface ChangeRow extends Omit<DocumentChange, 'requests'> {
  /** The change requests that it carries out. */
  readonly requests: readonly TraceItem[];
  /** Names in its trailer that are no change request here. */
  readonly otherRequests: readonly string[];
  /** Approvals over what the document says there. */
  readonly approvals: readonly TraceItem[];
}

/** The change history of a document, newest first; undefined where no commit holds its file. */
export function changeHistory(graph: TraceGraph, document: TraceItem, past: Past): readonly ChangeRow[] | undefined {
  const before = past.documents.get(document.id);
  if (before === undefined) return undefined;
  const approvals = approvalsByCommit(graph, document, past);
  const carriedOut = requestsOf(graph);
  return before.changes.map(({ requests: names, ...change }) => {
    const requests = carriedOut.get(change.commit) ?? [];
    return {
      ...change,
      requests,
      otherRequests: names.filter((name) => !requests.some((request) => isCalled(request, name))),
      approvals: approvals.get(change.commit) ?? [],
    };
  });
}

/** Change requests by the commits that carry them out: the same for all documents of a graph. */
function requestsOf(graph: TraceGraph): ReadonlyMap<string, readonly TraceItem[]> {
  const found = known.get(graph) ?? requestsIn(graph);
  known.set(graph, found);
  return found;
}

function requestsIn(graph: TraceGraph): ReadonlyMap<string, readonly TraceItem[]> {
  const { history } = graph.evidence;
  const made = history === undefined ? [] : [...requestsByCommit(graph, history)];
  return new Map(made.map(([{ hash }, requests]) => [hash, requests]));
}

const known = new WeakMap<TraceGraph, ReadonlyMap<string, readonly TraceItem[]>>();

/** An approval stands beside the commit that holds the words it stands over: those of now are in the last one, unless they were edited since. */
function approvalsByCommit(graph: TraceGraph, document: TraceItem, past: Past): ReadonlyMap<string, readonly TraceItem[]> {
  const { changes = [], isEdited = true } = past.documents.get(document.id) ?? {};
  const commits = new Map(past.wordings.get(document.id)?.map(({ hash, commit }) => [hash, commit]));
  const [latest] = changes;
  if (latest !== undefined && !isEdited) commits.set(graph.hashOf(document).whole, latest.commit);
  const found = new Map<string, TraceItem[]>();
  for (const { approval, parts } of graph.approvals.covers(document.id)) {
    const commit = commits.get(parts.get('whole')?.hash ?? '');
    if (commit !== undefined) found.set(commit, [...(found.get(commit) ?? []), approval]);
  }
  return found;
}

/** A revision of a document that somebody approved and a commit holds. */
export interface ApprovedRevision {
  readonly revision: string;
  readonly wording: Wording;
  /** The approvals over it. */
  readonly approvals: readonly TraceItem[];
}

/** Approved revisions of a document other than what it says now, newest first. */
export function approvedRevisions(graph: TraceGraph, document: TraceItem, past: Past): readonly ApprovedRevision[] {
  const covers = graph.approvals.covers(document.id).filter(({ approval }) => isApproving(approval));
  return (past.wordings.get(document.id) ?? []).flatMap((wording) => {
    const approvals = covers.filter(({ parts }) => parts.get('whole')?.hash === wording.hash).map(({ approval }) => approval);
    return approvals.length === 0 ? [] : [{ revision: answer(wording.item, 'revision') ?? '', wording, approvals }];
  });
}
