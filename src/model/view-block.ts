import { askable, type Filter, FilterError, parseFilter } from './filter.ts';
import type { TraceGraph } from './graph.ts';
import type { Kind } from './kind.ts';
import { type KindName, kinds } from './kinds.ts';
import { joinable, linkable } from './linkable.ts';
import { nearest } from './nearest.ts';
import { isUnitColumn, kindsWithUnits, type MatrixColumn } from './unit-columns.ts';
import { kebab } from './vocabulary.ts';

/** A view as an author asks for it in a fenced block. */
export type Block =
  | {
      readonly block: 'dhf-matrix';
      readonly kind: KindName;
      readonly columns: readonly MatrixColumn[];
      readonly chained: boolean;
      readonly filter?: Filter;
    }
  | { readonly block: 'dhf-table'; readonly kind: KindName; readonly fields: readonly string[]; readonly filter?: Filter }
  | { readonly block: 'dhf-coverage'; readonly kind: KindName; readonly chain: readonly KindName[] }
  | { readonly block: 'dhf-diagram'; readonly item: string; readonly depth: number };

export type BlockName = Block['block'];

interface Point {
  readonly line: number;
  readonly column: number;
}

/** Thrown for a block that cannot be read. `line` and `column` count from 0 at the first line of the block's text; line -1 is that of the name. `fix` is a sentence. */
export class BlockError extends Error {
  readonly line: number;
  readonly column: number;
  readonly fix: string;

  constructor(message: string, at: Point, fix: string) {
    super(message);
    this.line = at.line;
    this.column = at.column;
    this.fix = fix;
  }
}

const optionsOf: Readonly<Record<BlockName, readonly string[]>> = {
  'dhf-matrix': ['rows', 'columns', 'levels', 'filter'],
  'dhf-table': ['items', 'fields', 'filter'],
  'dhf-coverage': ['levels'],
  'dhf-diagram': ['item', 'depth'],
};

/** How each option is written. */
const examples: Readonly<Record<string, string>> = {
  rows: 'rows: software-requirement',
  columns: 'columns: [software-unit, test-case]',
  levels: 'levels: [user-need, system-requirement, software-requirement]',
  items: 'items: soup',
  fields: 'fields: [title, version]',
  item: 'item: SRS-1',
  depth: 'depth: 2',
};

const blockNames = Object.keys(optionsOf) as readonly BlockName[];

export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(optionsOf, name);
}

/** Is it the name of a view, or meant as one? */
export function isViewLike(name: string): boolean {
  return /^dhf-/i.test(name) || nearest(name, blockNames) !== undefined;
}

interface Option extends Point {
  readonly name: string;
  readonly value: string;
}

/** A fenced block as its author wrote it: the word behind the fence, what else stands in that line, and the text inside. */
export interface WrittenBlock {
  readonly name: string;
  readonly rest: string;
  readonly text: string;
}

/**
 * Reads the options of a block, one `key: value` a line, lists as `[a, b]`:
 * `dhf-matrix` has `rows` and `columns`, or `levels` for a chain in which each column continues from the one before; `dhf-table` has `items` and `fields`;
 * `dhf-coverage` has `levels`; `dhf-diagram` has `item` and `depth` (links, 2 when left out). The first two take a `filter`. Kinds, fields, links and the
 * item are those of the graph.
 * @throws BlockError
 */
export function parseBlock({ name: block, rest, text }: WrittenBlock, graph: TraceGraph): Block {
  if (!isBlockName(block)) throw unknown(block, blockNames, { line: -1, column: 0 }, 'view, so the page shows its text as it stands');
  if (rest !== '')
    throw new BlockError(
      `"${rest}" stands behind the name of the view, where it is not read`,
      { line: -1, column: 0 },
      'Write it on a line of its own below.',
    );
  const options = readOptions(block, text);
  if (block === 'dhf-matrix') return matrix(options, graph);
  if (block === 'dhf-table') return table(options, graph);
  return block === 'dhf-coverage' ? coverage(options) : diagram(options, graph);
}

