import { join, resolve } from 'node:path';
import { csvFile, csv as csvText } from '../../emit/csv/csv.ts';
import { originLine } from '../../emit/origin.ts';
import { printable } from '../../emit/printable.ts';
import { clear, writeWhole } from '../../project/output-file.ts';
import { tableNames } from '../../view/tables.ts';
import type { Asked, ExportFormat, Place } from './format.ts';

/** One table as a file or on standard output; everything as a folder with a file for each. */
export const csv: ExportFormat = {
  clear: (place) => {
    if (!place.whole) return place.out === undefined ? undefined : clear(place.out);
    for (const name of tableNames) clear(join(folderOf(place), `${name}.csv`));
  },
  write: async (asked) => (asked.table === undefined ? folder(asked) : one(asked)),
};

async function one({ table, report, context, out }: Asked): Promise<string | undefined> {
  if (table === undefined) return undefined;
  if (out === undefined) {
    const text = csvText(table.sheet, originLine(report));
    context.stdout.write(context.stdout.isTTY ? printable(text) : text);
  } else writeWhole(out, csvFile(table.sheet, originLine(report)));
  return out;
}

async function folder({ tables, report, context, out }: Asked): Promise<string> {
  const place = folderOf({ cwd: context.cwd, out });
  for (const { sheet } of tables()) writeWhole(join(place, `${sheet.name}.csv`), csvFile(sheet, originLine(report)));
  return place;
}

function folderOf({ cwd, out }: Pick<Place, 'cwd' | 'out'>): string {
  return out ?? resolve(cwd, 'dhf-export');
}
