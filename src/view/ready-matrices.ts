import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { MatrixColumn } from '../model/view-block.ts';
import { type Matrix, matrixOf } from './matrix.ts';

/** A matrix that stands ready on the site and in an export. */
export interface ReadyMatrix {
  /** Stable, for addresses, files and the command line. */
  readonly name: ReadyName;
  readonly title: string;
  readonly rows: KindName;
  readonly columns: readonly MatrixColumn[];
}

export type ReadyName = (typeof table)[number]['name'];

const table = [
  {
    name: 'need-to-result',
    title: 'From need to result',
    rows: 'user-need',
    columns: ['system-requirement', 'software-requirement', 'test-case', 'test-result'],
  },
  {
    name: 'requirement-to-result',
    title: 'From software requirement to source and result',
    rows: 'software-requirement',
    columns: ['system-requirement', 'risk-control', 'test-case', 'test-result'],
  },
  {
    name: 'requirement-to-source',
    title: 'From software requirement to source',
    rows: 'software-requirement',
    columns: ['software-unit', 'source', 'coverage'],
  },
  {
    name: 'requirement-to-architecture',
    title: 'From software requirement to architecture and design',
    rows: 'software-requirement',
    columns: ['software-item', 'software-unit', 'design-element', 'interface'],
  },
  {
    name: 'hazard-to-result',
    title: 'From hazard to result',
    rows: 'hazard',
    columns: ['hazardous-situation', 'software-cause', 'risk-control', 'software-requirement', 'test-case', 'test-result'],
  },
  {
    name: 'control-to-result',
    title: 'From risk control to result',
    rows: 'risk-control',
    columns: ['risk', 'software-requirement', 'test-case', 'test-result'],
  },
  { name: 'case-to-run', title: 'From test case to run', rows: 'test-case', columns: ['software-requirement', 'test-result', 'test-run'] },
  {
    name: 'soup-to-risk',
    title: 'From SOUP to architecture and risk',
    rows: 'soup',
    columns: ['software-item', 'software-unit', 'software-cause', 'hazardous-situation', 'vulnerability'],
  },
  {
    name: 'problem-to-release',
    title: 'From problem to change and release',
    rows: 'problem-report',
    columns: ['test-result', 'change-request', 'release'],
  },
] as const satisfies readonly { name: string; title: string; rows: KindName; columns: readonly MatrixColumn[] }[];

/** In the order in which they are shown. */
export const readyMatrices: readonly ReadyMatrix[] = table;

/** A ready matrix over a graph: each column continues from the nearest one before it that a link can join it with. */
export function readyMatrix(graph: TraceGraph, { rows, columns }: ReadyMatrix): Matrix {
  return matrixOf(graph, { rows, columns, chained: true });
}
