import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import { type Matrix, matrixOf } from './matrix.ts';

/** How many items of one kind are linked with the next kind of a chain. */
export interface CoverageStep {
  readonly from: KindName;
  readonly to: KindName;
  readonly total: number;
  readonly covered: number;
  /** IDs of the items that are not. */
  readonly open: readonly string[];
}

/** The chain that the home page shows: need → requirement → design → test. */
export const mainChain: readonly KindName[] = ['user-need', 'system-requirement', 'software-requirement', 'software-unit', 'test-case'];

/** Pairs of neighbours in a chain, each with what is covered and what is open. */
export function coverageOf(graph: TraceGraph, chain: readonly KindName[] = mainChain): readonly CoverageStep[] {
  return chain.slice(1).map((to, index) => step(graph, chain[index] as KindName, to));
}

function step(graph: TraceGraph, from: KindName, to: KindName): CoverageStep {
  const matrix: Matrix = matrixOf(graph, { rows: from, columns: [to] });
  const open = matrix.rows.filter((row) => row.cells[0]?.length === 0).map((row) => row.item.id);
  return { from, to, total: matrix.rows.length, covered: matrix.rows.length - open.length, open };
}
