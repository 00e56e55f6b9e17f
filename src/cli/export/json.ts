import { resolve } from 'node:path';
import { exportJson } from '../../emit/json/export.ts';
import { writeWhole } from '../../project/output-file.ts';
import { type Asked, clearFile, type ExportFormat, say } from './format.ts';

const usual = 'dhf-export.json';

/** Tables as data, one file for all. */
export const json: ExportFormat = { clear: clearFile(usual), write };

async function write({ table, tables, report, context, out }: Asked): Promise<string | undefined> {
  const text = exportJson(report, table === undefined ? tables() : [table]);
  const path = out ?? (table === undefined ? resolve(context.cwd, usual) : undefined);
  if (path === undefined) say(text, context);
  else writeWhole(path, text);
  return path;
}
