import { matrixTable } from '../../../plugins/remark-trace-matrix/table.ts';
import { wide } from '../../../plugins/trace-block.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { mainChain } from '../../view/coverage.ts';
import { type CellEntry, columnTitle, gapsFirst, type Matrix, type MatrixRow, matrixOf } from '../../view/matrix.ts';
import type { SourceLink } from '../../view/source-link.ts';
import { addressOf, relative } from '../address.ts';
import { figureHtml } from '../figure.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Block, type Group, inParts } from '../parts.ts';
import { kindTitle } from '../words.ts';

const path = addressOf.matrix;

/** Need → system → software → test → result. */
export function mainMatrix(graph: TraceGraph): Matrix {
  const [rows, ...columns] = mainChain.filter((kind) => kind !== 'software-unit');
  return matrixOf(graph, { rows: rows ?? 'user-need', columns: [...columns, 'test-result'], chained: true });
}

/** Software requirement → unit → its source and how much of it tests ran through. */
export function sourceMatrix(graph: TraceGraph): Matrix {
  return matrixOf(graph, { rows: 'software-requirement', columns: ['software-unit', 'source', 'coverage'], chained: true });
}

/** Both matrices with gaps first. `sourceHref` gives the address of a line of the product. */
export function matrixPages(main: Matrix, source: Matrix, sourceHref: SourceLink): SitePage[] {
  const page = { path, title: 'Matrix', section: 'matrix', crumbs: [{ text: 'Home', path: addressOf.home }] } as const;
  const head = html`<h1>Matrix</h1><p>Which needs reach requirements, tests and formal results, and which requirements reach source. A gap is an empty cell.</p>
`;
  return inParts(page, head, [
    group('needs', 'From need to result', main, addressOf.matrixData, sourceHref),
    group('source', 'From requirement to source', source, addressOf.sourceMatrixData, sourceHref),
  ]);
}

function group(id: string, title: string, matrix: Matrix, data: string, sourceHref: SourceLink): Group {
  return {
    heading: { id, text: title, depth: 2 },
    top: html`<h2 id="${id}">${title}</h2>
${matrix.rows.length === 0 ? html`<p>This file holds no ${kindTitle(matrix.rowKind).toLowerCase()} yet, so there is nothing to show.</p>` : gaps(matrix)}
<p><a href="${relative(path, data)}">The same as JSON</a></p>
`,
    blocks: matrix.rows.length === 0 ? [] : tables(gapsFirst(matrix)).map((rows) => block({ ...matrix, rows }, sourceHref)),
  };
}

/** Rows that stand in one table: all, where they are not too long for a page. */
function tables(rows: readonly MatrixRow[]): MatrixRow[][] {
  const tables: MatrixRow[][] = [];
  let left = 0;
  for (const row of rows) {
    if (left <= 0) tables.push([]);
    left = (left <= 0 ? 300_000 : left) - sizeOf(row);
    tables.at(-1)?.push(row);
  }
  return tables;
}

/** About: a link with its title for each item. */
function sizeOf({ item, cells }: MatrixRow): number {
  return cells.flat().reduce((sum, each) => sum + entrySize(each), 200 + item.title.text.length);
}

function entrySize(entry: CellEntry): number {
  if ('unit' in entry) return 60 + 2 * entry.unit.id.length;
  if ('file' in entry) return 160 + 2 * entry.file.length;
  return 100 + 2 * entry.item.id.length + entry.item.title.text.length;
}

function block(matrix: Matrix, sourceHref: SourceLink): Block {
  const size = matrix.rows.reduce((sum, row) => sum + sizeOf(row), 0);
  const href = (id: string) => relative(path, addressOf.item(id));
  return { size, shown: () => figureHtml(wide(matrixTable(matrix, { href, sourceHref }))) };
}

function gaps({ columns, gaps: counts, unread }: Matrix): Markup {
  const words = (at: number) => (unread[at] === undefined ? plural(counts[at] ?? 0, 'gap') : `not known: ${unread[at]}`);
  return html`<ul>${columns.map((column, at) => html`<li>${columnTitle(column)}: ${words(at)}</li>`)}</ul>`;
}
