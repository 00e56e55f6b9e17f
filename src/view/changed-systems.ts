import type { SystemChange } from '../model/difference.ts';
import { compareIds } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import type { Snapshot, SnapshotSystem } from '../model/snapshot.ts';
import { listChanges, sides } from './changed-items.ts';

/** What moved in the products of software systems, by ID; systems in which nothing did are left out. */
export function systemChanges(before: Snapshot['systems'], after: Snapshot['systems']): readonly SystemChange[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareIds);
  return ids.map((id) => systemChange(id, before[id], after[id])).filter(isAnything);
}

function systemChange(system: string, before: SnapshotSystem | undefined, after: SnapshotSystem | undefined): SystemChange {
  return {
    system,
    ...(before?.version === after?.version ? {} : { version: sides(before?.version, after?.version) }),
    ...(before?.class === after?.class ? {} : { class: sides(before?.class, after?.class) }),
    ...(before?.product === after?.product ? {} : { product: sides(before?.product, after?.product) }),
    files: fileChanges(before, after),
    components: componentChanges(before, after),
  };
}

/** A system that is not there has no files; of one whose files nobody saw nothing can be said. */
function fileChanges(before: SnapshotSystem | undefined, after: SnapshotSystem | undefined): SystemChange['files'] {
  const was = before === undefined ? {} : before.files;
  const is = after === undefined ? {} : after.files;
  if (was === undefined || is === undefined) return { added: [], removed: [], changed: [] };
  const { added, removed } = listChanges(Object.keys(was), Object.keys(is));
  const changed = Object.keys(is).filter((path) => Object.hasOwn(was, path) && was[path] !== is[path]);
  return { added: [...added].sort(compareText), removed: [...removed].sort(compareText), changed: changed.sort(compareText) };
}

function componentChanges(before: SnapshotSystem | undefined, after: SnapshotSystem | undefined): SystemChange['components'] {
  const was = before === undefined ? [] : before.components;
  const is = after === undefined ? [] : after.components;
  return was === undefined || is === undefined ? { added: [], removed: [] } : listChanges(was, is);
}

function isAnything({ files, components, ...rest }: SystemChange): boolean {
  const lists = [...Object.values(files), ...Object.values(components)];
  return Object.keys(rest).length > 1 || lists.some((list) => list.length > 0);
}
