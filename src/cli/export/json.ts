import { resolve } from 'node:path';
import { exportJson } from '../../emit/json/export.ts';
import { printable } from '../../emit/printable.ts';
import { clear, writeWhole } from '../../project/output-file.ts';
import type { Asked, ExportFormat } from './format.ts';

/** Tables as data, one file for all. */
export const json: ExportFormat = {
  clear: ({ out, whole, cwd }) => {
    if (out !== undefined || whole) clear(out ?? resolve(cwd, 'dhf-export.json'));
  },
  write,
};

async function write({ table, tables, report, context, out }: Asked): Promise<string | undefined> {
  const text = exportJson(report, table === undefined ? tables() : [table]);
  const path = out ?? (table === undefined ? resolve(context.cwd, 'dhf-export.json') : undefined);
  if (path === undefined) context.stdout.write(context.stdout.isTTY ? printable(text) : text);
  else writeWhole(path, text);
  return path;
}
