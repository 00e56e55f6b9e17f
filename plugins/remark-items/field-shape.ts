import type { Kind } from '../../src/model/kind.ts';
import { type KindName, kinds } from '../../src/model/kinds.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';

/** How a field is written: as prose, as a list of values, or as one value. */
export type FieldShape = 'prose' | 'list' | 'single';

const commonLists: ReadonlySet<string> = new Set(['tags', 'former-ids']);

/** The kind an item has by its `type`, else by its prefix; undefined when neither names one. */
export function kindOf(vocabulary: Vocabulary, id: string, type: string | undefined): Kind | undefined {
  const name = type ?? vocabulary.kindOfId(id);
  return name !== undefined && Object.hasOwn(kinds, name) ? kinds[name as KindName] : undefined;
}

const known = new WeakMap<Vocabulary, Map<Kind | undefined, Map<string, FieldShape>>>();

export function fieldShape(vocabulary: Vocabulary, kind: Kind | undefined, name: string): FieldShape {
  const shapes = inside(inside(known, vocabulary), kind);
  let shape = shapes.get(name);
  if (shape === undefined) {
    shape = findShape(vocabulary, kind, name);
    shapes.set(name, shape);
  }
  return shape;
}

/** The map under a key, made on first need. */
function inside<K, L, V>(maps: { get(key: K): Map<L, V> | undefined; set(key: K, map: Map<L, V>): unknown }, key: K): Map<L, V> {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

function findShape(vocabulary: Vocabulary, kind: Kind | undefined, name: string): FieldShape {
  if (name === 'statement' || name === 'title') return 'prose';
  if (commonLists.has(name)) return 'list';
  if (kind === undefined) return 'single';
  if (isLink(kind, name)) return 'list';
  const row = vocabulary.fieldRow(kind, name);
  return row?.prose === true ? 'prose' : row?.list === true ? 'list' : 'single';
}

export function isLink(kind: Kind, name: string): boolean {
  return kind.links.some((row) => row.name === name);
}
