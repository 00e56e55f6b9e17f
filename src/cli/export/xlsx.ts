import { resolve } from 'node:path';
import { originOf } from '../../emit/origin.ts';
import { writeWhole } from '../../project/output-file.ts';
import { type Asked, clearFile, type ExportFormat } from './format.ts';

const usual = 'dhf-export';

/** A workbook with a sheet for each table. */
export const xlsx: ExportFormat = { clear: clearFile(`${usual}.xlsx`), write };

async function write({ table, tables, report, context, out }: Asked): Promise<string> {
  const { xlsx: workbook } = await import('../../emit/xlsx/xlsx.ts');
  const path = out ?? resolve(context.cwd, `${table === undefined ? usual : table.sheet.name}.xlsx`);
  const sheets = (table === undefined ? tables() : [table]).map(({ sheet }) => sheet);
  writeWhole(path, await workbook(sheets, originOf(report)));
  return path;
}
