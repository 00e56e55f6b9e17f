import type { FieldFacts } from './facts.ts';
import type { TraceLink } from './link.ts';
import type { TraceItem } from './trace-item.ts';

/** Do two readings of an item differ in words and places alone? Its title, its prose and, of a document, its sections are words. */
export function differInWordsOnly(one: TraceItem, other: TraceItem): boolean {
  return (
    one.id === other.id &&
    one.kind === other.kind &&
    one.status === other.status &&
    one.spelling === other.spelling &&
    one.inRiskFile === other.inRiskFile &&
    one.document?.id === other.document?.id &&
    one.fields.size === other.fields.size &&
    [...one.fields].every(([name, field]) => sameAnswer(field, other.fields.get(name)))
  );
}

/** Do two lists hold the same links, whatever the words at their ends? */
export function linkAlike(some: readonly TraceLink[], others: readonly TraceLink[]): boolean {
  return (
    some.length === others.length &&
    some.every((link, at) => {
      const other = others[at];
      return link.field === other?.field && link.target === other.target && link.to?.id === other.to?.id && link.state === other.state;
    })
  );
}

function sameAnswer(one: FieldFacts, other: FieldFacts | undefined): boolean {
  if (other === undefined) return false;
  if (one.prose !== undefined && other.prose !== undefined) return true;
  return one.values.length === other.values.length && one.values.every(({ text }, at) => text === other.values[at]?.text);
}
