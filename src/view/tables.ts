import type { TraceReport } from '../check/report.ts';
import { FilterError, parseFilter } from '../model/filter.ts';
import type { TraceGraph } from '../model/graph.ts';
import { type KindName, kindByPrefix, kinds } from '../model/kinds.ts';
import { nearest } from '../model/nearest.ts';
import { BlockError, parseBlock } from '../model/view-block.ts';
import { itemsThatFit } from '../model/view-items.ts';
import { changeLedger, ledgerSheet } from './change-ledger.ts';
import { clauseSheet, findingSheet, itemSheet, linkSheet } from './lists.ts';
import { columnTitle, type Matrix, matrixOf } from './matrix.ts';
import { matrixSheet } from './matrix-sheet.ts';
import { type ReadyMatrix, readyMatrices, readyMatrix } from './ready-matrices.ts';
import type { Sheet } from './sheet.ts';

/** Something to take away: a list, or a matrix with what it was written from. */
export interface Table {
  readonly sheet: Sheet;
  readonly matrix?: Matrix;
}

/** A question that cannot be answered; `fix` is a sentence. */
export interface Wrong {
  readonly wrong: string;
  readonly fix: string;
}

/** Lists that are of no kind of item. */
const lists: Readonly<Record<string, (report: TraceReport, graph: TraceGraph) => Sheet>> = {
  links: (_, graph) => linkSheet(graph),
  findings: findingSheet,
  clauses: clauseSheet,
  changes: (_, graph) => ledgerSheet(graph),
};

const kindNames = Object.keys(kinds) as readonly KindName[];

/** Names of all tables that there can be, so that old ones are found. */
export const tableNames: readonly string[] = [...readyMatrices.map(({ name }) => name), ...Object.keys(lists), ...kindNames];

/** Everything in tables, each made when it is reached: ready matrices and kinds that have rows, links, findings, clauses, and changes where control started. */
export function allTables(report: TraceReport, graph: TraceGraph): readonly (() => Table)[] {
  const matrices = readyMatrices.filter(({ rows }) => graph.ofKind(rows).length > 0);
  return [
    ...matrices.map((ready) => () => matrixTable(readyMatrix(graph, ready), ready.name, ready.title)),
    ...Object.entries(lists)
      .filter(([name]) => name !== 'changes' || changeLedger(graph) !== undefined)
      .map(([, list]) => () => ({ sheet: list(report, graph) })),
    ...kindNames.filter((kind) => graph.ofKind(kind).length > 0).map((kind) => () => ({ sheet: itemSheet(graph, kind) })),
  ];
}

/** One matrix: a ready one by its name, or kinds from level to level with commas between; `filter` chooses rows. */
export function matrixAsked(graph: TraceGraph, asked: string, filter: string | undefined): Table | Wrong {
  const ready = readyMatrices.find(({ name }) => name === asked);
  if (ready === undefined && !asked.includes(',')) return unknownMatrix(asked);
  const lines = [...shapeOf(ready, asked), ...(filter === undefined ? [] : [`filter: ${filter.replaceAll(/\s+/g, ' ')}`])];
  try {
    const block = parseBlock({ name: 'dhf-matrix', rest: '', text: lines.join('\n') }, graph);
    if (block.block !== 'dhf-matrix') throw new Error(`a matrix was read as ${block.block}`);
    const { kind, columns, chained, filter: chosen } = block;
    const matrix = matrixOf(graph, { rows: kind, columns, chained, ...(chosen === undefined ? {} : { filter: chosen }) });
    return matrixTable(matrix, ready?.name ?? [kind, ...columns].join('-to-'), ready?.title ?? titleOf(matrix));
  } catch (error) {
    if (error instanceof BlockError) return { wrong: error.message, fix: error.fix };
    throw error;
  }
}

/** As an author would ask for it in a block. */
function shapeOf(ready: ReadyMatrix | undefined, asked: string): string[] {
  if (ready === undefined || ready.chained) return [`levels: [${ready === undefined ? asked : [ready.rows, ...ready.columns].join(', ')}]`];
  return [`rows: ${ready.rows}`, `columns: [${ready.columns.join(', ')}]`];
}

function titleOf({ rowKind, columns }: Matrix): string {
  return [kinds[rowKind].title, ...columns.map(columnTitle)].join(' → ');
}

function matrixTable(matrix: Matrix, name: string, title: string): Table {
  return { sheet: matrixSheet(matrix, name, title), matrix };
}

function unknownMatrix(asked: string): Wrong {
  const names = readyMatrices.map(({ name }) => name);
  const close = nearest(asked, names);
  const fix =
    close === undefined
      ? `Name one of ${names.join(', ')}, or levels such as user-need,software-requirement,test-case.`
      : `Did you mean ${close}?`;
  return { wrong: `there is no matrix ${asked}`, fix };
}

/** One list: items of a kind, by its name or prefix, or links, findings, clauses or changes; `filter` chooses items. */
export function listAsked(report: TraceReport, graph: TraceGraph, asked: string, filter: string | undefined): Table | Wrong {
  const list = Object.hasOwn(lists, asked) ? lists[asked] : undefined;
  if (list !== undefined && filter !== undefined)
    return { wrong: `a filter chooses items, and ${asked} are none`, fix: 'Leave --filter away, or name a kind of item.' };
  if (list !== undefined) return { sheet: list(report, graph) };
  const kind = kindNames.find((name) => name === asked) ?? byPrefix(asked);
  if (kind === undefined) return unknownList(asked);
  try {
    const chosen = filter === undefined ? undefined : parseFilter(filter, { kind: kinds[kind], vocabulary: graph.vocabulary });
    return { sheet: itemSheet(graph, kind, itemsThatFit(graph, kind, chosen)) };
  } catch (error) {
    if (error instanceof FilterError) return { wrong: `the filter cannot be read: ${error.message}`, fix: error.fix };
    throw error;
  }
}

function byPrefix(asked: string): KindName | undefined {
  const prefixes: Readonly<Record<string, KindName>> = kindByPrefix;
  return Object.hasOwn(prefixes, asked) ? prefixes[asked] : undefined;
}

function unknownList(asked: string): Wrong {
  const close = nearest(asked, [...Object.keys(lists), ...kindNames]);
  const fix =
    close === undefined
      ? 'Name a kind of item such as software-requirement, or links, findings, clauses or changes.'
      : `Did you mean ${close}?`;
  return { wrong: `there is no list ${asked}`, fix };
}
