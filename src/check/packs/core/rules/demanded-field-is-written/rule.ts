import type { EitherRow, FieldRow, Kind } from '../../../../../model/kind.ts';
import { isAnswered } from '../../../../../model/trace-item.ts';
import type { Vocabulary } from '../../../../../model/vocabulary.ts';
import { fieldBreach } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { anyOf, whereToWrite } from '../../../../words.ts';
import { cited, type Demanded, everyDemand, why } from '../../demands.ts';

/** One field, or several of which one is enough. */
interface Asked {
  readonly fields: readonly FieldRow[];
  readonly demands: FieldRow['demands'];
}

export default defineRule({
  id: 'demanded-field-is-written',
  severity: { draft: 'warning', release: 'error' },
  expect: everyDemand(askedOf).passes((demanded, { graph }) => {
    const { item, row } = demanded;
    if (row.fields.some((field) => isAnswered(item, field.name))) return undefined;
    const breaches = row.fields.map((field) => fieldBreach(item, field.name));
    const written = breaches.find((breach) => breach?.instead !== '') ?? breaches[0];
    return {
      ...cited(demanded),
      place: written?.place ?? item.idPlace,
      message: `${item.id} has ${names(row)}, ${why(demanded)}${written?.instead ?? ''}`,
      fix: fix(demanded, graph.vocabulary),
    };
  }),
});

const askedBy = new WeakMap<Kind, readonly Asked[]>();

function askedOf(kind: Kind): readonly Asked[] {
  let asked = askedBy.get(kind);
  if (asked === undefined) {
    const single = kind.fields
      .filter((field) => field.demands.length > 0)
      .map((field): Asked => ({ fields: [field], demands: field.demands }));
    asked = [...single, ...kind.either.flatMap((row) => eitherOf(kind, row))];
    askedBy.set(kind, asked);
  }
  return asked;
}

function eitherOf(kind: Kind, { anyOf: names, demands }: EitherRow): Asked[] {
  const fields = kind.fields.filter((field) => names.includes(field.name));
  return fields.length === 0 ? [] : [{ fields, demands }];
}

function names({ fields }: Asked): string {
  const quoted = fields.map(({ name }) => (name === 'title' || name === 'statement' ? name : `\`${name}\``));
  return quoted.length === 1 ? `no ${quoted[0]}` : `neither ${quoted.join(' nor ')}`;
}

function fix({ item, row: { fields } }: Demanded<Asked>, vocabulary: Vocabulary): string {
  return fields
    .map((field) => {
      const values = field.values === undefined ? '' : ` It is ${anyOf(field.values)}.`;
      return `${whereToWrite(item, field.name, field.prose, vocabulary)} ${field.help}${values}`;
    })
    .join(' Or: ');
}
