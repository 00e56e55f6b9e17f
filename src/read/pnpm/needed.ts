import type { Entry } from '../component-list.ts';
import { endsEarly, Flaw } from '../flaw.ts';
import { type JsonNode, membersOf, textOf } from '../json.ts';
import type { Dialect } from './dialects.ts';

/** The project or one of its workspaces, and what it asks for. */
interface Importer {
  /** Relative to the lock file; `.` is the project itself. */
  readonly path: string;
  readonly node: JsonNode;
  readonly asked: readonly {
    readonly name: string;
    readonly reference: string;
    readonly use: 'product' | 'development';
    readonly node: JsonNode;
  }[];
  /** Folders it links to, relative to the lock file. */
  readonly links: readonly { readonly name: string; readonly path: string; readonly node: JsonNode }[];
}

const groups = [
  ['dependencies', 'product'],
  ['optionalDependencies', 'product'],
  ['devDependencies', 'development'],
  ['configDependencies', 'development'],
  ['packageManagerDependencies', 'development'],
] as const;

/** Is it the document about pnpm itself and its configuration, and not that of the project? */
export function isOfTools(root: JsonNode): boolean {
  const importers = [...membersOf(membersOf(root).get('importers')).values()].map(membersOf);
  return importers.some((each) => each.has('packageManagerDependencies') || each.has('configDependencies'));
}

/** A lock file of one project without workspaces may say what the project asks for at its top. */
export function importersOf(root: JsonNode): Importer[] {
  const importers = membersOf(root).get('importers');
  const nodes: [string, JsonNode][] = importers === undefined ? [['.', root]] : [...membersOf(importers)];
  return nodes.map(([path, node]) => {
    const asked = groups.flatMap(([group, use]) =>
      [...membersOf(membersOf(node).get(group))].map(([name, each]) => ({ name, reference: referenceOf(each), use, node: each })),
    );
    const links = asked
      .filter(({ reference }) => reference.startsWith('link:'))
      .map((each) => ({ name: each.name, path: joined(path, each.reference.slice('link:'.length)), node: each.node }));
    return { path, node, asked, links };
  });
}

/** `name: 1.0.0`, or from version 6 on a map with `specifier` and `version`. */
function referenceOf(node: JsonNode): string {
  const reference = textOf(node) ?? textOf(membersOf(node).get('version'));
  if (reference === undefined) throw new Flaw('it does not say which version this is', node.name ?? node);
  return reference;
}

/** One path behind another, without `.` and `..` in the middle. */
function joined(from: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${from}/${path}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/') || '.';
}

/**
 * For each key of `packages`, whether the product needs it or development only; what is needed by nothing is absent.
 * @throws Flaw where the file refers to something that does not stand in it: then it was cut off
 */
export function neededBy(root: JsonNode, dialect: Dialect): ReadonlyMap<string, Entry['use']> {
  const packages = membersOf(membersOf(root).get('packages'));
  const snapshots = membersOf(root).get('snapshots');
  judgeWhole(root, dialect);
  const nodes = snapshots === undefined ? packages : membersOf(snapshots);
  if (snapshots !== undefined) judgePairs(packages, nodes, dialect);
  const asked = importersOf(root).flatMap((importer) => importer.asked);
  const needed = new Map<string, Entry['use']>();
  for (const use of ['product', 'development'] as const) {
    const open = asked.filter((each) => each.use === use).flatMap((each) => keysOf(each.name, each.reference, each.node, nodes, dialect));
    const seen = new Set<string>();
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      const plain = dialect.plainKey(key);
      if (!needed.has(plain)) needed.set(plain, use);
      open.push(...dependenciesOf(nodes.get(key), nodes, dialect));
    }
  }
  return needed;
}

function dependenciesOf(node: JsonNode | undefined, nodes: ReadonlyMap<string, JsonNode>, dialect: Dialect): string[] {
  const members = membersOf(node);
  return ['dependencies', 'optionalDependencies'].flatMap((group) =>
    [...membersOf(members.get(group))].flatMap(([name, each]) => keysOf(name, referenceOf(each), each, nodes, dialect)),
  );
}

function keysOf(name: string, reference: string, node: JsonNode, nodes: ReadonlyMap<string, JsonNode>, dialect: Dialect): string[] {
  const key = dialect.keyOf(name, reference);
  if (key === undefined) return [];
  if (nodes.has(key)) return [key];
  throw new Flaw(
    `it names ${key} and does not list it, so a part of it is missing`,
    node.name ?? node,
    'Write the lock file again with `pnpm install`.',
  );
}

/** What is asked for is said twice up to version 5; from version 9 on importers and snapshots are never left out. */
function judgeWhole(root: JsonNode, { isTwofold }: Dialect): void {
  const members = membersOf(root);
  const packages = members.get('packages');
  const hasImporters = importersOf(root).some(({ node, asked }) => node !== root || asked.length > 0 || membersOf(node).has('specifiers'));
  if (!hasImporters || (isTwofold && packages !== undefined && !members.has('snapshots'))) throw endsEarly(root.end);
  for (const { node, asked } of importersOf(root)) {
    const names = new Set(asked.map(({ name }) => name));
    for (const [name, specifier] of membersOf(membersOf(node).get('specifiers'))) if (!names.has(name)) throw endsEarly(specifier.end);
  }
}

/** From version 9 on each package stands under `packages` and, with its dependencies, under `snapshots`. */
function judgePairs(packages: ReadonlyMap<string, JsonNode>, snapshots: ReadonlyMap<string, JsonNode>, { plainKey }: Dialect): void {
  const resolved = new Set([...snapshots.keys()].map(plainKey));
  for (const [key, node] of packages) if (!resolved.has(key)) throw endsEarly(node.end);
  for (const [key, node] of snapshots)
    if (!packages.has(plainKey(key)))
      throw new Flaw(`${key} is missing under \`packages\``, node.name ?? node, 'Write the lock file again with `pnpm install`.');
}
