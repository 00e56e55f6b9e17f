import { type Filter, FilterError, parseFilter } from '../model/filter.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import { nearest } from '../model/nearest.ts';

/** A view as an author asks for it in a fenced block. */
export type Block =
  | {
      readonly block: 'dhf-matrix';
      readonly kind: KindName;
      readonly columns: readonly KindName[];
      readonly chained: boolean;
      readonly filter?: Filter;
    }
  | { readonly block: 'dhf-table'; readonly kind: KindName; readonly fields: readonly string[]; readonly filter?: Filter }
  | { readonly block: 'dhf-coverage'; readonly kind: KindName; readonly chain: readonly KindName[] }
  | { readonly block: 'dhf-diagram'; readonly item: string; readonly depth: number };

export type BlockName = Block['block'];

/** Thrown for a block that cannot be read; `line` and `column` count from 0 at the first line of the block's text. */
export class BlockError extends Error {
  readonly line: number;
  readonly column: number;
  readonly fix: string | undefined;

  constructor(message: string, at: { readonly line: number; readonly column: number }, fix?: string) {
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

export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(optionsOf, name);
}

interface Option {
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads the options of a block, one `key: value` a line, lists as `[a, b]`:
 * `dhf-matrix` has `rows` and `columns`, or `levels` for a chain in which each column continues from the one before; `dhf-table` has `items` and `fields`;
 * `dhf-coverage` has `levels`; `dhf-diagram` has `item` and `depth` (links, 2 when left out). The first two take a `filter`.
 * @throws BlockError
 */
export function parseBlock(block: BlockName, text: string): Block {
  const options = readOptions(block, text);
  if (block === 'dhf-diagram') return diagram(options);
  if (block === 'dhf-coverage') {
    const chain = kindList(demanded(options, 'levels', block), 2);
    return { block, kind: chain[0] as KindName, chain };
  }
  const filter = filterOf(options);
  if (block === 'dhf-table')
    return { block, kind: kindOf(demanded(options, 'items', block)), fields: listOf(demanded(options, 'fields', block)), ...filter };
  const levels = options.get('levels');
  if (levels !== undefined) {
    const [kind, ...columns] = kindList(levels, 2);
    return { block, kind: kind as KindName, columns, chained: true, ...filter };
  }
  return {
    block,
    kind: kindOf(demanded(options, 'rows', block)),
    columns: kindList(demanded(options, 'columns', block), 1),
    chained: false,
    ...filter,
  };
}

function diagram(options: ReadonlyMap<string, Option>): Block {
  const depth = options.get('depth');
  if (depth !== undefined && !/^[1-4]$/.test(depth.value)) throw new BlockError('`depth` is a number of links from 1 to 4', depth);
  return { block: 'dhf-diagram', item: demanded(options, 'item', 'dhf-diagram').value, depth: Number(depth?.value ?? 2) };
}

function readOptions(block: BlockName, text: string): Map<string, Option> {
  const options = new Map<string, Option>();
  for (const [line, content] of text.split(/\r\n|\n|\r/).entries()) {
    if (content.trim() === '' || content.trimStart().startsWith('#')) continue;
    const match = /^\s*([A-Za-z-]+)\s*:\s*(.*?)\s*$/.exec(content);
    const [, name = '', value = ''] = match ?? [];
    const column = content.length - content.trimStart().length;
    if (match === null) throw new BlockError(`"${content.trim()}" is no option`, { line, column }, 'write one `name: value` a line');
    if (!optionsOf[block].includes(name)) throw unknown(name, optionsOf[block], { line, column }, `option of ${block}`);
    if (options.has(name)) throw new BlockError(`\`${name}\` is given twice`, { line, column });
    options.set(name, { value, line, column: content.indexOf(value, content.indexOf(':') + 1) });
  }
  return options;
}

function demanded(options: ReadonlyMap<string, Option>, name: string, block: BlockName): Option {
  const option = options.get(name);
  if (option === undefined || option.value === '')
    throw new BlockError(`${block} has no \`${name}\``, { line: option?.line ?? 0, column: 0 });
  return option;
}

function filterOf(options: ReadonlyMap<string, Option>): { readonly filter?: Filter } {
  const option = options.get('filter');
  if (option === undefined) return {};
  try {
    return { filter: parseFilter(option.value) };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw new BlockError(
      `the filter cannot be read: ${error.message}`,
      { line: option.line, column: option.column + error.offset },
      error.fix,
    );
  }
}

function kindList(option: Option, least: number): KindName[] {
  const names = listOf(option);
  if (names.length < least) throw new BlockError(`${least} or more kinds belong here`, option);
  return names.map((value) => kindOf({ ...option, value, column: option.column + Math.max(0, option.value.indexOf(value)) }));
}

function kindOf(option: Option): KindName {
  const name = option.value === 'result' ? 'test-result' : option.value;
  if (!Object.hasOwn(kinds, name)) throw unknown(option.value, Object.keys(kinds), option, 'kind');
  return name as KindName;
}

function listOf(option: Option): string[] {
  return option.value
    .replace(/^\[(.*)\]$/, '$1')
    .split(',')
    .map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((part) => part !== '');
}

function unknown(name: string, known: readonly string[], at: { readonly line: number; readonly column: number }, what: string): BlockError {
  const close = nearest(name, known);
  return new BlockError(`"${name}" is no ${what}`, at, close === undefined ? `known: ${known.join(', ')}` : `\`${close}\` is close`);
}
