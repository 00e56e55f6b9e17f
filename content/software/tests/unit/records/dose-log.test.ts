import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { appendDose, openDoseLog, takenDoses } from '../../../src/records/dose-log.ts';
import { emptyFolder, start } from '../../handset.ts';

function threeDoses(): { folder: string; file: string; head: string } {
  const folder = emptyFolder();
  let log = openDoseLog(folder);
  for (const units of ['4.5', '2.0', '6.0']) log = appendDose(log, new Decimal(units), start, 'advice');
  return { folder, file: join(folder, 'dose-log.jsonl'), head: join(folder, 'dose-log.head') };
}

/** A record that was changed, with the hash that belongs to it. */
function rehashed(line: string, change: object): string {
  const record = { ...JSON.parse(line), ...change };
  const { number, takenAt, units, source, previous } = record;
  const hash = createHash('sha256').update([number, takenAt, units, source, previous].join('\n')).digest('hex');
  return JSON.stringify({ ...record, hash });
}

// [test TC-30]
test('TC-30 stores number and time and units and source and the hash of the record before', () => {
  const { folder, file } = threeDoses();
  const [first, second] = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => (line === '' ? undefined : JSON.parse(line)));
  expect(first).toEqual({
    number: 1,
    takenAt: '2026-09-01T08:00:00.000Z',
    units: '4.5',
    source: 'advice',
    previous: '0'.repeat(64),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(second).toMatchObject({ number: 2, units: '2.0', previous: first.hash });
  expect(openDoseLog(folder).damage).toBeUndefined();
  expect(takenDoses(openDoseLog(folder)).map(({ units }) => units.toFixed(1))).toEqual(['4.5', '2.0', '6.0']);
});

// [test TC-31]
test('TC-31 finds a record that was altered or moved or taken out', () => {
  const { folder, file } = threeDoses();
  const [one, two, three] = readFileSync(file, 'utf8').split('\n');
  const damageOf = (...lines: (string | undefined)[]) => {
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    return openDoseLog(folder).damage;
  };
  expect(damageOf(one, two, three)).toBeUndefined();
  expect(damageOf(one?.replace('"4.5"', '"4.4"'), two, three)).toBe('record 1 was altered');
  expect(damageOf(one, three, two)).toBe('record 2 was altered');
  expect(damageOf(one, three)).toBe('record 2 was altered');
  expect(damageOf(rehashed(one ?? '', { units: '0.4' }), two, three)).toBe('record 2 was altered');
  expect(damageOf(one, two, rehashed(three ?? '', { number: 7 }))).toBe('record 3 was altered');
});

// [test TC-32]
test('TC-32 finds a lost end and a record cut off and a head that belongs to other records', () => {
  const { folder, file, head } = threeDoses();
  const whole = readFileSync(file, 'utf8');
  const [one] = whole.split('\n');
  const damageWith = (text: string) => {
    writeFileSync(file, text);
    return openDoseLog(folder).damage;
  };
  expect(damageWith(`${one}\n`)).toBe('records are missing');
  expect(damageWith('')).toBe('records are missing');
  expect(damageWith(whole.slice(0, -40))).toBe('a record cannot be read');
  expect(damageWith(whole)).toBeUndefined();
  writeFileSync(head, JSON.stringify({ number: 3, hash: 'f'.repeat(64) }));
  expect(openDoseLog(folder).damage).toBe('the head does not belong to the records');
  writeFileSync(head, JSON.stringify({ number: 1, hash: JSON.parse(one ?? '').hash }));
  expect(openDoseLog(folder).damage).toBe('records are missing');
});

// [test TC-33]
test('TC-33 accepts one record more than the head as a power failure leaves it', () => {
  const { folder, file, head } = threeDoses();
  const before = readFileSync(head, 'utf8');
  appendDose(openDoseLog(folder), new Decimal('1.5'), start, 'manual');
  writeFileSync(head, before);
  const log = openDoseLog(folder);
  expect(log.damage).toBeUndefined();
  expect(log.records).toHaveLength(4);
  appendDose(log, new Decimal('0.5'), start, 'manual');
  expect(openDoseLog(folder)).toMatchObject({ damage: undefined, records: { length: 5 } });
  appendFileSync(file, 'x');
  expect(() => appendDose(openDoseLog(folder), new Decimal('1.0'), start, 'manual')).toThrow('the dose history is damaged');
});
