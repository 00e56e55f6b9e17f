import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clauseTables, pointsOf } from '../../../../src/check/packs/clause-tables.ts';
import { clauses } from '../../../../src/check/packs/iec-62304/clauses.ts';

const reference = fileURLToPath(new URL('../../../../../shared/reference/iec62304.yaml', import.meta.url));

interface Row {
  readonly id: string;
  readonly title: string;
  readonly classes: readonly string[];
  readonly classes_2006: readonly string[] | null;
  readonly points?: Readonly<Record<string, string>>;
}

/** Where edition 1.1 differs from what is often copied: number, classes now, classes in 2006. */
const amendment: readonly (readonly [string, string, string | null])[] = [
  ['5.7.1', 'ABC', 'BC'],
  ['5.7.2', 'ABC', 'BC'],
  ['5.7.3', 'ABC', 'BC'],
  ['5.7.4', 'ABC', 'BC'],
  ['5.7.5', 'ABC', 'BC'],
  ['5.8.1', 'ABC', 'BC'],
  ['5.8.2', 'ABC', 'BC'],
  ['5.8.3', 'BC', 'BC'],
  ['5.8.4', 'ABC', 'ABC'],
  ['5.8.7', 'ABC', 'BC'],
  ['5.8.8', 'ABC', 'BC'],
  ['6.2.3', 'ABC', 'BC'],
  ['5.1.12', 'BC', null],
  ['4.4', 'ABC', null],
  ['4.3 b', '', 'ABC'],
  ['7.1.5', '', 'BC'],
  ['7.3.2', '', 'BC'],
  ['5.1.6', 'ABC', 'ABC'],
  ['5.4.1', 'BC', 'BC'],
  ['5.3.5', 'C', 'C'],
  ['5.2.3', 'BC', 'BC'],
  ['8.1.2', 'ABC', 'ABC'],
  ['7.4.1', 'ABC', 'ABC'],
];

const table = clauseTables.get('IEC 62304') ?? new Map();

describe('clauses of IEC 62304 edition 1.1', () => {
  it.each(amendment)('%s applies to class %s, in 2006 to %s', (number, now, before) => {
    const clause = table.get(number);
    expect(clause?.classes.join('')).toBe(now);
    expect(clause?.classes2006?.join('') ?? null).toBe(before);
    expect(clause?.removed ?? false).toBe(now === '');
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
      expect(clauses.map((clause) => ({ ...clause, removed: clause.removed ?? false }))).toEqual(rows.map(asClause));
    },
  );
});

function asClause(row: Row) {
  const perClass = row.points !== undefined && Object.hasOwn(row.points, 'A');
  return {
    number: row.id.replace(/\.([a-z])$/, ' $1'),
    title: row.title,
    classes: row.classes,
    classes2006: row.classes_2006,
    ...(row.points === undefined ? {} : { [perClass ? 'meanings' : 'points']: row.points }),
    removed: row.classes.length === 0,
  };
}
