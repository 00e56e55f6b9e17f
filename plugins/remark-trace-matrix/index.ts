import type { Root } from 'mdast';
import { matrixOf } from '../../src/view/matrix.ts';
import { renderBlocks, type TraceBlockOptions, wide } from '../trace-block.ts';
import { matrixTable } from './table.ts';

/** Renders fenced `dhf-matrix` blocks as tables. */
export default function remarkTraceMatrix({ graph, href }: TraceBlockOptions): (tree: Root) => void {
  return (tree) =>
    renderBlocks(tree, 'dhf-matrix', graph, ({ kind, columns, chained, filter }) => {
      const matrix = matrixOf(graph, { rows: kind, columns, chained, ...(filter === undefined ? {} : { filter }) });
      return wide(matrixTable(matrix, href));
    });
}
