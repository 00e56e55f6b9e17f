import { join, resolve } from 'node:path';
import { csvFile, csv as csvText } from '../../emit/csv/csv.ts';
import { originLine } from '../../emit/origin.ts';
import { clear, writeWhole } from '../../project/output-file.ts';
import { type Table, tableNames } from '../../view/tables.ts';
import { type Asked, type ExportFormat, type Place, say } from './format.ts';

/** One table as a file or on standard output; everything as a folder with a file for each. */
export const csv: ExportFormat = {
  clear: (place) => {
    if (!place.whole) return place.out === undefined ? undefined : clear(place.out);
    for (const name of tableNames) clear(join(folderOf(place), `${name}.csv`));
  },
  write: async (asked) => (asked.table === undefined ? folder(asked) : one(asked.table, asked)),
};

function one({ sheet }: Table, { report, context, out }: Asked): string | undefined {
  if (out === undefined) say(csvText(sheet, originLine(report)), context);
  else writeWhole(out, csvFile(sheet, originLine(report)));
  return out;
}

function folder({ tables, report, context, out }: Asked): string {
  const place = folderOf({ cwd: context.cwd, out });
  for (const { sheet } of tables()) writeWhole(join(place, `${sheet.name}.csv`), csvFile(sheet, originLine(report)));
  return place;
}

function folderOf({ cwd, out }: Pick<Place, 'cwd' | 'out'>): string {
  return out ?? resolve(cwd, 'dhf-export');
}
