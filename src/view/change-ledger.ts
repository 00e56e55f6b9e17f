import { type Standing, standingOf } from '../model/change-approval.ts';
import { changedThings, isListed } from '../model/change-coverage.ts';
import { isCalled, isRejected, requestsByCommit } from '../model/changes.ts';
import { controlStart } from '../model/control-start.ts';
import type { Commit } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { controlledFiles } from '../model/under-control.ts';
import type { Sheet } from './sheet.ts';

/** A commit that changed what is under control, and by what right. */
export interface LedgerEntry {
  readonly commit: Commit;
  /** Change requests that it belongs to, rejected ones too. */
  readonly requests: readonly TraceItem[];
  /** Names in its trailer that are no living change request. */
  readonly unknown: readonly string[];
  readonly standing: Standing;
  /** Items and parts of the software that it changed; undefined where nobody compared. */
  readonly items: readonly TraceItem[] | undefined;
  /** Those of them that none of its requests lists. */
  readonly unlisted: readonly TraceItem[];
  /** Controlled files that it changed. */
  readonly files: readonly string[];
}

/** All that was changed since change control started, commit by commit. */
export interface ChangeLedger {
  /** When it started, RFC 3339. */
  readonly since: string;
  /** Newest first, in the order of merging; commits that touch records alone are none. */
  readonly entries: readonly LedgerEntry[];
}

/** The ledger of what was really changed; undefined without a history, and where nothing that starts change control is there. */
export function changeLedger(graph: TraceGraph): ChangeLedger | undefined {
  const { history } = graph.evidence;
  const start = history && controlStart(graph);
  if (history === undefined || start === undefined) return undefined;
  const requests = requestsByCommit(graph, history);
  const isControlled = controlledFiles(graph, history);
  const entries = history.commits
    .filter((commit) => start.isBefore(commit))
    .map((commit) => entryOf(commit, requests.get(commit) ?? [], (path) => isControlled(path, commit), graph))
    .filter(({ files, items = [] }) => files.length > 0 || items.length > 0);
  return { since: start.at, entries };
}

function entryOf(commit: Commit, requests: readonly TraceItem[], isControlled: (path: string) => boolean, graph: TraceGraph): LedgerEntry {
  const things = changedThings(commit, graph);
  const living = requests.filter((request) => !isRejected(request));
  const unlisted = living.length === 0 ? [] : (things ?? []).filter((thing) => !isListed(thing, living, graph));
  return {
    commit,
    requests,
    unknown: commit.requests.filter((name) => !requests.some((request) => isCalled(request, name))),
    standing: standingOf(commit, requests, graph),
    items: things?.map(({ item }) => item),
    unlisted: unlisted.map(({ item }) => item),
    files: commit.paths.filter(isControlled),
  };
}

/** The ledger as a table to take away. */
export function ledgerSheet(graph: TraceGraph): Sheet {
  const entries = changeLedger(graph)?.entries ?? [];
  const ids = (items: readonly TraceItem[]) => items.map(({ id }) => id).join(', ');
  return {
    name: 'changes',
    title: 'Changes since control started',
    header: ['Commit', 'Merged at', 'Author', 'Subject', 'Change requests', 'Approval', 'Items changed', 'Not listed', 'Controlled files'],
    rows: entries.map(({ commit, requests, standing, items = [], unlisted, files }) => [
      ...[commit.hash, commit.at, commit.author, commit.subject, ids(requests), standing.replaceAll('-', ' ')],
      ...[ids(items), ids(unlisted), files.join(', ')],
    ]),
  };
}
