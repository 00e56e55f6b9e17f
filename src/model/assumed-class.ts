import type { Facts, FieldFacts, ItemFacts } from './facts.ts';
import type { SafetyClass } from './safety-class.ts';

/** A declaration to be judged as if it were another: of one item, or of every software system. */
export interface AssumedClass {
  /** ID; every software system when absent. */
  readonly item?: string | undefined;
  readonly class: SafetyClass;
}

/**
 * Facts in which the safety classes assumed stand instead of those declared, at the same places. Of two that name an item the later speaks.
 * `isSystem` tells whether an ID is that of a software system.
 */
export function withAssumedClasses(
  facts: readonly Facts[],
  assumed: readonly AssumedClass[],
  isSystem: (item: ItemFacts) => boolean,
): readonly Facts[] {
  if (assumed.length === 0) return facts;
  return facts.map((file) => {
    const items = file.items.map((item) => {
      const found = assumed.findLast((each) => (each.item === undefined ? isSystem(item) : each.item === item.id.text));
      return found === undefined ? item : declaring(item, found.class);
    });
    return items.every((item, at) => item === file.items[at]) ? file : { ...file, items };
  });
}

function declaring(item: ItemFacts, text: SafetyClass): ItemFacts {
  const written = item.fields.find(({ name }) => name === 'safety-class');
  const place = written?.values[0]?.place ?? written?.label.place ?? item.id.place;
  const label = written?.label ?? { text: 'safety-class', place };
  const field: FieldFacts = { name: 'safety-class', label, values: [{ text, place }] };
  return { ...item, fields: [...item.fields.filter((each) => each !== written), field] };
}
