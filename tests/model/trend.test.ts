import { describe, expect, it } from 'vitest';
import { trendSigns } from '../../src/model/trend.ts';

describe('the signs of an adverse trend', () => {
  it.each([
    ['steady', [4, 5, 3, 6, 4, 5], []],
    ['steady and high', [310, 290, 305, 298, 320, 312], []],
    ['rising', [2, 3, 4, 5, 6, 7, 8], ['rise']],
    ['rising fast', [1, 2, 4, 7, 12], ['burst', 'rise']],
    ['a sudden burst', [6, 4, 3, 4, 3, 12], ['burst']],
    ['falling', [12, 9, 7, 5, 5], []],
    ['a burst that is over', [1, 1, 12, 1, 5], []],
    ['sparse', [0, 1, 0, 0, 1, 4], []],
    ['the fewest that count', [0, 0, 5], ['burst', 'rise']],
    ['too short for a rise', [1, 10], ['burst']],
    ['a single span', [9], []],
    ['nothing', [], []],
  ] as const)('%s', (_, counts, signs) => {
    expect(trendSigns(counts)).toEqual(signs);
  });

  it('are told at the exact chance of one in a hundred', () => {
    // Of nine reports in two spans all in the last: 1 in 512; eight or more of nine: 10 in 512.
    expect([trendSigns([0, 9]), trendSigns([1, 8])]).toEqual([['burst'], []]);
  });

  it('come of a steady rate, by chance alone, in few of a hundred cases', () => {
    for (const spans of [2, 3, 4]) for (const total of [6, 9, 12]) expect(chanceOfSigns(spans, total)).toBeLessThan(0.02);
  });

  it('of many thousand reports are found at once', () => {
    expect(trendSigns([3000, 3100, 3050, 3075, 3025, 3500])).toEqual(['burst', 'rise']);
  });
});

/** How often reports that fall into each span alike show a sign: every way that they can fall is looked at. */
function chanceOfSigns(spans: number, total: number): number {
  const all = splits(spans, total);
  const chance = all.map((counts) => factorial(total) / counts.reduce((ways, count) => ways * factorial(count), 1) / spans ** total);
  return all.reduce((sum, counts, at) => sum + (trendSigns(counts).length > 0 ? (chance[at] as number) : 0), 0);
}

function splits(spans: number, total: number): readonly (readonly number[])[] {
  if (spans === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    splits(spans - 1, total - first).map((rest) => [first, ...rest]),
  );
}

function factorial(number: number): number {
  return number < 2 ? 1 : number * factorial(number - 1);
}
