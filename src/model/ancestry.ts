import type { History } from './evidence.ts';

/** A commit and all that it comes from, by hash; nothing where it is no part of the history. */
export function ancestry(commit: string, { commits }: History): ReadonlySet<string> {
  const found = new Set<string>();
  const open = new Set([commit]);
  const parents = new Map(
    commits.map(({ hash, parents }, at) => [hash, parents ?? commits.slice(at + 1, at + 2).map((next) => next.hash)]),
  );
  for (const hash of open) {
    const from = parents.get(hash);
    if (from === undefined) continue;
    found.add(hash);
    for (const parent of from) open.add(parent);
  }
  return found;
}
