import { gapsFirst, matrixTable } from '../../../plugins/remark-trace-matrix/table.ts';
import { wide } from '../../../plugins/trace-block.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { mainChain } from '../../view/coverage.ts';
import { type Matrix, type MatrixRow, matrixOf } from '../../view/matrix.ts';
import { addressOf, relative } from '../address.ts';
import { figureHtml } from '../figure.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Block, inParts } from '../parts.ts';
import { kindTitle } from '../words.ts';

const path = addressOf.matrix;

/** Need → system → software → test. */
export function mainMatrix(graph: TraceGraph): Matrix {
  const [rows, ...columns] = mainChain.filter((kind) => kind !== 'software-unit');
  return matrixOf(graph, { rows: rows ?? 'user-need', columns, chained: true });
}

/** The main matrix with gaps first. */
export function matrixPages(matrix: Matrix): SitePage[] {
  const page = { path, title: 'Matrix', section: 'matrix', crumbs: [{ text: 'Home', path: addressOf.home }] } as const;
  const head = html`<h1>Matrix</h1><p>Each user need with the requirements that come from it and the tests of those. A link is a promise: results are not part of this page.</p>
${matrix.rows.length === 0 ? html`<p>This file holds no ${kindTitle(matrix.rowKind).toLowerCase()} yet, so there is nothing to show.</p>` : gaps(matrix)}
<p><a href="${relative(path, addressOf.matrixData)}">The same as JSON</a></p>
`;
  return inParts(page, head, [{ top: html``, blocks: tables(gapsFirst(matrix.rows)).map((rows) => block({ ...matrix, rows })) }]);
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
  return cells.flat().reduce((sum, each) => sum + 60 + 2 * each.item.id.length + each.item.title.text.length, 200 + item.title.text.length);
}

function block(matrix: Matrix): Block {
  const size = matrix.rows.reduce((sum, row) => sum + sizeOf(row), 0);
  return { size, shown: () => figureHtml(wide(matrixTable(matrix, (id) => relative(path, addressOf.item(id))))) };
}

function gaps(matrix: Matrix): Markup {
  return html`<ul>${matrix.columns.map((kind, index) => html`<li>${kindTitle(kind)}: ${plural(matrix.gaps[index] ?? 0, 'gap')}</li>`)}</ul>`;
}
