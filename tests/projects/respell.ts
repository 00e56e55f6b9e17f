import type { DocumentFacts, Facts, FieldFacts, ItemFacts, Spelling } from '../../src/model/facts.ts';
import { type KindName, kinds } from '../../src/model/kinds.ts';
import type { Place } from '../../src/model/place.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import type { Source } from '../../src/project/facts.ts';
import { readOnce } from './read-once.ts';

/** A field free of its spelling: values as exact text, or prose as Markdown. */
export type WrittenField =
  | { readonly name: string; readonly values: readonly string[] }
  | { readonly name: string; readonly markdown: string };

/** An item free of its spelling, and where it stands. */
export interface Written {
  readonly id: string;
  readonly kind: KindName | undefined;
  readonly title: string;
  readonly type: string | undefined;
  readonly fields: readonly WrittenField[];
  readonly spelling: Spelling;
  readonly file: string;
  readonly place: Place;
  /** What one place inherits from its document is written out where it moves away. */
  readonly inherited: ReadonlySet<string>;
  /** The document it stands in, when it is a section or a row. */
  readonly document: DocumentFacts | undefined;
  /** A heading above it claims clauses: what stands there answers them. */
  readonly answersAClaim: boolean;
}

/** What stands in a file whose item stands elsewhere. */
export const elsewhere = 'The item of this name stands elsewhere.\n';

/** Every item of some sources, free of its spelling. */
export function writtenItems(sources: readonly Source[], vocabulary: Vocabulary): Written[] {
  return sources.flatMap((source) => {
    const facts = readOnce(source, vocabulary);
    return facts.items.map((item) => written(item, facts, source.text, vocabulary));
  });
}

function written(item: ItemFacts, { file, document }: Facts, text: string, vocabulary: Vocabulary): Written {
  const kind = (item.type?.text ?? vocabulary.kindOfId(item.id.text)) as KindName | undefined;
  const claiming = (document?.sections ?? []).filter((section) => section.claims.length > 0);
  return {
    id: item.id.text,
    kind,
    title: item.title.text,
    type: item.type?.text,
    fields: item.fields.map((field) => writtenField(field, kind, item.spelling, text, vocabulary)),
    spelling: item.spelling,
    file,
    place: item.place,
    inherited: new Set(item.fields.filter((field) => field.inherited).map((field) => field.name)),
    document,
    answersAClaim: claiming.some(({ place }) => place.line < item.place.line && item.place.endLine <= place.endLine),
  };
}

function writtenField(
  { name, values, prose, inherited }: FieldFacts,
  kind: KindName | undefined,
  spelling: Spelling,
  text: string,
  vocabulary: Vocabulary,
): WrittenField {
  const [value] = values;
  const isProse = prose !== undefined || (kind !== undefined && vocabulary.fieldRow(kinds[kind], name)?.prose === true);
  if (!isProse || value === undefined) return { name, values: values.map((each) => each.text) };
  if (prose === undefined && (spelling === 'file' || inherited)) return { name, markdown: asBlock(escaped(value.text)) };
  const source = slice(text, value.place);
  return { name, markdown: spelling === 'row' ? asBlock(source.replaceAll('\\|', '|')) : source };
}

/** The source text of a place. */
function slice(text: string, { line, column, endLine, endColumn }: Place): string {
  const lines = text.split('\n').slice(line - 1, endLine);
  lines[lines.length - 1] = (lines.at(-1) as string).slice(0, endColumn - 1);
  lines[0] = (lines[0] as string).slice(column - 1);
  return lines.join('\n');
}

