import type { TraceReport } from '../../check/report.ts';
import { matrixData } from '../../view/matrix.ts';
import type { Table } from '../../view/tables.ts';

/**
 * Tables as data (`dhf-export/1`): what they were made from, matrices with the ID and state of each link, and lists as they stand in a CSV, where a cell with
 * several values is a list.
 */
export function exportJson(report: TraceReport, tables: readonly Table[]): string {
  const { tool, product, version, commit, stage, verdict, asOf, counts, assumed } = report;
  const value = {
    schema: 'dhf-export/1',
    ...{ tool, product, version, commit, stage, verdict, asOf, counts, assumed },
    matrices: tables.flatMap(({ matrix, sheet: { name, title } }) =>
      matrix === undefined ? [] : [{ name, title, ...matrixData(matrix) }],
    ),
    lists: tables.flatMap(({ matrix, sheet }) => (matrix === undefined ? [sheet] : [])),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
