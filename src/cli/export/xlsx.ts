import { resolve } from 'node:path';
import { originOf } from '../../emit/origin.ts';
import { clear, writeWhole } from '../../project/output-file.ts';
import type { Asked, ExportFormat } from './format.ts';

/** A workbook with a sheet for each table. */
export const xlsx: ExportFormat = {
  clear: ({ out, whole, cwd }) => {
    if (out !== undefined || whole) clear(out ?? resolve(cwd, 'dhf-export.xlsx'));
  },
  write,
};

async function write({ table, tables, report, context, out }: Asked): Promise<string> {
  const { xlsx: workbook } = await import('../../emit/xlsx/xlsx.ts');
  const path = out ?? resolve(context.cwd, `${table === undefined ? 'dhf-export' : table.sheet.name}.xlsx`);
  const sheets = (table === undefined ? tables() : [table]).map(({ sheet }) => sheet);
  writeWhole(path, await workbook(sheets, originOf(report)));
  return path;
}
