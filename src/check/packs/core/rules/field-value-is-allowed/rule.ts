import type { Value } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import type { FieldRow } from '../../../../../model/kind.ts';
import { nearest } from '../../../../../model/nearest.ts';
import { isPlaceholder } from '../../../../../model/trace-item.ts';
import { type Breach, defineRule, type StageSeverity } from '../../../../rule.ts';
import { anyOf, shorten } from '../../../../words.ts';
import { demandInForce } from '../../demands.ts';
import { everyField, type WrittenField } from '../../written.ts';
import { formats } from './formats.ts';

/** An answer still to come is no wrong answer while writing. */
const stillOpen: StageSeverity = { draft: 'warning', release: 'error' };

export default defineRule({
  id: 'field-value-is-allowed',
  severity: { draft: 'error', release: 'error' },
  expect: everyField.passes((written, { graph }) => {
    const { field, row, link } = written;
    if (row !== undefined && takesAnything(row) && field.values.length < 2) return undefined;
    if (row !== undefined) return [...tooMany(written, row), ...wrongValues(written, row), ...openValues(written, graph)];
    return link === undefined ? [] : [...noneAmongOthers(written), ...openValues(written, graph)];
  }),
});

function takesAnything(row: FieldRow): boolean {
  return row.values === undefined && formats[row.format] === undefined && row.pattern === undefined;
}

function tooMany({ item, field }: WrittenField, row: FieldRow): Breach[] {
  const second = field.values[1];
  if (row.list || second === undefined) return [];
  return [
    {
      place: second.place,
      message: `${item.id} has ${field.values.length} values under \`${field.name}\`, which takes one`,
      fix: 'Keep the one that holds.',
    },
  ];
}

function wrongValues({ item, field }: WrittenField, row: FieldRow): Breach[] {
  return field.values.flatMap((value) => {
    const wrong = isPlaceholder(value.text) ? undefined : wrongValue(value, row);
    if (wrong === undefined) return [];
    return [
      {
        place: value.place,
        message: `${item.id} says “${shorten(value.text)}” under \`${field.name}\`, which is ${wrong.why}`,
        fix: wrong.fix,
      },
    ];
  });
}

function wrongValue({ text }: Value, row: FieldRow): { readonly why: string; readonly fix: string } | undefined {
  if (row.values !== undefined && !row.values.includes(text)) {
    const near = nearest(text, row.values);
    const fix = row.mistaken?.(text) ?? (near === undefined ? `Write ${anyOf(row.values)}.` : `Write \`${near}\`.`);
    return { why: `not ${anyOf(row.values)}`, fix };
  }
  if (row.pattern !== undefined && !new RegExp(row.pattern, 'u').test(text)) {
    return { why: `not of the form ${row.pattern}`, fix: 'Write it as `fields:` in `dhf.yaml` says.' };
  }
  const format = formats[row.format];
  return format === undefined || format.fits(text) ? undefined : format;
}

/** TBD where a choice, a date or a link is expected and none is demanded; where one is, the demand speaks. */
function openValues(written: WrittenField, graph: TraceGraph): Breach[] {
  const { item, field, row } = written;
  if (row !== undefined && row.values === undefined && row.format === 'text') return [];
  const open = field.values.find((value) => isPlaceholder(value.text) && /\p{L}{3}|\?/u.test(value.text));
  if (open === undefined || isDemanded(written, graph)) return [];
  return [
    {
      place: open.place,
      severity: stillOpen,
      message: `${item.id} says “${shorten(open.text)}” under \`${field.name}\`, which is still to be answered`,
      fix: 'Answer it, or take it away.',
    },
  ];
}

function isDemanded({ item, kind, row, link, field }: WrittenField, graph: TraceGraph): boolean {
  const either = kind.either.filter(({ anyOf: names }) => names.includes(field.name));
  const demands = [...(row?.demands ?? []), ...(link?.demands ?? []), ...either.flatMap((each) => each.demands)];
  return demandInForce(demands, item, graph) !== undefined;
}

function noneAmongOthers({ item, field, link }: WrittenField): Breach[] {
  const none = field.values.find((value) => value.text === 'none');
  if (link?.none !== true || none === undefined || field.values.length === 1) return [];
  return [
    {
      place: none.place,
      message: `${item.id} says both “none” and IDs under \`${field.name}\``,
      fix: 'Write the IDs, or `none` alone.',
    },
  ];
}
