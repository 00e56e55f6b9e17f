import type { ClauseChange, Difference, Revision } from '../model/difference.ts';
import type { Snapshot, SnapshotFinding } from '../model/snapshot.ts';
import { changedIn, isRetired, movedIn } from './changed-items.ts';
import { systemChanges } from './changed-systems.ts';
import { named, pairedItems } from './paired-items.ts';

/**
 * What two snapshots say otherwise. Content is compared by its hashes, what is outside these by its words: spelling, wrapping and order make no difference,
 * and a place is told as moved, not as changed. `names` are what the revisions were asked for by; the beginning of their commits where left out.
 */
export function differenceOf(
  before: Snapshot,
  after: Snapshot,
  names: { readonly before?: string | undefined; readonly after?: string | undefined } = {},
): Difference {
  const { pairs, added, removed, renumbered } = pairedItems(before.items, after.items);
  const newId = new Map(renumbered.map(({ from, id }) => [from, id]));
  return {
    schema: 'dhf-difference/1',
    before: revisionOf(before, names.before),
    after: revisionOf(after, names.after),
    added: added.map(named),
    retired: pairs.filter(isRetired).map((pair) => named(pair.after)),
    removed: removed.map(named),
    renumbered,
    moved: pairs.flatMap((pair) => movedIn(pair, newId) ?? []),
    changed: pairs.flatMap((pair) => changedIn(pair) ?? []),
    systems: systemChanges(before.systems, after.systems),
    clauses: clauseChanges(before, after),
    findings: { fresh: beyond(after.findings, before.findings), fixed: beyond(before.findings, after.findings) },
    notJudged: { before: before.notJudged, after: after.notJudged },
  };
}

function revisionOf(
  { commit, product, version, stage, verdict, asOf }: Snapshot,
  name = commit?.slice(0, 12) ?? 'a state outside git',
): Revision {
  return { name, ...(commit === undefined ? {} : { commit }), product, version, stage, verdict, asOf };
}

/** In the order of the standards; what is no longer asked stands last. */
function clauseChanges(before: Snapshot, after: Snapshot): readonly ClauseChange[] {
  const was = new Map(before.clauses.map((clause) => [keyOf(clause), clause]));
  const is = new Set(after.clauses.map(keyOf));
  return [
    ...after.clauses.flatMap((clause): readonly ClauseChange[] => {
      const { standard, number, title, state, remark } = clause;
      const old = was.get(keyOf(clause))?.state;
      return old === state ? [] : [{ standard, number, title, ...(old === undefined ? {} : { before: old }), after: state, remark }];
    }),
    ...before.clauses
      .filter((clause) => !is.has(keyOf(clause)))
      .map(({ standard, number, title, state }) => ({ standard, number, title, before: state })),
  ];
}

function keyOf({ standard, number }: Snapshot['clauses'][number]): string {
  return JSON.stringify([standard, number]);
}

/** Findings that others do not hold, or not as often; the same rule says the same of the same item and clause, wherever it stands. */
function beyond(findings: readonly SnapshotFinding[], others: readonly SnapshotFinding[]): readonly SnapshotFinding[] {
  const left = new Map<string, number>();
  for (const other of others) {
    const key = identity(other);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return findings.filter((finding) => {
    const key = identity(finding);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}

function identity({ rule, item = '', clause = '', message }: SnapshotFinding): string {
  return [rule, item, clause, message].join('\0');
}
