import type { KindName } from '../../../model/kinds.ts';
import { recordKinds } from '../../../model/record-kinds.ts';
import { matcher, settingsFile } from '../../files.ts';
import type { Settings } from '../../settings.ts';
import type { Contents } from './contents.ts';

/** Does a file hold records alone? */
export function holdsRecords(contents: Contents): boolean {
  const items = [...contents.items].filter(({ kind }) => kind !== 'document');
  return items.length > 0 && items.every(({ kind }) => recordKinds.has(kind));
}

/** A reason why something is not done is as good as a record where it is kept among them. */
const keptAmongRecords: ReadonlySet<string> = new Set<KindName | 'unknown'>(['document', 'unknown', 'justification']);

/** Does a file hold an item that is made and changed, such as a requirement? No folder makes a record of that. */
export function holdsWork(contents: Contents): boolean {
  return [...contents.items].some(({ kind }) => !keptAmongRecords.has(kind) && !recordKinds.has(kind));
}

/** Does a path lie in the folder of records? */
export function recordFolder({ files }: Settings): (path: string) => boolean {
  return (path) => path.startsWith(`${files.records}/`);
}

/**
 * Is a path under control, as `git.controlled` says? Records and results of tests are not, wherever they are kept, but for a file that holds work as well.
 * The settings always are: they say what is under control.
 */
export function controlFilter({ git, files, systems, registers }: Settings): (path: string, hasWork: boolean) => boolean {
  const isControlled = matcher(git.controlled);
  const results = Object.values(systems).flatMap((system) => [...system.results, ...system.coverage]);
  const isRecord = matcher([`${files.records}/**`, ...results]);
  const snapshots = new Set(registers.filter(({ kind }) => recordKinds.has(kind)).map(({ file }) => file));
  return (path, hasWork) => {
    // Globs match no line break, which a name may hold.
    const name = path.replaceAll('\n', ' ');
    if (path === settingsFile) return true;
    return isControlled(name) && (hasWork || !isRecord(name)) && !snapshots.has(path);
  };
}
