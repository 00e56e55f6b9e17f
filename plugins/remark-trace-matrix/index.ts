import type { Root } from 'mdast';
import { matrixOf } from '../../src/view/matrix.ts';
import { renderBlocks, said, type TraceBlockOptions, wide } from '../trace-block.ts';
import { matrixTable } from './table.ts';

/** Renders fenced `dhf-matrix` blocks as tables. */
export default function remarkTraceMatrix({ graph, href }: TraceBlockOptions): (tree: Root) => void {
  return (tree) =>
    renderBlocks(tree, 'dhf-matrix', ({ kind, columns, chained, filter }) => {
      const matrix = matrixOf(graph, { rows: kind, columns, chained, ...(filter === undefined ? {} : { filter }) });
      return matrix.rows.length === 0 ? said('No item fits this matrix.') : wide(matrixTable(matrix, href));
    });
}
