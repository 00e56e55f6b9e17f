import type { Clause } from '../../check/packs/clause.ts';
import { clauseTables, pointsOf } from '../../check/packs/clause-tables.ts';
import type { FieldRow, Kind, LinkRow } from '../../model/kind.ts';
import { kinds } from '../../model/kinds.ts';
import { reaches } from '../../model/safety-class.ts';
import { asked, labelOf, type Occasion } from './asked.ts';
import type { Heading, Item, Page, Rows } from './layout.ts';
import { choice, frontMatter, targets } from './template.ts';

/** A document of the layout as Markdown: claims with what they ask for, items and rows to fill in. Everything left to the writer says TODO. */
export function pageText({ id, title, kind, intro, headings }: Page, occasion: Occasion): string {
  const parts = headings.flatMap((heading) => headingText(heading, occasion));
  const holdsItems = headings.some((heading) => itemsOf(heading, occasion).length > 0);
  const values = { type: holdsItems ? 'item-document' : 'document', kind };
  const front = frontMatter(kinds.document as Kind, { ...occasion, id, title, values, more: holdsItems ? drafts : [] });
  return `${front}\n# ${title}\n\n${intro}\n\n${parts.join('\n\n')}\n`;
}

/** Links to drafts do not count, so that items which say nothing yet do not pass for content. */
const drafts = [
  '# The items below are drafts, and links to drafts do not count. Take this out when they are written.',
  'defaults:',
  '  status: draft',
];

function itemsOf({ items = [], rows }: Heading, occasion: Occasion): readonly Item[] {
  return [...items, ...(rows?.items ?? [])].filter(({ from = 'A' }) => reaches(occasion.class, from));
}

/** A heading that asks for nothing at this class is left out. */
function headingText(heading: Heading, occasion: Occasion): readonly string[] {
  const answered = (heading.answers ?? []).flatMap((answer) => claim(answer, occasion));
  const items = itemsOf(heading, occasion);
  if (answered.length === 0 && items.length === 0) return [];
  const claims = answered.length === 0 ? [] : [claimsText(answered)];
  const guide = [
    ...answered.flatMap((each) => each.guide),
    ...(heading.guide ?? []).map((words) => `- TODO${/^[a-z]: /.test(words) ? ' ' : ': '}${words}`),
  ];
  return [
    `## ${heading.heading}`,
    ...claims,
    ...(guide.length === 0 ? [] : [guide.join('\n')]),
    ...(heading.rows === undefined ? items.flatMap((item) => itemText(item, occasion)) : table(heading.rows, items, occasion)),
  ];
}

/** Claims as a list item says them; the standard is named where it changes. */
function claimsText(claims: readonly Claim[]): string {
  const words = claims.map((each, at) => (claims[at - 1]?.standard === each.standard ? each.words : `${each.standard} ${each.words}`));
  return `- **Answers:** ${words.join('; ')}`;
}

interface Claim {
  readonly standard: string;
  /** The clause and its points. */
  readonly words: string;
  readonly guide: readonly string[];
}

/** The claim of one clause and what it asks for; nothing where the class does not know the clause. */
function claim(answer: string, { class: safetyClass }: Occasion): readonly Claim[] {
  const [, standard = '', number = '', letters = ''] = /^(\S+ \S+) (\S+)(?: (.*))?$/.exec(answer) ?? [];
  const table = clauseTables.get(standard);
  if (table === undefined) return [{ standard, words: `${number} ${letters}`.trim(), guide: [] }];
  const clause = table.get(number);
  if (clause === undefined || !clause.classes.includes(safetyClass)) return [];
  const points = [...pointsOf(table, number)].filter(([letter]) => letters === '' || letters.split(', ').includes(letter));
  const words = `${number} ${points.map(([letter]) => letter).join(', ')}`.trim();
  return [{ standard, words, guide: guideTo(clause, points) }];
}

function guideTo({ number, title }: Clause, points: readonly (readonly [letter: string, words: string])[]): readonly string[] {
  const lines =
    points.length === 0 ? [`- TODO ${number}: ${title}`] : points.map(([letter, words]) => `- TODO ${number} ${letter}: ${words}`);
  // A full stop would end the sentence that says TODO.
  return lines.map((line) => line.replaceAll('incl.', 'including'));
}

/** Fields and links that are asked for in any case, or that the layout knows. */
function rowsFor(kind: Kind, items: readonly Item[], occasion: Occasion): readonly (FieldRow | LinkRow)[] {
  const known = (name: string) => items.some((item) => item.values !== undefined && Object.hasOwn(item.values, name));
  return [...kind.fields, ...kind.links].filter(
    (row) => row.name !== 'title' && (known(row.name) || asked(row, kind, occasion)?.always === true),
  );
}

function itemText(item: Item, occasion: Occasion): readonly string[] {
  const kind = kinds[item.kind] as Kind;
  const rows = rowsFor(kind, [item], occasion);
  const isProse = (row: FieldRow | LinkRow) => 'prose' in row && row.prose && item.values?.[row.name] === undefined;
  const list = rows
    .filter((row) => !isProse(row))
    .map((row) => `- **${labelOf(row.name, occasion.vocabulary)}:** ${item.values?.[row.name] ?? left(row, occasion)}`);
  const statement = rows.filter((row) => row.name === 'statement').map((row) => `TODO: ${row.help}`);
  const prose = rows
    .filter((row) => isProse(row) && row.name !== 'statement')
    .flatMap((row) => [`#### ${labelOf(row.name, occasion.vocabulary)}`, `TODO: ${row.help}`]);
  return [`### ${item.id} ${item.title ?? 'TODO'}`, ...(list.length === 0 ? [] : [list.join('\n')]), ...statement, ...prose];
}

/** Help in place of a value. Commas would part it into values of a list. */
function left(row: FieldRow | LinkRow, { vocabulary }: Occasion): string {
  const help = `${row.help}${'to' in row ? targets(row, vocabulary) : choice(row)}`;
  return `TODO: ${help.replaceAll(', ', ' · ')}`;
}

function table({ kind: name }: Rows, items: readonly Item[], occasion: Occasion): readonly string[] {
  if (items.length === 0) return [];
  const kind = kinds[name] as Kind;
  const rows = rowsFor(kind, items, occasion);
  const header = ['ID', labelOf('title', occasion.vocabulary), ...rows.map((row) => labelOf(row.name, occasion.vocabulary))];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = items.map((item) => line([item.id, item.title ?? 'TODO', ...rows.map((row) => item.values?.[row.name] ?? 'TODO')]));
  const columns = rows
    .filter((row) => items.some((item) => item.values?.[row.name] === undefined))
    .map(
      (row) => `- ${labelOf(row.name, occasion.vocabulary)}: ${row.help}${'to' in row ? targets(row, occasion.vocabulary) : choice(row)}`,
    );
  return ['What the columns hold:', columns.join('\n'), [line(header), line(header.map(() => '---')), ...body].join('\n')];
}
