import type { Root } from 'mdast';
import { columnTitle, matrixOf } from '../../src/view/matrix.ts';
import { element, renderBlocks, said, type TraceBlockOptions, wide } from '../trace-block.ts';
import { matrixTable } from './table.ts';

/** Renders fenced `dhf-matrix` blocks as tables. */
export default function remarkTraceMatrix({ graph, href, sourceHref }: TraceBlockOptions): (tree: Root) => void {
  return (tree) =>
    renderBlocks(tree, 'dhf-matrix', graph, ({ kind, columns, chained, filter }) => {
      const matrix = matrixOf(graph, { rows: kind, columns, chained, ...(filter === undefined ? {} : { filter }) });
      const unread = matrix.columns.flatMap((column, at) =>
        matrix.unread[at] === undefined ? [] : [said(`${columnTitle(column)}: ${matrix.unread[at]}.`)],
      );
      const table = wide(matrixTable(matrix, { href, sourceHref }));
      return unread.length === 0 ? table : element('div', {}, [...unread, table]);
    });
}
