import { stringify } from 'yaml';
import type { ArrivalRow, Demand, EitherRow, FieldRow, Format, Kind, LinkRow } from '../model/kind.ts';
import { germanLabels } from '../model/labels.ts';
import { reaches, type SafetyClass } from '../model/safety-class.ts';
import type { Vocabulary } from '../model/vocabulary.ts';

/** What a template is made for. */
export interface TemplateFor {
  readonly id: string;
  readonly title: string;
  /** The class whose demands it shows. */
  readonly class: SafetyClass;
  /** Standards that judge, e.g. `IEC 62304`. */
  readonly packs: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
}

/**
 * The text of a new item: demanded fields as keys under their help, demanded prose as headings. What is still to be written is left
 * empty or marked TODO, so that the rules report it as missing; what is asked for only under a condition stands behind `#`.
 */
export function template(kind: Kind, made: TemplateFor): string {
  const rows = kind.fields.filter((row) => !['title', 'statement'].includes(row.name));
  const links = kind.links.filter((row) => row.name !== 'system');
  const ask = (row: FieldRow | LinkRow) => asked(row, kind, made);
  const front = [
    `id: ${made.id}`,
    ...(made.vocabulary.kindOfId(made.id) === kind.name ? [] : [`type: ${kind.name}`]),
    `title: ${stringify(made.title, { lineWidth: 0 }).trimEnd()}`,
    ...rows.filter((row) => !row.prose).flatMap((row) => key(row.name, ask(row), `${row.help}${choice(row)}`, row.list)),
    ...links.flatMap((row) => key(row.name, ask(row), `${row.help}${targets(row, made.vocabulary)}`, row.max > 1)),
    ...kind.either.filter((row) => inForce(row.demands, made).length > 0).flatMap(either),
    ...kind.arrivals.flatMap((row) => arrival(row, made)),
  ];
  const statement = kind.fields.filter((row) => row.name === 'statement' && ask(row) !== undefined).map((row) => `TODO: ${row.help}`);
  const prose = rows.filter((row) => row.prose).flatMap((row) => section(row, ask(row), made.vocabulary));
  return `---\n${front.join('\n')}\n---\n${[...statement, ...prose].map((block) => `\n${block}\n`).join('')}`;
}

/** When something is asked for: always, or only under a condition, in its words. */
type Asked = { readonly always: true } | { readonly always: false; readonly when: string };

function asked(row: FieldRow | LinkRow, kind: Kind, made: TemplateFor): Asked | undefined {
  const demands = inForce(row.demands, made);
  if (demands.some((demand) => demand.when === undefined)) return { always: true };
  const conditions = [...new Set(demands.map((demand) => demand.when?.text))];
  // Asked for in so many cases that it is best to think of it in all.
  if (conditions.length > 2) return { always: true };
  if (conditions.length > 0) return { always: false, when: conditions.join(', or ') };
  const alternatives = kind.either.filter(({ anyOf, demands }) => anyOf.includes(row.name) && inForce(demands, made).length > 0);
  const others = alternatives.flatMap(({ anyOf }) => anyOf.filter((name) => name !== row.name));
  return alternatives.length === 0 ? undefined : { always: false, when: `or ${others.join(' or ')}` };
}

function inForce(demands: readonly Demand[], { class: safetyClass, packs }: TemplateFor): readonly Demand[] {
  return demands.filter((demand) => reaches(safetyClass, demand.from) && (demand.pack === undefined || packs.has(demand.pack)));
}

function key(name: string, ask: Asked | undefined, help: string, list: boolean): readonly string[] {
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

function choice({ values, list, format }: FieldRow): string {
  if (values !== undefined) return ` ${list ? 'One or more of' : 'One of'}: ${values.join(', ')}.`;
  return shapes[format] === undefined ? '' : ` ${shapes[format]}`;
}

function targets({ to, none, alsoTo }: LinkRow, vocabulary: Vocabulary): string {
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

function section(row: FieldRow, ask: Asked | undefined, vocabulary: Vocabulary): readonly string[] {
  if (ask === undefined) return [];
  const german = vocabulary.language === 'de' ? germanLabels[row.name] : undefined;
  const label = german ?? row.name.replaceAll('-', ' ');
  return [`## ${label.charAt(0).toUpperCase()}${label.slice(1)}`, `TODO: ${row.help}${ask.always ? '' : ` (${ask.when})`}`];
}
