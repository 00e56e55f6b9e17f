import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { TakenDose } from '../dose/insulin-on-board.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const recordShape = z.strictObject({
  number: z.int().min(1),
  takenAt: z.iso.datetime({ offset: true }),
  units: z.string().regex(/^\d{1,2}\.\d$/),
  source: z.enum(['advice', 'manual']),
  previous: hash,
  hash,
});
const headShape = z.strictObject({ number: z.int().min(0), hash });

export type DoseSource = 'advice' | 'manual';
export type DoseRecord = z.infer<typeof recordShape>;

/** The dose history as found, and why it cannot be trusted when it cannot. */
export interface DoseLog {
  readonly folder: string;
  readonly records: readonly DoseRecord[];
  readonly damage: string | undefined;
}

const beginning = '0'.repeat(64);

/** Reads the history and follows its chain of hashes to the head that was stored apart from it. */
// [impl SRS-30] [impl SRS-42]
export function openDoseLog(folder: string): DoseLog {
  try {
    const lines = readLines(join(folder, 'dose-log.jsonl'));
    const records = lines.map((line) => recordShape.parse(JSON.parse(line)));
    return { folder, records, damage: brokenAt(records) ?? headDiffers(folder, records) };
  } catch {
    return { folder, records: [], damage: 'a record cannot be read' };
  }
}

/** Adds one dose and returns once it is on the storage medium. A log that is damaged takes no more records. */
// [impl SRS-37] [impl SRS-38]
export function appendDose(log: DoseLog, units: Decimal, takenAt: number, source: DoseSource): DoseLog {
  if (log.damage !== undefined) throw new Error(`the dose history is damaged: ${log.damage}`);
  const last = log.records.at(-1);
  const content = {
    number: (last?.number ?? 0) + 1,
    takenAt: new Date(takenAt).toISOString(),
    units: units.toFixed(1),
    source,
    previous: last?.hash ?? beginning,
  };
  const record = { ...content, hash: hashOf(content) };
  store(join(log.folder, 'dose-log.jsonl'), 'a', `${JSON.stringify(record)}\n`);
  storeHead(log.folder, record);
  return { ...log, records: [...log.records, record] };
}

/** The doses as the calculation needs them. */
export function takenDoses(log: DoseLog): TakenDose[] {
  return log.records.map(({ units, takenAt }) => ({ units: new Decimal(units), at: Date.parse(takenAt) }));
}

function readLines(file: string): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines.pop() !== '') throw new Error('the last record is cut off');
  return lines;
}

function brokenAt(records: readonly DoseRecord[]): string | undefined {
  let previous = beginning;
  for (const [index, { hash: stored, ...content }] of records.entries()) {
    if (content.number !== index + 1 || content.previous !== previous || stored !== hashOf(content))
      return `record ${index + 1} was altered`;
    previous = stored;
  }
  return undefined;
}

// Power can fail after a record was stored and before the head was: one record more than the head says is no damage.
function headDiffers(folder: string, records: readonly DoseRecord[]): string | undefined {
  const file = join(folder, 'dose-log.head');
  const head = existsSync(file) ? headShape.parse(JSON.parse(readFileSync(file, 'utf8'))) : { number: 0, hash: beginning };
  const missing = head.number - records.length;
  if (missing > 0 || missing < -1) return 'records are missing';
  return head.number === 0 || records[head.number - 1]?.hash === head.hash ? undefined : 'the head does not belong to the records';
}

function storeHead(folder: string, { number, hash: stored }: DoseRecord): void {
  const file = join(folder, 'dose-log.head');
  store(`${file}.new`, 'w', JSON.stringify({ number, hash: stored }));
  renameSync(`${file}.new`, file);
}

function store(file: string, flag: 'a' | 'w', text: string): void {
  const handle = openSync(file, flag, 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function hashOf({ number, takenAt, units, source, previous }: Omit<DoseRecord, 'hash'>): string {
  return createHash('sha256').update([number, takenAt, units, source, previous].join('\n')).digest('hex');
}
