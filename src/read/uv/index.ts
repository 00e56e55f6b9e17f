import type { ComponentList } from '../../model/component-list.ts';
import { addressOf } from '../address.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { Flaw } from '../flaw.ts';
import { purlOf } from '../purl.ts';
import { demandedWord, isTable, readTomlLock, type TomlLock, type TomlTable, wordOf } from '../toml.ts';

/**
 * `uv.lock`, version 1. The project, its workspaces and what it takes from folders inside it are `own`. What only dependency groups of these need is for
 * development; extras are product.
 */
export function readUv(file: string, text: string): ComponentList {
  return componentList(file, text, 'uv.lock', entriesIn);
}

function entriesIn(text: string): Entries {
  const lock = readTomlLock(text);
  const { version } = lock.fields;
  if (version !== 1)
    throw new Flaw(`version ${version ?? '(none)'} of uv.lock is not supported; 1 is`, { start: 0, end: 0 }, 'Write it again with uv.');
  judgeMembers(lock, text);
  const uses = usesOf(lock);
  return { format: `uv.lock ${version}`, entries: lock.packages.map((table) => entryOf(table, uses.get(table) ?? 'unknown')) };
}

function judgeMembers({ fields: { manifest }, packages }: TomlLock, text: string): void {
  const names = new Set(packages.map((table) => demandedWord(table, 'name')));
  const members = isTable(manifest) && Array.isArray(manifest.members) ? manifest.members : [];
  const lost = members.find((each) => !names.has(String(each)));
  if (lost === undefined && packages.some((table) => isOwn(table))) return;
  throw missing(lost === undefined ? 'the project itself' : String(lost), { start: text.length, end: text.length });
}

function missing(name: string, span: TomlTable['span']): Flaw {
  return new Flaw(`it names ${name} and does not list it, so a part of it is missing`, span, 'Write it again with `uv lock`.');
}

/** A place that packages are taken from, such as `registry` or `editable`, and its address. */
function sourceOf({ fields: { source } }: TomlTable): readonly [kind: string, address: string] {
  const [entry] = isTable(source) ? Object.entries(source) : [];
  return [entry?.[0] ?? '', wordOf(entry?.[1]) ?? ''];
}

function isOwn(table: TomlTable): boolean {
  const [kind, address] = sourceOf(table);
  return ['virtual', 'editable', 'directory'].includes(kind) && !address.startsWith('..');
}

function entryOf(table: TomlTable, use: Entry['use']): Entry {
  const name = demandedWord(table, 'name');
  const [kind, address] = sourceOf(table);
  if (kind === '' || (kind === 'registry' && table.fields.sdist === undefined && table.fields.wheels === undefined))
    throw new Flaw('where this is taken from is missing here', table.span, 'Write it again with `uv lock`.');
  const version = kind === 'registry' ? demandedWord(table, 'version') : (wordOf(table.fields.version) ?? '');
  const origin = originOf(table);
  return { name, version, purl: purlOf('pypi', name, version), use, origin, ...addressOf(origin, address), span: table.span };
}

function originOf(table: TomlTable): Entry['origin'] {
  if (isOwn(table)) return 'own';
  const [kind] = sourceOf(table);
  if (kind === 'registry' || kind === 'git') return kind;
  return ['path', 'directory', 'editable', 'virtual'].includes(kind) ? 'file' : 'unknown';
}

/** What the project and its parts need is product, what only their dependency groups need is for development. */
function usesOf({ fields, packages }: TomlLock): ReadonlyMap<TomlTable, Entry['use']> {
  const byName = new Map<string, TomlTable[]>();
  for (const table of packages) byName.set(demandedWord(table, 'name'), [...(byName.get(demandedWord(table, 'name')) ?? []), table]);
  const uses = new Map<TomlTable, Entry['use']>();
  const own = packages.filter(isOwn);
  const manifest = { fields: isTable(fields.manifest) ? fields.manifest : {}, span: { start: 0, end: 0 } };
  spread([...own, ...named(manifest.fields.requirements, manifest, byName)], 'product', byName, uses);
  const grouped = own.flatMap((table) => named(table.fields['dev-dependencies'], table, byName));
  spread([...grouped, ...named(manifest.fields['dependency-groups'], manifest, byName)], 'development', byName, uses);
  return uses;
}

function spread(
  from: readonly TomlTable[],
  use: 'product' | 'development',
  byName: ReadonlyMap<string, TomlTable[]>,
  uses: Map<TomlTable, Entry['use']>,
): void {
  const open = [...from];
  for (let table = open.pop(); table !== undefined; table = open.pop()) {
    if (uses.has(table)) continue;
    uses.set(table, use);
    open.push(...named(table.fields.dependencies, table, byName), ...named(table.fields['optional-dependencies'], table, byName));
  }
}

/** The packages that a list of dependencies, or each of several such lists, names. */
function named(list: unknown, from: TomlTable, byName: ReadonlyMap<string, TomlTable[]>): TomlTable[] {
  if (isTable(list)) return Object.values(list).flatMap((each) => named(each, from, byName));
  const dependencies: readonly unknown[] = Array.isArray(list) ? list : [];
  return dependencies.filter(isTable).flatMap(({ name, version }) => {
    const found = (byName.get(String(name)) ?? []).filter((each) => version === undefined || each.fields.version === version);
    if (found.length === 0) throw missing(String(name), from.span);
    return found;
  });
}
