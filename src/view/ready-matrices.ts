import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { MatrixColumn } from '../model/unit-columns.ts';
import { type Matrix, matrixOf } from './matrix.ts';

/** A matrix that stands ready on the site and in an export. */
export interface ReadyMatrix {
  /** Stable, for addresses, files and the command line. */
  readonly name: ReadyName;
  readonly title: string;
  readonly rows: KindName;
  readonly columns: readonly MatrixColumn[];
  /** Each column continues from the nearest one before it that links can join it with; else from the row, where they can join these. */
  readonly chained: boolean;
}

export type ReadyName = (typeof table)[number]['name'];

const table = [
  {
    name: 'need-to-result',
    title: 'From need to result',
    rows: 'user-need',
    columns: ['system-requirement', 'software-requirement', 'test-case', 'test-result'],
    chained: true,
  },
  {
    name: 'requirement-to-result',
    title: 'From software requirement to result',
    rows: 'software-requirement',
    columns: ['system-requirement', 'test-case', 'test-result'],
    chained: false,
  },
  {
    name: 'requirement-to-source',
    title: 'From software requirement to source',
    rows: 'software-requirement',
    columns: ['software-unit', 'source', 'coverage'],
    chained: true,
  },
  {
    name: 'requirement-to-architecture',
    title: 'From software requirement to architecture and design',
    rows: 'software-requirement',
    columns: ['software-unit', 'software-item', 'design-element'],
    chained: true,
  },
  {
    name: 'hazard-to-result',
    title: 'From hazard to result',
    rows: 'hazard',
    columns: ['hazardous-situation', 'software-cause', 'risk-control', 'software-requirement', 'test-case', 'test-result'],
    chained: true,
  },
  {
    name: 'control-to-result',
    title: 'From risk control to result',
    rows: 'risk-control',
    columns: ['risk', 'software-requirement', 'test-case', 'test-result'],
    chained: true,
  },
  {
    name: 'case-to-run',
    title: 'From test case to run',
    rows: 'test-case',
    columns: ['software-requirement', 'test-result', 'test-run'],
    chained: true,
  },
  {
    name: 'soup-to-requirement',
    title: 'From SOUP to architecture and requirements',
    rows: 'soup',
    columns: ['software-item', 'software-unit', 'software-requirement'],
    chained: true,
  },
  {
    name: 'problem-to-release',
    title: 'From problem to change and release',
    rows: 'problem-report',
    columns: ['change-request', 'release'],
    chained: true,
  },
] as const satisfies readonly { name: string; title: string; rows: KindName; columns: readonly MatrixColumn[]; chained: boolean }[];

/** In the order in which they are shown. */
export const readyMatrices: readonly ReadyMatrix[] = table;

/** A ready matrix over a graph. */
export function readyMatrix(graph: TraceGraph, { rows, columns, chained }: ReadyMatrix): Matrix {
  return matrixOf(graph, { rows, columns, chained });
}
