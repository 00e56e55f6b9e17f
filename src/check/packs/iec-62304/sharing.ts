import type { TraceGraph } from '../../../model/graph.ts';
import type { SafetyClass } from '../../../model/safety-class.ts';
import { holders, parts } from '../../../model/structure.ts';
import { answers, type TraceItem } from '../../../model/trace-item.ts';
import type { Gathering, Sight } from '../../gather.ts';

/** A part of the software that names a resource. */
interface User extends Named {
  readonly class: SafetyClass;
}

/** Items and units by the plain names of their resources. */
const users: Gathering<User> = {
  kinds: ['software-item', 'software-unit'],
  says: (item, { graph }) => answers(item, 'resources').map(({ text }) => [plain(text), { item, text, class: graph.classOf(item).class }]),
};

/** Other items and units that name a resource of the same name, with that name as the item writes it. Those of one class need nothing to keep them apart. */
export function sharersOf(item: TraceItem, { gathered }: Sight): ReadonlyMap<TraceItem, string> {
  const shared = new Map<TraceItem, string>();
  for (const { text } of answers(item, 'resources')) {
    const all = gathered.of(users, plain(text));
    if (all.every((each) => each.class === all[0]?.class)) continue;
    for (const other of all) if (other.item !== item && !shared.has(other.item)) shared.set(other.item, text);
  }
  return shared;
}

/** Is one of these resources, by plain name, named by an item or unit outside a set? */
export function areNamedOutside(names: Iterable<string>, inside: ReadonlySet<TraceItem>, { gathered }: Sight): boolean {
  for (const name of names) if (gathered.of(users, name).some(({ item }) => !inside.has(item))) return true;
  return false;
}

/** The resources that a part of the software names, or what holds it or is part of it, by plain name; `without` is left out. */
export function resourcesOf(item: TraceItem, graph: TraceGraph, without: ReadonlySet<TraceItem>): ReadonlyMap<string, Named> {
  const own = new Map<string, Named>();
  const above = holders(item, graph).filter(({ kind }) => kind !== 'software-system');
  for (const each of [item, ...parts(item, graph), ...above]) {
    if (without.has(each)) continue;
    for (const { text } of answers(each, 'resources')) if (!own.has(plain(text))) own.set(plain(text), { text, item: each });
  }
  return own;
}

/** A resource as written, and by whom. */
export interface Named {
  readonly text: string;
  readonly item: TraceItem;
}

/** Names that differ in case or white space alone are one resource. */
export function plain(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\s_-]+/gu, '-')
    .toLowerCase();
}
