import type { ContentHash } from '../../../model/content-hash.ts';
import type { TouchedItem } from '../../../model/evidence.ts';
import { formerIds } from '../../../model/item-index.ts';
import { compareText } from '../../../model/place.ts';
import type { BlobContents } from './blob-contents.ts';
import { Mentions } from './changed-items.ts';
import { type Contents, movedFields } from './contents.ts';
import { type FileChange, type LoggedCommit, plainFile } from './log.ts';

/**
 * What each of some commits did to items and documents, by the hash of the commit. An item that only went to another file, or is only spelled otherwise, was
 * not touched. Of a merge it is what none of those that it joins has so. `isInHead` are files that HEAD holds.
 */
export async function touchedItems(
  commits: readonly LoggedCommit[],
  contents: BlobContents,
  isSource: (path: string) => boolean,
  isInHead: (blob: string) => boolean,
): Promise<ReadonlyMap<string, readonly TouchedItem[]>> {
  const found = new Map<string, readonly TouchedItem[]>();
  const steps = commits.map((commit) => ({ hash: commit.hash, changes: ownChanges(commit, isSource) }));
  const mentions = new Mentions(steps, isSource);
  contents.open(mentions.blobs);
  try {
    for (const step of steps) {
      await contents.fetch(blobsOf(step.changes));
      found.set(step.hash, touchedIn(step.changes, contents));
      for (const blob of mentions.pass(step)) contents.forget(blob, isInHead(blob));
    }
  } finally {
    contents.close();
  }
  return found;
}

type Side = ReadonlyMap<string, FileChange>;

/** Sources that the commit changed itself, as each of those that it comes from had them. */
function ownChanges({ changes }: LoggedCommit, isSource: (path: string) => boolean): readonly Side[] {
  return changes.map((side) => new Map([...side].filter(([path]) => isSource(path) && changes.every((other) => other.has(path)))));
}

function blobsOf(changes: readonly Side[]): readonly string[] {
  return changes.flatMap((side) =>
    [...side.values()].flatMap(({ before, after }) => [after, before].flatMap((blob) => plainFile(blob) ?? [])),
  );
}

function touchedIn([first = new Map(), ...others]: readonly Side[], contents: BlobContents): readonly TouchedItem[] {
  const elsewhere = others.map((side) => new Set(touchedOnSide(side, contents).map(({ id }) => id)));
  return touchedOnSide(first, contents).filter(({ id }) => elsewhere.every((ids) => ids.has(id)));
}

/** What one item or document is on one side of a change. */
interface Was {
  readonly hash: ContentHash;
  readonly isDocument: boolean;
  readonly isRetired: boolean;
  readonly formerIds: readonly string[];
}

function touchedOnSide(side: Side, contents: BlobContents): readonly TouchedItem[] {
  const before = new Map<string, Was>();
  const after = new Map<string, Was>();
  for (const change of side.values()) {
    const [old, now] = [plainFile(change.before), plainFile(change.after)];
    if (old !== undefined && now !== undefined && takeApart(old, now, before, after, contents)) continue;
    if (old !== undefined) takeWhole(contents.of(old), before);
    if (now !== undefined) takeWhole(contents.of(now), after);
  }
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  const former = formerSelves(before, after);
  const left = new Set(former.values());
  return ids.flatMap((id) => (left.has(id) ? [] : (touch(id, before.get(former.get(id) ?? id), after.get(id), former.has(id)) ?? [])));
}

/** The ID that went, by the one that came and keeps it among its former IDs. */
function formerSelves(before: ReadonlyMap<string, Was>, after: ReadonlyMap<string, Was>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const [id, { formerIds }] of after) {
    const former = before.has(id) ? undefined : formerIds.find((each) => before.has(each) && !after.has(each) && !taken.has(each));
    if (former === undefined) continue;
    taken.add(former);
    found.set(id, former);
  }
  return found;
}

/** What came under another ID and says the same is told as new. */
function touch(id: string, was: Was | undefined, is: Was | undefined, isRenumbered: boolean): TouchedItem | undefined {
  if (was === undefined) return is && { id, how: 'added', fields: [] };
  if (is === undefined) return { id, how: 'removed', fields: [] };
  if (is.isRetired && !was.isRetired) return { id, how: 'retired', fields: [] };
  // The status is outside of the hash; what was retired and lives again is in force again.
  if (was.isRetired && !is.isRetired) return { id, how: 'changed', fields: ['status', ...movedFields(was.hash, is.hash)] };
  if (was.hash.whole === is.hash.whole) return isRenumbered ? { id, how: 'added', fields: [] } : undefined;
  const moved = movedFields(was.hash, is.hash);
  // Where no field moved, the items in a document did, or the item is of another kind.
  if (moved.length === 0 && was.isDocument && is.isDocument) return undefined;
  return { id, how: 'changed', fields: moved.length === 0 ? ['type'] : moved };
}

function takeWhole(contents: Contents, into: Map<string, Was>): void {
  for (const id of contents.ids) take(id, contents, into);
}

/** The first of an ID counts. */
function take(id: string, contents: Contents | undefined, into: Map<string, Was>): void {
  const [item, hash] = [contents?.item(id), contents?.hashOf(id)];
  if (item === undefined || hash === undefined || into.has(id)) return;
  into.set(id, { hash, isDocument: item.kind === 'document', isRetired: item.status === 'retired', formerIds: formerIds(item) });
}

/** Takes from a large document those items alone whose words differ. False where it cannot be taken apart so: then nothing is taken. */
function takeApart(old: string, now: string, before: Map<string, Was>, after: Map<string, Was>, contents: BlobContents): boolean {
  const [then, present] = [contents.sections(old), contents.sections(now)];
  if (!present.isLike(then)) return false;
  const ids = [...new Set([...then.ids, ...present.ids])].filter((id) => then.text(id) !== present.text(id));
  const parts = ids.map((id) => ({ id, was: then.partOf(id), is: present.partOf(id) }));
  // Rows and headings may begin with an ID and be no items: they belong to the words of the document.
  if (parts.some(({ id, was, is }) => (was ?? is)?.item(id) === undefined || (is ?? was)?.item(id) === undefined)) return false;
  for (const { id, was, is } of parts) {
    take(id, was, before);
    take(id, is, after);
  }
  if (then.restsLike(present)) return true;
  const inside = new Set([...then.ids, ...present.ids]);
  for (const [rest, into] of [[then.rest, before] as const, [present.rest, after] as const])
    for (const id of rest.ids) if (!inside.has(id)) take(id, rest, into);
  return true;
}
