import { describe, expect, it } from 'vitest';
import type { Coverage, Evidence } from '../../src/model/evidence.ts';
import { lineStart } from '../../src/model/place.ts';
import { coverageByUnit, percentOf } from '../../src/view/unit-coverage.ts';
import { graphOf, item } from '../build.ts';

const written = [
  item('SWS-1'),
  item('SWI-1', { 'part-of': 'SWS-1' }),
  item('SWU-1', { 'part-of': 'SWI-1', source: ['src/limit.c', 'src/alarm/**'] }),
  item('SWU-2', { 'part-of': 'SWI-1', source: 'src/screen.c' }),
  item('SWU-3', { 'part-of': 'SWI-1' }),
  item('RUN-1', { purpose: 'formal', dirty: 'no', 'product-sha256': 'a'.repeat(64) }),
  item('RUN-2', { purpose: 'formal', dirty: 'no', 'product-sha256': 'b'.repeat(64) }),
];
const paths = ['src/alarm/log.c', 'src/alarm/sound.c', 'src/limit.c', 'src/screen.c'];
const source = { files: paths.map((path) => ({ path, sha256: '0', system: 'SWS-1' })), tags: [] };
const product = { 'SWS-1': { sha256: 'a'.repeat(64), dirty: false } };

function told(path: string, hit: number, found: number, more: Partial<Coverage> = {}): Coverage {
  return { path, system: 'SWS-1', lines: { hit, found }, place: lineStart('lcov.info'), ...more };
}

function units(coverage: readonly Coverage[] | undefined, more: Evidence = { source, product }) {
  return coverageByUnit(graphOf(written, { evidence: { ...more, coverage } }));
}

describe('coverage by unit', () => {
  it('sums up the files of each unit, and names those that no report tells of', () => {
    const found = units([
      told('src/limit.c', 3, 4, { branches: { hit: 1, found: 2 } }),
      told('src/alarm/log.c', 10, 10),
      told('src/other.c', 0, 9),
    ]);
    expect(found.map(({ unit, lines, branches, unmeasured }) => [unit.id, lines, branches, unmeasured])).toEqual([
      ['SWU-1', { hit: 13, found: 14 }, { hit: 1, found: 2 }, ['src/alarm/sound.c']],
      ['SWU-2', undefined, undefined, ['src/screen.c']],
    ]);
  });

  it('takes the formal run of the present product before what dhf.yaml lists, and that before another product', () => {
    const of = (...coverage: readonly Coverage[]) => units(coverage).find(({ unit }) => unit.id === 'SWU-2')?.files;
    const [present, other, listed] = [
      told('src/screen.c', 1, 4, { run: 'RUN-1' }),
      told('src/screen.c', 4, 4, { run: 'RUN-2' }),
      told('src/screen.c', 3, 4),
    ];
    expect(of(other, listed, present)).toMatchObject([{ from: 'formal', run: 'RUN-1', lines: { hit: 1 } }]);
    expect(of(other, listed)).toMatchObject([{ from: 'listed', lines: { hit: 3 } }]);
    expect(of(other)).toMatchObject([{ from: 'other', run: 'RUN-2', lines: { hit: 4 } }]);
    expect(of(told('src/screen.c', 4, 4, { run: 'RUN-9' }))).toMatchObject([{ from: 'other' }]);
  });

  it('takes the better of two reports of one rank, which both together reached at least', () => {
    const found = units([
      told('src/screen.c', 1, 4, { run: 'RUN-1' }),
      told('src/screen.c', 2, 4, { run: 'RUN-1' }),
      told('src/screen.c', 0, 4, { run: 'RUN-1' }),
    ]);
    expect(found.at(-1)?.lines).toEqual({ hit: 2, found: 4 });
  });

  it('is not known where nobody looked', () => {
    expect(units(undefined)).toEqual([]);
    expect(units([told('src/limit.c', 1, 1)], { product })).toEqual([]);
  });
});

it.each([
  [{ hit: 1, found: 3 }, '33.3 %'],
  [{ hit: 999_999, found: 1_000_000 }, '99.9 %'],
  [{ hit: 5, found: 5 }, '100 %'],
  [{ hit: 0, found: 5 }, '0 %'],
  [{ hit: 0, found: 0 }, undefined],
])('%j is %s', (share, words) => {
  expect(percentOf(share)).toBe(words);
});