function matrix(options: ReadonlyMap<string, Option>, graph: TraceGraph): Block {
  const levels = options.get('levels');
  if (levels !== undefined) refuseBoth(levels, options.get('rows') ?? options.get('columns'));
  const named = levels === undefined ? rowsAndColumns(options) : columnList(levels, 2);
  const ofKinds = named.filter((each) => !isUnitColumn(each.kind)) as NamedKind[];
  refuseUnlinked(ofKinds);
  refuseWithoutUnits(named);
  const [{ kind }] = ofKinds as [NamedKind];
  return {
    block: 'dhf-matrix',
    kind,
    columns: named.slice(1).map((each) => each.kind),
    chained: levels !== undefined,
    ...filterOf(options, kind, graph),
  };
}

function rowsAndColumns(options: ReadonlyMap<string, Option>): NamedColumn[] {
  const rows = kindOf(demanded(options, 'rows', 'dhf-matrix'));
  return [rows, ...columnList(demanded(options, 'columns', 'dhf-matrix'), 1)];
}

function table(options: ReadonlyMap<string, Option>, graph: TraceGraph): Block {
  const { kind } = kindOf(demanded(options, 'items', 'dhf-table'));
  const fields = fieldList(demanded(options, 'fields', 'dhf-table'), kind, graph);
  return { block: 'dhf-table', kind, fields, ...filterOf(options, kind, graph) };
}

function coverage(options: ReadonlyMap<string, Option>): Block {
  const named = kindList(demanded(options, 'levels', 'dhf-coverage'), 2);
  named.slice(1).forEach((each, at) => {
    refuseUnlinked([named[at] as NamedKind, each]);
  });
  const chain = named.map((each) => each.kind);
  return { block: 'dhf-coverage', kind: chain[0] as KindName, chain };
}

/** A column that no link can fill would show nothing but gaps that nobody can close. */
function refuseUnlinked(named: readonly NamedKind[]): void {
  named.forEach(({ kind, at }, index) => {
    const earlier = named.slice(0, index).map((each) => each.kind);
    const before = earlier.at(-1);
    if (before === undefined || joinable(before, kind) || earlier.some((each) => linkable(each, kind))) return;
    const message = `no link joins ${kind} with ${listed(earlier)}, so there would be nothing but gaps`;
    throw new BlockError(message, at, 'Name a kind between them, too, or leave it away.');
  });
}

/** Source files and coverage are those of units. */
function refuseWithoutUnits(named: readonly NamedColumn[]): void {
  named.forEach(({ kind, at }, index) => {
    if (!isUnitColumn(kind)) return;
    const earlier = named.slice(0, index).map((each) => each.kind);
    if (kindsWithUnits.some((each) => earlier.includes(each))) return;
    const message = `${kind} is that of software units, and nothing before it leads to them, so there would be nothing but gaps`;
    throw new BlockError(message, at, 'Name software-unit or software-requirement before it.');
  });
}

function diagram(options: ReadonlyMap<string, Option>, graph: TraceGraph): Block {
  const depth = options.get('depth');
  if (depth !== undefined && !/^[1-4]$/.test(depth.value))
    throw new BlockError('`depth` is a number of links from 1 to 4', depth, `Write \`${examples.depth}\`, or leave the line away.`);
  const item = demanded(options, 'item', 'dhf-diagram');
  if (graph.item(item.value) === undefined) {
    const living = graph.items.filter((each) => each.status !== 'retired').map((each) => each.id);
    const close = nearest(item.value, living);
    const fix = close === undefined ? 'Name one item or document of this DHF by its ID.' : `${close} is close.`;
    throw new BlockError(`${item.value} does not exist, so there is nothing to draw`, item, fix);
  }
  return { block: 'dhf-diagram', item: item.value, depth: Number(depth?.value ?? 2) };
}

function refuseBoth(levels: Option, other: Option | undefined): void {
  if (other === undefined) return;
  throw new BlockError(
    `\`levels\` and \`${other.name}\` are given, and only one of them can count`,
    levels.line > other.line ? levels : other,
    'Write `rows` and `columns`, or `levels` alone for a chain from level to level.',
  );
}

