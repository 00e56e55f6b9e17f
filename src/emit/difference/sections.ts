import type { Changed, Difference, FieldChange, LinkChange, Moved, Named, SystemChange } from '../../model/difference.ts';
import { kinds } from '../../model/kinds.ts';
import type { SnapshotFinding } from '../../model/snapshot.ts';
import { counted } from '../count.ts';
import { beginning, excerpts } from './excerpt.ts';
import { impactSections } from './impact.ts';
import type { Entry, Section, Told } from './told.ts';

/** All that a difference says, what matters most first; sections that hold nothing are left out. */
export function sectionsOf({ difference, impact }: Told): readonly Section[] {
  const { findings, added, retired, removed, renumbered, moved, changed, systems, clauses } = difference;
  const edited = changed.filter(isEdited);
  const all: readonly Section[] = [
    { heading: counted(findings.fresh.length, 'new finding'), isOpen: true, entries: findings.fresh.map(findingEntry) },
    { heading: `${counted(findings.fixed.length, 'finding')} fixed`, entries: findings.fixed.map(findingEntry) },
    ...impactSections(impact),
    { heading: `${counted(added.length, 'item')} added`, entries: added.map((each) => itemEntry(each, kindWords(each))) },
    { heading: `${counted(retired.length, 'item')} retired`, entries: retired.map((each) => itemEntry(each, kindWords(each))) },
    {
      heading: `${counted(removed.length, 'item')} removed without being retired`,
      entries: removed.map((each) => itemEntry(each, kindWords(each))),
    },
    { heading: `${counted(renumbered.length, 'item')} renumbered`, entries: renumbered.map((each) => itemEntry(each, `was ${each.from}`)) },
    { heading: `${counted(edited.length, 'item')} changed`, entries: edited.map((each) => itemEntry(each, ...changeWords(each))) },
    { heading: 'How items stand otherwise', entries: standingEntries(changed.filter((each) => !isEdited(each))) },
    { heading: `${counted(moved.length, 'item')} moved`, entries: moveEntries(moved) },
    { heading: `${counted(systems.length, 'software system')} changed`, entries: systems.map(systemEntry) },
    { heading: `${counted(clauses.length, 'clause')} in another state`, entries: clauses.map(clauseEntry) },
    { heading: 'Not judged', entries: notJudgedEntries(difference) },
  ];
  return all.filter(({ entries }) => entries.length > 0);
}

function findingEntry({ severity, rule, clause, item, message, file, line }: SnapshotFinding): Entry {
  const place = `${file}:${line}`;
  const words = [message, [severity, rule, ...(clause === undefined ? [] : [clause])].join(', ')];
  return item === undefined ? { name: place, words } : { name: item, place, words };
}

function itemEntry({ id, title, file, line }: Named, ...words: readonly string[]): Entry {
  return { name: id, title, place: `${file}:${line}`, words };
}

function kindWords({ kind }: Named): string {
  return kind === 'unknown' ? 'of an unknown kind' : kinds[kind].title.toLowerCase();
}

/** Did somebody write something else, so that it does not only stand otherwise? */
export function isEdited({ fields, links }: Changed): boolean {
  return fields.length + links.length > 0;
}

function changeWords(changed: Changed): readonly string[] {
  return [...changed.fields.map(fieldWords), ...changed.links.map(linkWords), ...standingWords(changed)];
}

function fieldWords({ name, before, after, isHashed }: FieldChange): string {
  const aside = isHashed ? '' : ' (not part of what is approved)';
  if (before === undefined) return `${name}, new: “${beginning(after ?? '')}”${aside}`;
  if (after === undefined) return `${name}, taken away: “${beginning(before)}”${aside}`;
  const [was, is] = excerpts(before, after);
  return `${name}: “${was}” → “${is}”${aside}`;
}

