import { toHtml } from 'hast-util-to-html';
import { matrixTable } from '../../../plugins/remark-trace-matrix/table.ts';
import { wide } from '../../../plugins/trace-block.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { mainChain } from '../../view/coverage.ts';
import { type Matrix, matrixOf } from '../../view/matrix.ts';
import { addressOf, relative } from '../address.ts';
import { plural } from '../frame.ts';
import { html, type Markup, trusted } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { kindTitle } from '../words.ts';

const path = addressOf.matrix;

/** Need → system → software → test. */
export function mainMatrix(graph: TraceGraph): Matrix {
  const [rows, ...columns] = mainChain.filter((kind) => kind !== 'software-unit');
  return matrixOf(graph, { rows: rows ?? 'user-need', columns, chained: true });
}

/** The main matrix with gaps first. */
export function matrixPage(matrix: Matrix): SitePage {
  return {
    path,
    title: 'Matrix',
    section: 'matrix',
    crumbs: [{ text: 'Home', path: addressOf.home }],
    headings: [],
    body: html`<h1>Matrix</h1><p>Each user need with the requirements that come from it and the tests of those. A link is a promise: results are not part of this page.</p>
${matrix.rows.length === 0 ? html`<p>This file holds no ${kindTitle(matrix.rowKind).toLowerCase()} yet, so there is nothing to show.</p>` : shown(matrix)}
<p><a href="${relative(path, addressOf.matrixData)}">The same as JSON</a></p>`,
  };
}

function shown(matrix: Matrix): Markup {
  const table = wide(matrixTable(matrix, (id) => relative(path, addressOf.item(id))));
  return html`<ul>${matrix.columns.map((kind, index) => html`<li>${kindTitle(kind)}: ${plural(matrix.gaps[index] ?? 0, 'gap')}</li>`)}</ul>
${trusted(toHtml(table))}`;
}
