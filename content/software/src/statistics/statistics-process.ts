import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { addMessage, type Day, overview } from './summary.ts';

const longest = 256;
const message = z.strictObject({
  kind: z.enum(['advice', 'dose']),
  at: z.iso.datetime(),
  units: z.string().regex(/^\d{1,2}\.\d$/),
});
const stored = z.array(z.strictObject({ date: z.iso.date(), doses: z.int().min(0), advice: z.int().min(0), tenths: z.int().min(0) }));

/** Reads messages until the pipe is closed; what is not a message is passed over. */
// [impl SRS-12] [impl SRS-43]
function run(folder: string): void {
  let days = load(folder);
  createInterface({ input: process.stdin }).on('line', (line) => {
    const read = line.length > longest ? undefined : message.safeParse(parse(line));
    if (read?.success !== true) return;
    days = addMessage(days, read.data);
    store(folder, 'days.json', JSON.stringify(days));
    store(folder, 'overview.txt', overview(days));
  });
}

function load(folder: string): readonly Day[] {
  const file = join(folder, 'days.json');
  const read = existsSync(file) ? stored.safeParse(parse(readFileSync(file, 'utf8'))) : undefined;
  return read?.success === true ? read.data : [];
}

function store(folder: string, name: string, text: string): void {
  const file = join(folder, name);
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

run(process.argv[2] ?? '');
