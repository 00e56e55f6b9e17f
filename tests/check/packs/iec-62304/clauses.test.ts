import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Clause } from '../../../../src/check/packs/clause.ts';
import { clauseTables, pointsOf } from '../../../../src/check/packs/clause-tables.ts';
import { clauses } from '../../../../src/check/packs/iec-62304/clauses.ts';
import { classTable } from './class-table.ts';

const crosscheck = fileURLToPath(new URL('../../../../../shared/reference/class-crosscheck.csv', import.meta.url));
const reference = fileURLToPath(new URL('../../../../../shared/reference/iec62304.yaml', import.meta.url));

interface Row {
  readonly id: string;
  readonly title: string;
  readonly classes: readonly string[];
  readonly classes_2006: readonly string[] | null;
  readonly points?: Readonly<Record<string, string>>;
  readonly scope: string;
  readonly confidence: string;
  readonly human_judgement?: string;
}

const table = clauseTables.get('IEC 62304') ?? new Map();

describe('clauses of IEC 62304 edition 1.1', () => {
  it.each(classTable)('%s applies to class %s, in 2006 to %s', (number, now, before) => {
    const clause = table.get(number);
    expect(clause?.classes.join('') || '(removed)').toBe(now);
    expect(clause?.classes2006?.join('') || '-').toBe(before);
    expect(clause?.removed ?? false).toBe(now === '(removed)');
  });

  it.skipIf(!existsSync(crosscheck))(
    'has every row of the comparison (skipped: ../shared/reference/class-crosscheck.csv is not here)',
    () => {
      const rows = readFileSync(crosscheck, 'utf8').trim().split('\n').slice(1);
      expect(classTable.map((row) => row.join())).toEqual(rows.map((row) => row.split(',').slice(0, 3).join()));
    },
  );

  it('says of each that is asked what it is asked of and how sure that is, and where a person judges what no machine can', () => {
    const asked = clauses.filter((clause) => clause.removed === undefined);
    expect(asked.filter(({ scope, confidence }) => scope === undefined || confidence === undefined)).toEqual([]);
    expect(asked.filter(({ people, judgedIn }) => (people === undefined) !== (judgedIn === undefined))).toEqual([]);
  });

  it('has each number once, and no point in more than one letter', () => {
    expect(new Set(clauses.map((clause) => clause.number)).size).toBe(clauses.length);
    const letters = clauses.flatMap((clause) => Object.keys(clause.points ?? {}));
    expect(letters.filter((letter) => !/^[a-l]$/.test(letter))).toEqual([]);
  });

  it('asks as many sub-clauses of each class as Table A.1, clauses 4.1 to 4.4 counted as one row each', () => {
    const rows = clauses.filter((clause) => !/^4\.(?:3 |4\.)/.test(clause.number));
    const count = (letter: 'A' | 'B' | 'C') => rows.filter((clause) => clause.classes.includes(letter)).length;
    expect([count('A'), count('B'), count('C')]).toEqual([54, 89, 95]);
  });

  it('knows the points of a clause, also where each point is a clause of its own', () => {
    expect([...pointsOf(table, '5.2.2').keys()].join('')).toBe('abcdefghijkl');
    expect([...pointsOf(table, '4.3').keys()].join('')).toBe('abcdefg');
    expect([...pointsOf(table, '5.2.1').keys()]).toEqual([]);
    expect([...pointsOf(table, '4.3 a').keys()]).toEqual([]);
  });

  it.skipIf(!existsSync(reference))(
    'agree row by row with the reference facts (skipped: ../shared/reference/iec62304.yaml is not here)',
    () => {
      const rows = (parse(readFileSync(reference, 'utf8')) as { clauses: Row[] }).clauses;
      expect(clauses.map(asFacts)).toEqual(rows.map(asClause));
    },
  );
});

/** What the reference says too, in the same words; the rest is ours. */
function asFacts({
  judgedIn: _,
  none: __,
  conditional: ___,
  optional: ____,
  sumsUp: _____,
  amendment: ______,
  provenance: _______,
  unseen: ________,
  ...clause
}: Clause) {
  return { ...clause, removed: clause.removed ?? false };
}

function asClause(row: Row) {
  const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const perClass = row.points !== undefined && Object.hasOwn(row.points, 'A');
  return {
    number: row.id.replace(/\.([a-z])$/, ' $1'),
    title: row.title,
    classes: row.classes,
    classes2006: row.classes_2006,
    ...(row.points === undefined ? {} : { [perClass ? 'meanings' : 'points']: row.points }),
    removed: row.classes.length === 0,
    ...(row.classes.length === 0
      ? {}
      : {
          scope: row.scope,
          confidence: row.confidence,
          ...(row.human_judgement === undefined ? {} : { people: words(row.human_judgement) }),
        }),
  };
}
