import { normal } from '../model/content-hash.ts';
import type { Changed, FieldChange, LinkChange, Moved } from '../model/difference.ts';
import { compareText } from '../model/place.ts';
import type { SnapshotField, SnapshotItem } from '../model/snapshot.ts';
import { named, type Pair } from './paired-items.ts';

/** Did it live before, and is it retired now? */
export function isRetired({ before, after }: Pair): boolean {
  return before.status !== 'retired' && after.status === 'retired';
}

/**
 * An item that stands in another file, document or spelling; a file that is only called after the new ID is no other one. `newId` gives the ID that a document
 * has now, by the one that it had.
 */
export function movedIn({ before, after }: Pair, newId: ReadonlyMap<string, string>): Moved | undefined {
  const { document } = before;
  const isThere =
    asAnyId(before) === asAnyId(after) &&
    before.spelling === after.spelling &&
    (document === after.document || (document !== undefined && newId.get(document) === after.document));
  return isThere ? undefined : { ...named(after), from: placeOf(before), to: placeOf(after) };
}

/** The path of an item's file, whatever ID the file is called after. */
function asAnyId({ file, id }: SnapshotItem): string {
  return file.endsWith(`/${id}.md`) || file === `${id}.md` ? `${file.slice(0, -id.length - 3)}*` : file;
}

function placeOf({ file, document, spelling }: SnapshotItem): Moved['from'] {
  return { file, ...(document === undefined ? {} : { document }), spelling };
}

/** What an item or document says otherwise, or how it stands otherwise. That things in a document changed is said of these alone. */
export function changedIn(pair: Pair): Changed | undefined {
  const { before, after } = pair;
  const links = linkChanges(before.links, after.links);
  const fields = fieldChanges(pair, new Set(links.map(({ field }) => field)));
  const standing = standingOf(pair);
  if (fields.length + links.length + Object.keys(standing).length === 0) return undefined;
  return {
    ...named(after),
    ...(before.id === after.id ? {} : { was: before.id }),
    hashes: { before: before.hash, after: after.hash },
    fields,
    links,
    ...standing,
  };
}

/** Class and outcome are those of living things: who retires an item knows that it loses them. */
function standingOf(pair: Pair): Pick<Changed, 'class' | 'approved' | 'outcome'> {
  const { before, after } = pair;
  const areAlive = before.status !== 'retired' && after.status !== 'retired';
  return {
    ...(areAlive && before.class !== after.class ? { class: sides(before.class, after.class) } : {}),
    ...(before.isApproved === after.isApproved ? {} : { approved: { before: before.isApproved, after: after.isApproved } }),
    ...(areAlive && before.outcome !== after.outcome ? { outcome: sides(before.outcome, after.outcome) } : {}),
  };
}

/** Both sides of a change; one that has nothing is absent. */
export function sides<T>(before: T | undefined, after: T | undefined): { readonly before?: T; readonly after?: T } {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function linkChanges(before: SnapshotItem['links'], after: SnapshotItem['links']): readonly LinkChange[] {
  return namesIn(before, after).flatMap((field): readonly LinkChange[] => {
    const { added, removed } = listChanges(own(before, field) ?? [], own(after, field) ?? []);
    return added.length + removed.length === 0 ? [] : [{ field, added, removed }];
  });
}

/** What only one of two lists holds, in its order. */
export function listChanges(before: readonly string[], after: readonly string[]): Pick<LinkChange, 'added' | 'removed'> {
  const [was, is] = [new Set(before), new Set(after)];
  return { added: after.filter((each) => !was.has(each)), removed: before.filter((each) => !is.has(each)) };
}

/** Fields that say something else, by name. Left out is what is told in another way: links that came or went, a retirement, another ID. */
function fieldChanges(pair: Pair, told: ReadonlySet<string>): readonly FieldChange[] {
  const { before, after } = pair;
  const kind: readonly FieldChange[] =
    before.kind === after.kind ? [] : [{ name: 'type', before: before.kind, after: after.kind, isHashed: true }];
  const fields = namesIn(before.fields, after.fields).flatMap((name): readonly FieldChange[] => {
    const [was, is] = [own(before.fields, name), own(after.fields, name)];
    if (told.has(name) || saysSame(was, is) || isToldElsewhere(name, pair)) return [];
    return [{ name, ...sides(was?.text, is?.text), isHashed: (is ?? was)?.hash !== undefined }];
  });
  return [...kind, ...fields];
}

function saysSame(was: SnapshotField | undefined, is: SnapshotField | undefined): boolean {
  if (was === undefined || is === undefined) return was === is;
  if (was.hash !== undefined && is.hash !== undefined) return was.hash === is.hash;
  return normal(was.text) === normal(is.text);
}

function isToldElsewhere(name: string, pair: Pair): boolean {
  const { before, after } = pair;
  if (name === 'status') return isRetired(pair);
  if (name !== 'former-ids' || before.id === after.id) return false;
  const { added, removed } = listChanges(before.formerIds ?? [], after.formerIds ?? []);
  return removed.length === 0 && added.length === 1 && added[0] === before.id;
}

function namesIn(before: object, after: object): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText);
}

/** A field may be called like something that every object has. */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
