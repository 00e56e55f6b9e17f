import type { Format } from '../../model/kind.ts';
import type { Said } from './export.ts';

/** What a tracker says, by what it means here; all that is not among it means what stands under `otherwise`, or itself where that is absent. */
export type ValueMap = Readonly<Record<string, string>>;

/** Several values in one text: separated by commas, semicolons or line ends, those in parentheses and quotes left alone. */
export function split({ text, start, end }: Said): readonly Said[] {
  const parts = text.match(/(?:\([^()]*\)|"[^"]*"|[^,;\r\n])+/g) ?? [];
  return parts.flatMap((part) => (part.trim() === '' ? [] : [{ text: part.trim(), start, end }]));
}

/** Values with those that the map names put in place of them; a value that comes to nothing is left out. Each is said once. */
export function mapped(values: readonly Said[], map: ValueMap): readonly Said[] {
  const known = values.filter(({ text }) => Object.hasOwn(map, text));
  const otherwise = Object.hasOwn(map, 'otherwise') ? map.otherwise : undefined;
  if (otherwise !== undefined && known.length === 0) {
    const [first] = values;
    return otherwise === '' ? [] : [{ start: -1, end: -1, ...first, text: otherwise }];
  }
  const meant = (otherwise === undefined ? values : known).map((each) =>
    Object.hasOwn(map, each.text) ? { ...each, text: map[each.text] ?? '' } : each,
  );
  return meant.filter(({ text }, at) => text !== '' && meant.findIndex((each) => each.text === text) === at);
}

const moment = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?(?: ?(Z|UTC|[+-]\d\d:?\d\d))?)?$/;

/** A date or time as trackers write it in the way of ISO 8601; all else stays as it is, and is refused where a date is expected. */
export function dated(text: string, format: Format): string {
  if (format !== 'date' && format !== 'time') return text;
  const [, day, minutes, seconds = ':00', fraction = '', zone] = moment.exec(text) ?? [];
  if (day === undefined || format === 'date') return day ?? text;
  return minutes === undefined || zone === undefined ? text : `${day}T${minutes}${seconds}${fraction}${zoneOf(zone)}`;
}

function zoneOf(zone: string): string {
  return zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
}
