import type { Kind } from '../../../../../model/kind.ts';
import { type KindName, kinds } from '../../../../../model/kinds.ts';
import { labelOf } from '../../../../../model/labels.ts';
import { nearest } from '../../../../../model/nearest.ts';
import type { Vocabulary } from '../../../../../model/vocabulary.ts';
import { defineRule } from '../../../../rule.ts';
import { aKindTitle, anyOf } from '../../../../words.ts';
import { asReverse } from '../../reverse.ts';
import { everyField, type WrittenField } from '../../written.ts';

export default defineRule({
  id: 'field-is-known',
  severity: { draft: 'error', release: 'error' },
  expect: everyField.passes((written, { graph }) => {
    const { item, kind, field, row, link } = written;
    // Any item may have text before its first sub-heading.
    if (row !== undefined || link !== undefined || field.name === 'statement' || asReverse(written, graph).length > 0) return undefined;
    const near = nearestField(written, graph.vocabulary);
    if (field.prose !== undefined && near === undefined) return undefined;
    const owners = ownersOf(field.name, graph.vocabulary);
    return {
      place: field.label.place,
      message: `${item.id} has “${field.label.text}”, which is no field of ${aKindTitle(kind.name as KindName)}${belongs(owners)}`,
      fix: fix(near, owners, field.prose !== undefined),
    };
  }),
});

/** The field of the kind that was probably meant. Headings are free, unless they come close to the name of a prose field. */
function nearestField({ kind, field }: WrittenField, vocabulary: Vocabulary): string | undefined {
  if (field.prose !== undefined && vocabulary.fieldOf(field.name) !== undefined) return undefined;
  return nearestOf(field.name, kind, field.prose !== undefined, vocabulary);
}

/** The same heading, such as Rationale, stands on thousands of items: each is compared with the names of its kind once. */
function nearestOf(name: string, kind: Kind, isHeading: boolean, vocabulary: Vocabulary): string | undefined {
  const known = comparedBy.get(vocabulary) ?? new Map<string, string | undefined>();
  comparedBy.set(vocabulary, known);
  const key = `${kind.name} ${isHeading} ${name}`;
  if (!known.has(key)) {
    const names = isHeading ? kind.fields.filter((row) => row.prose).map((row) => row.name) : vocabulary.fieldNames(kind);
    known.set(key, nearest(name, new Set(names.flatMap((each) => [each, labelOf(each, vocabulary.language)]))));
  }
  return known.get(key);
}

const comparedBy = new WeakMap<Vocabulary, Map<string, string | undefined>>();

function ownersOf(name: string, vocabulary: Vocabulary): KindName[] {
  return (Object.values(kinds) as Kind[])
    .filter((kind) => vocabulary.fieldRow(kind, name) !== undefined || kind.links.some((link) => link.name === name))
    .map((kind) => kind.name as KindName);
}

function belongs(owners: readonly KindName[]): string {
  return owners.length === 0 ? '' : `; it belongs to ${anyOf(owners.slice(0, 4).map(aKindTitle))}`;
}

function fix(near: string | undefined, owners: readonly KindName[], isHeading: boolean): string {
  if (near !== undefined) return `Write \`${near}\`${isHeading ? ', or a heading that cannot be taken for it' : ''}.`;
  if (owners.length > 0) return 'Take it away, or write it on the item it belongs to.';
  return 'Take it away, write it as text under a heading, or declare it under `fields:` in `dhf.yaml`.';
}
