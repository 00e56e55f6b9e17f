import { defineRule } from '../../../../rule.ts';
import { aKindTitle, anyOf } from '../../../../words.ts';
import { asReverse, type Reverse } from '../../reverse.ts';
import { everyField, type WrittenField } from '../../written.ts';

export default defineRule({
  id: 'reverse-link-is-not-written',
  severity: { draft: 'error', release: 'error' },
  expect: everyField.passes((written, { graph }) => {
    const reverses = asReverse(written, graph);
    if (reverses.length === 0) return undefined;
    const { item, field } = written;
    const forwards = anyOf(reverses.map((reverse) => `\`${reverse.field}\``));
    return {
      place: field.label.place,
      message: `${item.id} has “${field.label.text}”, which is ${forwards} read backwards; a link is written once, on its other end`,
      fix: `Take it away, and write ${reverses.map((reverse) => forwardsOf(reverse, written)).join(', or ')}.`,
    };
  }),
});

/** `` `verifies: [SRS-1]` on TC-1, a test case or a review``. */
function forwardsOf({ field, writers }: Reverse, { item, field: written }: WrittenField): string {
  const ids = written.prose === undefined ? written.values.map((value) => value.text) : [];
  const on = ids.length === 0 ? anyOf(writers.map(aKindTitle)) : `${ids.join(', ')} (${anyOf(writers.map(aKindTitle))})`;
  return `\`${field}: [${item.id}]\` on ${on}`;
}
