import { basename } from 'node:path/posix';
import { type FileChange, type LoggedCommit, plainFile } from '../evidence/history/log.ts';

/** A file as one commit made it. */
export interface FileVersion {
  readonly commit: string;
  /** Its path there. */
  readonly file: string;
  /** ID of git's object. */
  readonly blob: string;
}

/** What commits made of files of HEAD, newest first, by the path that each has there. A file is followed to where it was moved from. */
export function fileVersions(log: readonly LoggedCommit[], files: Iterable<string>): ReadonlyMap<string, readonly FileVersion[]> {
  const versions = new Map<string, FileVersion[]>();
  const present = new Map(Array.from(files, (file) => [file, file]));
  for (const commit of log) {
    const moves: [from: string, file: string][] = [];
    for (const [path, change] of ownChanges(commit)) {
      const file = present.get(path);
      const blob = plainFile(change.after);
      if (file === undefined || blob === undefined) continue;
      const from = change.before === undefined ? movedFrom(path, blob, commit) : undefined;
      if (from !== undefined) {
        present.delete(path);
        moves.push([from, file]);
        // A move alone says nothing else.
        if (commit.changes[0]?.get(from)?.before === blob) continue;
      }
      versions.set(file, [...(versions.get(file) ?? []), { commit: commit.hash, file: path, blob }]);
    }
    for (const [from, file] of moves) present.set(from, file);
  }
  return versions;
}

/** What a commit changed itself: of a merge only what none of those that it joins has so. */
function ownChanges({ changes: [first = new Map(), ...others] }: LoggedCommit): readonly (readonly [path: string, change: FileChange])[] {
  return [...first].filter(([path]) => others.every((side) => side.has(path)));
}

/** The file that a commit took away while it brought this one: of the same content, or the only one of the same name. */
function movedFrom(path: string, blob: string, { changes: [changes = new Map<string, FileChange>()] }: LoggedCommit): string | undefined {
  const gone = [...changes].flatMap(([from, { before, after }]) => (after === undefined && before !== undefined ? [{ from, before }] : []));
  const same = gone.find(({ before }) => before === blob);
  const [alike, ...others] = gone.filter(({ from }) => basename(from) === basename(path));
  return same?.from ?? (others.length === 0 ? alike?.from : undefined);
}
