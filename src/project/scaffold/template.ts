import { stringify } from 'yaml';
import type { ArrivalRow, EitherRow, FieldRow, Format, Kind, LinkRow } from '../../model/kind.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { type Asked, asked, inForce, labelOf, type Occasion } from './asked.ts';

/** An item to begin, for a class. `values` are written instead of left to the writer. */
export interface TemplateFor extends Occasion {
  readonly id: string;
  readonly title: string;
  /** Front matter by field, as it is written in YAML. */
  readonly values?: Readonly<Record<string, string>>;
  /** Further lines of front matter. */
  readonly more?: readonly string[];
  /** Text under a prose heading, by field. */
  readonly prose?: Readonly<Record<string, string>>;
}

/**
 * The text of a new item: demanded fields as keys under their help, demanded prose as headings. What is still to be written is left
 * empty or marked TODO, so that the rules report it as missing; what is asked for only under a condition stands behind `#`.
 */
export function template(kind: Kind, made: TemplateFor): string {
  const ask = (row: FieldRow) => asked(row, kind, made);
  const statement = kind.fields.filter((row) => row.name === 'statement' && ask(row) !== undefined).map((row) => `TODO: ${row.help}`);
  const prose = kind.fields.filter((row) => row.prose && row.name !== 'statement').flatMap((row) => section(row, ask(row), made));
  return `${frontMatter(kind, made)}${[...statement, ...prose].map((block) => `\n${block}\n`).join('')}`;
}

/** The front matter of a new item or document, its lines of dashes included. */
export function frontMatter(kind: Kind, made: TemplateFor): string {
  const { id, title, values = {}, more = [], vocabulary } = made;
  const rows = kind.fields.filter((row) => row.name !== 'title' && !row.prose);
  const links = kind.links.filter((row) => row.name !== 'system');
  const key = (row: FieldRow | LinkRow, help: string, list: boolean) =>
    keyLines(row.name, values[row.name], asked(row, kind, made), help, list);
  const type = values.type ?? (vocabulary.kindOfId(id) === kind.name ? undefined : kind.name);
  const lines = [
    `id: ${id}`,
    ...(type === undefined ? [] : [`type: ${type}`]),
    `title: ${stringify(title, { lineWidth: 0 }).trimEnd()}`,
    ...rows.flatMap((row) => key(row, `${row.help}${choice(row)}`, row.list)),
    ...links.flatMap((row) => key(row, `${row.help}${targets(row, vocabulary)}`, row.max > 1)),
    ...kind.either.filter((row) => inForce(row.demands, made).length > 0).flatMap(either),
    ...kind.arrivals.flatMap((row) => arrival(row, made)),
    ...more,
  ];
  return `---\n${lines.join('\n')}\n---\n`;
}

function keyLines(name: string, value: string | undefined, ask: Asked | undefined, help: string, list: boolean): readonly string[] {
  if (value !== undefined) return [`${name}: ${value}`];
  if (ask === undefined) return [];
  return ask.always ? [...comment(help), `${name}: ${list ? '[]' : ''}`.trimEnd()] : [...comment(`${help} (${ask.when})`), `# ${name}:`];
}

/** Words behind `#`, in lines that fit a narrow window. */
function comment(words: string): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 100) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}

const shapes: Readonly<Partial<Record<Format, string>>> = {
  date: 'A day, such as 2026-11-22.',
  time: 'A time with its zone, such as 2026-11-22T09:30:00Z.',
  version: 'In quotes, such as "1.0.0".',
  sha256: 'Its 64 digits.',
  number: 'A whole number.',
};

/** What a field takes, as words that follow its help; empty where any text will do. */
export function choice({ values, list, format }: FieldRow): string {
  if (values !== undefined) return ` ${list ? 'One or more of' : 'One of'}: ${values.join(', ')}.`;
  return shapes[format] === undefined ? '' : ` ${shapes[format]}`;
}

/** Where a link leads, as words that follow its help. */
export function targets({ to, none, alsoTo }: LinkRow, vocabulary: Vocabulary): string {
  const name = (kind: Exclude<LinkRow['to'], 'any'>[number]) => (kind === 'document' ? 'a document' : (vocabulary.prefixFor(kind) ?? kind));
  const kinds = to === 'any' ? 'any ID' : to.map(name).join(', ');
  const more = alsoTo === undefined ? '' : `; ${alsoTo.kinds.map(name).join(', ')} ${alsoTo.when.text}`;
  return ` To: ${kinds}${none ? ', or none' : ''}${more}.`;
}

function either({ anyOf }: EitherRow): readonly string[] {
  return comment(`At least one of: ${anyOf.join(', ')}.`);
}

function arrival({ name, from, or, help, demands }: ArrivalRow, made: TemplateFor): readonly string[] {
  const demanded = inForce(demands, made);
  if (demanded.length === 0) return [];
  const ways = [{ name, from }, ...(or ?? [])].map(
    (way) => `\`${way.name}\`${way.from === undefined ? '' : ` of a ${way.from.join(' or ')}`}`,
  );
  const when = demanded.every((demand) => demand.when !== undefined) ? ` (${demanded[0]?.when?.text})` : '';
  return comment(`Nothing to write here, but elsewhere: ${ways.join(', or ')} leads here. ${help}${when}`);
}

function section(row: FieldRow, ask: Asked | undefined, { vocabulary, prose = {} }: TemplateFor): readonly string[] {
  const given = prose[row.name];
  if (given === undefined && ask === undefined) return [];
  const left = `TODO: ${row.help}${ask === undefined || ask.always ? '' : ` (${ask.when})`}`;
  return [`## ${labelOf(row.name, vocabulary)}`, given ?? left];
}
