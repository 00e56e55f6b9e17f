import { recordKinds } from '../../../model/record-kinds.ts';
import { matcher } from '../../files.ts';
import type { Settings } from '../../settings.ts';
import type { Contents } from './contents.ts';

/** Does a file hold records alone? */
export function holdsRecords(contents: Contents): boolean {
  const items = [...contents.items].filter(({ kind }) => kind !== 'document');
  return items.length > 0 && items.every(({ kind }) => recordKinds.has(kind));
}

/** Is a path under control, as `git.controlled` says? Records and results of tests are not, wherever they are kept. */
export function controlFilter({ git, files, systems, registers }: Settings): (path: string) => boolean {
  const isControlled = matcher(git.controlled);
  const results = Object.values(systems).flatMap((system) => [...system.results, ...system.coverage]);
  const isRecord = matcher([`${files.records}/**`, ...results]);
  const snapshots = new Set(registers.filter(({ kind }) => recordKinds.has(kind)).map(({ file }) => file));
  return (path) => {
    // Globs match no line break, which a name may hold.
    const name = path.replaceAll('\n', ' ');
    return isControlled(name) && !isRecord(name) && !snapshots.has(path);
  };
}
