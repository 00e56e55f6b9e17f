import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { TraceItem } from '../model/trace-item.ts';
import type { MatrixColumn } from '../model/unit-columns.ts';
import { BlockError, parseBlock } from '../model/view-block.ts';

/** A matrix that an author asked for in a document. */
export interface WrittenMatrix {
  readonly document: TraceItem;
  /** The kind of its rows, then its columns. */
  readonly levels: readonly [KindName, ...MatrixColumn[]];
}

/** Matrices in documents, in the order of files. One that cannot be read is a finding, and none of these. */
export function writtenMatrices(graph: TraceGraph): readonly WrittenMatrix[] {
  const documents = new Map(graph.ofKind('document').map((document) => [document.place.file, document]));
  return graph.facts.flatMap(({ views }) =>
    views.flatMap(({ name, rest, lines, place }): WrittenMatrix[] => {
      const document = documents.get(place.file);
      if (document === undefined || name.text !== 'dhf-matrix') return [];
      return levelsIn({ name: name.text, rest, text: lines.map(({ text }) => text).join('\n') }, graph).map((levels) => ({
        document,
        levels,
      }));
    }),
  );
}

function levelsIn(written: Parameters<typeof parseBlock>[0], graph: TraceGraph): WrittenMatrix['levels'][] {
  try {
    const block = parseBlock(written, graph);
    return block.block === 'dhf-matrix' ? [[block.kind, ...block.columns]] : [];
  } catch (error) {
    if (error instanceof BlockError) return [];
    throw error;
  }
}