/** Plain text as Markdown that reads as that text. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>~|&]/g, '\\$&');
}

/** Running text as a block of its own: what would begin a list, a heading or a quote there is kept from it. */
function asBlock(inline: string): string {
  return inline.replace(/^(\d+)(?=[.)]\s)|^(?=[-+#>]\s)/, '$1\\');
}

/** Can this item be written so, with nothing lost? */
export function canBe(spelling: Spelling, item: Written, vocabulary: Vocabulary): boolean {
  if (spelling === 'file') return true;
  const values = item.fields.filter((field) => 'values' in field);
  const isWhole = values.every((field) => field.values.every((value) => survives(value, isList(field.name, item, vocabulary))));
  const statement = item.fields.find((field) => field.name === 'statement');
  if (spelling === 'section')
    return isWhole && !(statement !== undefined && 'markdown' in statement && /^\s*(?:[-*+]|\d+[.)])\s/.test(statement.markdown));
  return (
    isWhole &&
    values.every((field) => field.values.length > 0) &&
    item.fields.every((field) => 'values' in field || isParagraph(field.markdown))
  );
}

function isList(name: string, item: Written, vocabulary: Vocabulary): boolean {
  if (item.kind === undefined) return false;
  const kind = kinds[item.kind];
  return kind.links.some((row) => row.name === name) || vocabulary.fieldRow(kind, name)?.list === true;
}

/** Behind a label, commas part the values of a list, and a code span or autolink stands for its content. */
function survives(value: string, list: boolean): boolean {
  return !/[\n`<]/.test(value) && value === value.trim() && !(list && /[,("“]/.test(value));
}

function isParagraph(markdown: string): boolean {
  return !/\n\s*\n|^\s{0,3}(?:[-*+>#]\s|\d+[.)]\s|```|~~~|\|)/m.test(markdown);
}

/**
 * Sources with some items written anew. `choose` gives the item as it is to be, in the spelling and file that it names; the same item when it
 * is to stay. What moves into a document goes to its end; the file of an item that moves away says so.
 */
export function respelled(sources: readonly Source[], vocabulary: Vocabulary, choose: (item: Written) => Written): readonly Source[] {
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const moves = writtenItems(sources, vocabulary)
    .map((from) => ({ from, to: choose(from) }))
    .filter(({ from, to }) => from !== to);
  for (const [file, text] of texts) {
    const here = moves.filter(({ from }) => from.file === file);
    const leaving = here.filter(({ from, to }) => from.spelling !== 'file' || to.spelling !== 'file');
    if (leaving.length === 0) continue;
    texts.set(file, leaving.some(({ from }) => from.spelling === 'file') ? elsewhere : rewritten(text, leaving, vocabulary));
  }
  for (const { from, to } of moves) {
    if (to.spelling === 'file') texts.set(to.file, asFile(to));
    else if (to.file !== from.file) texts.set(to.file, `${(texts.get(to.file) as string).trimEnd()}\n\n${inDocument(to, 3, vocabulary)}`);
  }
  return [...texts].map(([file, text]) => ({ file, text }));
}

interface Move {
  readonly from: Written;
  readonly to: Written;
}

/** A document without what leaves it, and with what only changes its spelling at the place where it stood. */
function rewritten(text: string, moves: readonly Move[], vocabulary: Vocabulary): string {
  const lines: (string | undefined)[] = text.split('\n');
  const added = new Map<number, string[]>();
  const headings = headingLines(lines as string[]);
  for (const { from, to } of moves) {
    for (let line = from.place.line; line <= from.place.endLine; line++) lines[line - 1] = undefined;
    if (to.file !== from.file || to.spelling === 'file') continue;
    const at = from.spelling === 'section' ? from.place.line - 1 : (headings.find((line) => line >= from.place.line) ?? lines.length);
    const above =
      (from.spelling === 'section' ? lines[at] : undefined) ??
      headings
        .filter((line) => line < at)
        .map((line) => text.split('\n')[line] as string)
        .at(-1);
    added.set(at, [...(added.get(at) ?? []), `\n${inDocument(to, depthBelow(above, from, text, vocabulary), vocabulary)}`]);
  }
  const kept = [...lines, undefined].flatMap((line, at) => [...(added.get(at) ?? []), ...(line === undefined ? [] : [line])]);
  return withoutEmptyTables(kept.join('\n'));
}

function headingLines(lines: readonly string[]): number[] {
  let fence = false;
  return lines.flatMap((line, at) => {
    if (/^(?:```|~~~)/.test(line)) fence = !fence;
    return !fence && /^#{1,6}\s/.test(line) ? [at] : [];
  });
}

/** A section keeps its depth; a row becomes a section below the heading above it, or beside the item above it. */
function depthBelow(above: string | undefined, from: Written, text: string, vocabulary: Vocabulary): number {
  if (from.spelling === 'section') return /^#+/.exec(text.split('\n')[from.place.line - 1] as string)?.[0].length as number;
  const [marks = '#'] = /^#+/.exec(above ?? '') ?? [];
  const isItem = vocabulary.idAtStart((above ?? '').slice(marks.length).trim()) !== undefined;
  return marks.length + (isItem ? 0 : 1);
}

function withoutEmptyTables(text: string): string {
  return text.replaceAll(/(^|\n)\|[^\n]*\n\|[-:| ]+\|(?=\n(?!\|)|$)/g, '$1');
}

function asFile({ id, type, title, fields }: Written): string {
  const values = fields.filter((field) => 'values' in field);
  const body = fields.filter((field) => 'markdown' in field);
  const short = body.filter((field) => field.name !== 'statement' && isPlain(field.markdown));
  const top = [
    `id: ${id}`,
    ...(type === undefined ? [] : [`type: ${type}`]),
    ...(title === '' ? [] : [`title: ${JSON.stringify(title)}`]),
    ...values.map(({ name, values: [first, ...rest] }) =>
      rest.length > 0 ? `${name}: ${JSON.stringify([first, ...rest])}` : `${name}: ${first === undefined ? '' : JSON.stringify(first)}`,
    ),
    ...short.map(({ name, markdown }) => `${name}: ${JSON.stringify(markdown)}`),
  ];
  return [
    '---',
    ...top,
    '---',
    '',
    bodyOf(
      body.filter((field) => !short.includes(field)),
      2,
    ),
  ].join('\n');
}

/** Prose that is the same as plain text may stand as a key. */
function isPlain(markdown: string): boolean {
  return /^[\p{L}\p{N} ,;.:()-]+$/u.test(markdown) && isParagraph(markdown) && !/https?:/.test(markdown);
}

function bodyOf(fields: readonly (WrittenField & { readonly markdown: string })[], depth: number): string {
  const statement = fields.find((field) => field.name === 'statement');
  const rest = fields.filter((field) => field !== statement);
  const blocks = [
    ...(statement === undefined ? [] : [statement.markdown]),
    ...rest.flatMap(({ name, markdown }) => [`${'#'.repeat(depth)} ${name}`, markdown]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The item as a section of some depth, or as a table of one row. */
function inDocument(item: Written, depth: number, vocabulary: Vocabulary): string {
  const own = item.file === item.document?.id.place.file ? item.fields.filter((field) => !item.inherited.has(field.name)) : item.fields;
  return item.spelling === 'row' ? asRow(item, own, vocabulary) : asSection(item, own, depth, vocabulary);
}

function asSection({ id, type, title }: Written, fields: readonly WrittenField[], depth: number, vocabulary: Vocabulary): string {
  const list = [
    ...(type === undefined ? [] : [`- **Type:** ${type}`]),
    ...fields
      .filter((field) => 'values' in field)
      .map((field) => `- **${label(field.name, vocabulary)}:** ${field.values.join(', ')}`.trimEnd()),
  ];
  const body = bodyOf(
    fields.filter((field) => 'markdown' in field),
    depth + 1,
  );
  return [`${'#'.repeat(depth)} ${id} ${escaped(title)}`.trimEnd(), ...(list.length > 0 ? [list.join('\n')] : []), body].join('\n\n');
}

function asRow({ id, type, title }: Written, fields: readonly WrittenField[], vocabulary: Vocabulary): string {
  const cells = [
    ['ID', id],
    ...(title === '' ? [] : [['Title', escaped(title)]]),
    ...(type === undefined ? [] : [['Type', type]]),
    ...fields.map((field) => [
      label(field.name, vocabulary),
      ('values' in field ? field.values.join(', ') : field.markdown.replaceAll(/\s*\n\s*/g, ' ')).replaceAll(/(?<!\\)\|/g, '\\|'),
    ]),
  ];
  const line = (at: number) => `| ${cells.map((cell) => cell[at]).join(' | ')} |`;
  return [line(0), `|${'---|'.repeat(cells.length)}`, line(1), ''].join('\n');
}

/** A known field as a label in words, any other exactly as written. */
function label(name: string, vocabulary: Vocabulary): string {
  const words = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
  return vocabulary.fieldOf(name) === name && vocabulary.fieldOf(words) === name ? words : name;
}
