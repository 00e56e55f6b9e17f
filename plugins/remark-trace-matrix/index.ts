import type { Root } from 'mdast';
import type { MatrixColumn } from '../../src/model/unit-columns.ts';
import { columnTitle, matrixOf } from '../../src/view/matrix.ts';
import { element, renderBlocks, said, type TraceBlockOptions, wide } from '../trace-block.ts';
import type { CellWords } from './row.ts';
import { matrixTable } from './table.ts';

export interface TraceMatrixOptions extends TraceBlockOptions {
  /** Words of cells, and how a column is called; English when left out. */
  readonly words?: CellWords;
  readonly name?: (column: MatrixColumn) => string;
}

/** Renders fenced `dhf-matrix` blocks as tables. */
export default function remarkTraceMatrix({
  graph,
  href,
  sourceHref,
  words,
  name = columnTitle,
}: TraceMatrixOptions): (tree: Root) => void {
  return (tree) =>
    renderBlocks(tree, 'dhf-matrix', graph, ({ kind, columns, chained, filter }) => {
      const matrix = matrixOf(graph, { rows: kind, columns, chained, ...(filter === undefined ? {} : { filter }) });
      const unread = matrix.columns.flatMap((column, at) =>
        matrix.unread[at] === undefined ? [] : [said(`${name(column)}: ${matrix.unread[at]}.`)],
      );
      const table = wide(matrixTable(matrix, { href, sourceHref, ...(words && { words }) }, [matrix.rowKind, ...matrix.columns].map(name)));
      return unread.length === 0 ? table : element('div', {}, [...unread, table]);
    });
}
