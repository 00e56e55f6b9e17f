import type { Facts, Value } from '../../../src/model/facts.ts';
import type { KindName } from '../../../src/model/kinds.ts';
import { Vocabulary } from '../../../src/model/vocabulary.ts';
import { readRegister } from '../../../src/read/register/index.ts';
import type { ValueMap } from '../../../src/read/register/values.ts';

type Columns = Readonly<Record<string, string>>;

/** A snapshot read as `registers` asks for. */
export function read(
  file: string,
  text: string,
  columns: Columns,
  kind: KindName = 'problem-report',
  values: Readonly<Record<string, ValueMap>> = {},
): Facts {
  return readRegister(file, text, { kind, columns, values }, new Vocabulary());
}

/** Its tickets as `ID@line:column title | field=value,value | …`. */
export function said({ items, unreadable, troubles }: Facts): readonly string[] {
  return [
    ...items.map(({ id, title, fields }) =>
      [`${where(id)} ${title.text}`, ...fields.map(({ name, values }) => `${name}=${values.map(({ text }) => text).join(' + ')}`)].join(
        ' | ',
      ),
    ),
    ...troubles.map(({ rule, message, place }) => `${place.line}:${place.column} ${rule}: ${message}`),
    ...unreadable.map(({ why, place }) => `${place.line}:${place.column} unreadable: ${why}`),
  ];
}

function where({ text, place }: Value): string {
  return `${text}@${place.line}:${place.column}`;
}
