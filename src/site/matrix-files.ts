import type { TraceReport } from '../check/report.ts';
import { csvFile } from '../emit/csv/csv.ts';
import { originLine, originOf } from '../emit/origin.ts';
import type { TraceGraph } from '../model/graph.ts';
import { kinds } from '../model/kinds.ts';
import { type Matrix, matrixData } from '../view/matrix.ts';
import { matrixSheet } from '../view/matrix-sheet.ts';
import { packed } from '../view/pack.ts';
import { type ReadyMatrix, readyMatrices, readyMatrix } from '../view/ready-matrices.ts';
import type { SourceHome } from '../view/source-link.ts';
import { addressOf } from './address.ts';
import { dataFile } from './data-file.ts';
import type { Language } from './strings/strings.ts';
import { kindTitle } from './words.ts';

/** Makes the text or bytes of a file when somebody wants it. */
export type Make = () => string | Promise<Uint8Array>;

/** What the script of matrices has to know besides the links. */
export interface MatrixSettings {
  /** By the name of a kind: in English, as files have it, and in the language of the page. */
  readonly titles: Readonly<Record<string, readonly [english: string, shown: string]>>;
  readonly origin: string;
  readonly source: SourceHome;
}

/** A ready matrix over a graph, made once for its pages and downloads. */
export interface ShownMatrix {
  readonly ready: ReadyMatrix;
  readonly matrix: Matrix;
}

/** The ready matrices that have rows. */
export function shownMatrices(graph: TraceGraph): readonly ShownMatrix[] {
  return readyMatrices.map((ready) => ({ ready, matrix: readyMatrix(graph, ready) })).filter(({ matrix }) => matrix.rows.length > 0);
}

/** What stands beside the pages of matrices, by its address: each ready matrix as CSV, workbook and data, and what the script makes any matrix from. */
export function matrixFiles(
  report: TraceReport,
  graph: TraceGraph,
  shown: readonly ShownMatrix[],
  source: SourceHome,
  language: Language,
): ReadonlyMap<string, Make> {
  const settings = (): MatrixSettings => ({
    titles: Object.fromEntries(Object.values(kinds).map(({ name, title }) => [name, [title, kindTitle(name, language)] as const])),
    origin: originLine(report),
    source,
  });
  const data = [['settings', settings] as const, ...packed(graph)];
  return new Map<string, Make>([
    ...data.map(([name, make]): [string, Make] => [addressOf.data(`matrices/${name}`), () => dataFile(`matrices/${name}`, make())[1]]),
    ...shown.flatMap((each) => downloads(report, each)),
  ]);
}

function downloads(report: TraceReport, { ready, matrix }: ShownMatrix): [string, Make][] {
  const sheet = () => matrixSheet(matrix, ready.name, ready.title);
  const workbook = async () => (await import('../emit/xlsx/xlsx.ts')).xlsx([sheet()], originOf(report));
  return [
    [addressOf.matrixFile(ready.name, 'csv'), () => csvFile(sheet(), originLine(report))],
    [addressOf.matrixFile(ready.name, 'xlsx'), workbook],
    [addressOf.matrixFile(ready.name, 'json'), () => `${JSON.stringify(matrixData(matrix), null, 2)}\n`],
  ];
}
