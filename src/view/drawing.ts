import type { Drawing } from '../model/drawing.ts';
import { textOfDiagram } from '../model/facts.ts';
import type { TraceGraph } from '../model/graph.ts';

/** What came of drawing a diagram of a file, by its text; undefined where nobody drew it. */
export function drawingIn(graph: TraceGraph, file: string, source: string): Drawing | undefined {
  return graph.file(file)?.diagrams?.find((diagram) => textOfDiagram(diagram) === source)?.drawn;
}
