import { Carried, takeTouched } from './carried.ts';
import type { LoggedCommit } from './log.ts';

/** The commit that made each file of HEAD what it is there, by path: the last one that no commit before it has it from. */
export function lastChanges(commits: readonly LoggedCommit[], paths: Iterable<string>): ReadonlyMap<string, LoggedCommit> {
  const found = new Map<string, LoggedCommit>();
  const carried = new Carried<true>(() => true);
  const [head] = commits;
  if (head !== undefined) carried.bring(head.hash, new Map(Array.from(paths, (path) => [path, true])));
  for (const commit of commits) {
    let open = carried.take(commit.hash);
    for (const [at, parent] of commit.parents.entries()) {
      const touched = takeTouched(open, commit.changes[at] ?? new Map());
      carried.bring(parent, open);
      open = touched;
    }
    for (const path of open.keys()) found.set(path, commit);
  }
  return found;
}