function linkWords({ field, added, removed }: LinkChange): string {
  const parts = [
    ...(added.length === 0 ? [] : [`now to ${added.join(', ')}`]),
    ...(removed.length === 0 ? [] : [`no longer to ${removed.join(', ')}`]),
  ];
  return `${field}: ${parts.join('; ')}`;
}

function standingWords({ class: judged, approved, outcome }: Changed): readonly string[] {
  return [
    ...(judged === undefined ? [] : [`class: ${turned(judged)}`]),
    ...(approved === undefined ? [] : [approved.after ? 'approved as it reads now' : 'no longer approved as it reads']),
    ...(outcome === undefined ? [] : [`outcome: ${turned(outcome)}`]),
  ];
}

function turned({
  before = 'none',
  after = 'none',
}: {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}): string {
  return `${before} → ${after}`;
}

/** What stands otherwise in the same way stands together. */
function standingEntries(changed: readonly Changed[]): readonly Entry[] {
  const groups = Map.groupBy(changed, (each) => standingWords(each).join('; '));
  return [...groups].map(([words, items]) => ({ name: words, words: [listed(items.map(({ id }) => id))] }));
}

/** What moved from one place to another stands together. */
function moveEntries(moved: readonly Moved[]): readonly Entry[] {
  const groups = Map.groupBy(moved, ({ from, to }) => `from ${placeWords(from)} to ${placeWords(to)}`);
  return [...groups].map(([words, items]) => ({ name: listed(items.map(({ id }) => id)), words: [words] }));
}

const spellings: Readonly<Record<Moved['from']['spelling'], string>> = {
  document: 'a document',
  file: 'a file of its own',
  section: 'a section',
  row: 'a row',
  register: 'a record of another tool',
};

function placeWords({ file, spelling }: Moved['from']): string {
  return `${file} (${spellings[spelling]})`;
}

/** IDs that are told before they are only counted. */
const told = 12;

function listed(names: readonly string[]): string {
  const more = names.length - told;
  return more > 1 ? `${names.slice(0, told).join(', ')} and ${counted(more, 'other')}` : names.join(', ');
}

function systemEntry({ system, version, class: judged, product, files, components }: SystemChange): Entry {
  const words = [
    ...(version === undefined ? [] : [`version: ${turned(version)}`]),
    ...(judged === undefined ? [] : [`class: ${turned(judged)}`]),
    ...(product === undefined ? [] : [productWords(product)]),
    ...Object.entries({ new: files.added, changed: files.changed, gone: files.removed }).flatMap(([how, paths]) =>
      paths.length === 0 ? [] : [`${counted(paths.length, 'source file')} ${how}: ${listed(paths)}`],
    ),
    ...(components.added.length === 0 ? [] : [`components that came: ${listed(components.added)}`]),
    ...(components.removed.length === 0 ? [] : [`components that went: ${listed(components.removed)}`]),
  ];
  return { name: system, words };
}

function productWords({ before, after }: NonNullable<SystemChange['product']>): string {
  if (before === undefined || after === undefined) return `the product could be seen ${after === undefined ? 'before' : 'after'} alone`;
  return 'the product is another one: formal results of the one before do not count for it';
}

function clauseEntry({ standard, number, title, before, after, remark }: Difference['clauses'][number]): Entry {
  const words = { before: before?.replaceAll('-', ' ') ?? 'not asked', after: after?.replaceAll('-', ' ') ?? 'not asked' };
  return { name: `${standard} ${number}`, title, words: [turned(words), ...(remark === undefined ? [] : [remark])] };
}

/** What neither side could judge is told once. */
function notJudgedEntries({ before, after, notJudged }: Difference): readonly Entry[] {
  const sides = { before: new Set(notJudged.before), after: new Set(notJudged.after) };
  return [...new Set([...sides.after, ...sides.before])].map((words) => ({
    name: sides.before.has(words) && sides.after.has(words) ? 'on both sides' : sides.after.has(words) ? after.name : before.name,
    words: [words],
  }));
}