function readOptions(block: BlockName, text: string): Map<string, Option> {
  const options = new Map<string, Option>();
  for (const [line, content] of text.split(/\r\n|\n|\r/).entries()) {
    if (content.trim() === '' || content.trimStart().startsWith('#')) continue;
    const match = /^\s*([A-Za-z-]+)\s*:\s*(.*?)\s*$/.exec(content);
    const [, name = '', value = ''] = match ?? [];
    const column = content.length - content.trimStart().length;
    const known = optionsOf[block];
    if (match === null)
      throw new BlockError(
        `"${content.trim()}" is no option`,
        { line, column },
        `Write one \`name: value\` a line, lists as \`[a, b]\`; ${block} has ${listed(known)}.`,
      );
    if (!known.includes(name)) throw unknown(name, known, { line, column }, `option of ${block}`);
    if (options.has(name)) throw new BlockError(`\`${name}\` is given twice`, { line, column }, 'Keep one of the lines.');
    options.set(name, { name, value, line, column: content.indexOf(value, content.indexOf(':') + 1) });
  }
  return options;
}

function demanded(options: ReadonlyMap<string, Option>, name: string, block: BlockName): Option {
  const option = options.get(name);
  if (option === undefined || option.value === '')
    throw new BlockError(`${block} has no \`${name}\``, { line: option?.line ?? 0, column: 0 }, `Write it, such as \`${examples[name]}\`.`);
  return option;
}

function filterOf(options: ReadonlyMap<string, Option>, kind: KindName, graph: TraceGraph): { readonly filter?: Filter } {
  const option = options.get('filter');
  if (option === undefined) return {};
  try {
    return { filter: parseFilter(option.value, { kind: kinds[kind], vocabulary: graph.vocabulary }) };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const at = { line: option.line, column: option.column + error.offset };
    throw new BlockError(`the filter cannot be read: ${error.message}`, at, error.fix);
  }
}

function fieldList(option: Option, kind: KindName, { vocabulary }: TraceGraph): string[] {
  const known = askable(kinds[kind], vocabulary);
  const fields = parts(option);
  if (fields.length === 0) throw new BlockError('one or more fields belong here', option, `Write them, such as \`${examples.fields}\`.`);
  const names = fields.map((part) => {
    const name = kebab(part.value);
    if (!known.includes(name)) throw unknown(part.value, known, part, `field or link of ${kind}`);
    return name;
  });
  // The ID stands first in each row, asked for or not.
  return names.filter((name) => name !== 'id');
}

interface NamedKind {
  readonly kind: KindName;
  readonly at: Point;
}

interface NamedColumn {
  readonly kind: MatrixColumn;
  readonly at: Point;
}

function kindList(option: Option, least: number): NamedKind[] {
  return atLeast(least, option).map(kindOf);
}

/** The first of the levels of a chain is a kind in any case. */
function columnList(option: Option, least: number): NamedColumn[] {
  const columnOf = (part: Option, at: number) =>
    isUnitColumn(part.value) && at >= least - 1 ? { kind: part.value, at: part } : kindOf(part);
  return atLeast(least, option).map(columnOf);
}

function atLeast(least: number, option: Option): Option[] {
  const names = parts(option);
  if (names.length < least)
    throw new BlockError(
      `${least === 1 ? 'one' : 'two'} or more kinds belong here`,
      option,
      `Write them, such as \`${examples[option.name]}\`.`,
    );
  return names;
}

function kindOf(option: Option): NamedKind {
  const { value } = option;
  const name = value === 'result' ? 'test-result' : value;
  if (Object.hasOwn(kinds, name)) return { kind: name as KindName, at: option };
  const close = (Object.values(kinds) as Kind[]).find((kind) => kind.prefix === value)?.name ?? nearest(value, Object.keys(kinds));
  const fix =
    close === undefined
      ? 'Write the name of a kind, such as software-requirement, software-unit, test-case or soup.'
      : `Write \`${close}\`.`;
  throw new BlockError(`"${value}" is no kind`, option, fix);
}

/** The parts of a list, each where it stands. */
function parts(option: Option): Option[] {
  const inside = option.value.replace(/^\[(.*)\]$/, ' $1 ');
  return [...inside.matchAll(/[^,]+/g)].flatMap((match) => {
    const value = match[0].trim().replace(/^(["'])(.*)\1$/, '$2');
    return value === '' ? [] : [{ ...option, value, column: option.column + match.index + match[0].indexOf(value) }];
  });
}

function unknown(name: string, known: readonly string[], at: Point, what: string): BlockError {
  const close = nearest(name, known);
  return new BlockError(`"${name}" is no ${what}`, at, close === undefined ? `It can be ${listed(known)}.` : `Write \`${close}\`.`);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
