import { hashTable } from './approvals.ts';
import type { TraceGraph } from './graph.ts';
import { type SafetyClass, safetyClasses } from './safety-class.ts';
import type { TraceItem } from './trace-item.ts';

/** Content hashes of the field `safety-class` with each of its values; a version of the hash rule, once released, never changes. */
export const hashesOfClasses: Readonly<Record<SafetyClass, string>> = {
  A: 'h1:ba84c7c72e9f41c1852a0ec3f39642aebe1510a89c6b2186cc14de0e3bbb9684',
  B: 'h1:d75f7ad6da22bafa4f847d03f44588a10e8556590c4f8657b045f42a82594a92',
  C: 'h1:037aded16d66041377f6c562febd3e27be525ce1fc2b6edeb1b61bc899def057',
};

/** The classes that an item had in each finished approval of it or of the document it stands in, read from the hashes stored there. */
export function approvedClasses(
  item: TraceItem,
  graph: TraceGraph,
): readonly { readonly approval: TraceItem; readonly class: SafetyClass }[] {
  const things = item.document === undefined ? [item] : [item, item.document];
  const approvals = new Set(things.flatMap((thing) => graph.sources(thing, 'covers')));
  return [...approvals]
    .filter(({ kind, status }) => kind === 'approval' && status !== 'draft')
    .flatMap((approval) => {
      const stored = hashTable(approval).get(item.id)?.get('safety-class')?.hash;
      const found = safetyClasses.find((each) => hashesOfClasses[each] === stored);
      return found === undefined ? [] : [{ approval, class: found }];
    });
}
