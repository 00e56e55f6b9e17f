import { describe, expect, it } from 'vitest';
import { daysBetween, isLater, latest, monthsAfter } from '../../src/model/times.ts';

describe('a moment is later than another', () => {
  it('by the instant, whatever the zone it is written in', () => {
    expect(isLater('2026-05-20T08:30:00Z', '2026-05-20T09:00:00+02:00')).toBe(true);
    expect(isLater('2026-05-20T09:00:00+02:00', '2026-05-20T08:30:00Z')).toBe(false);
  });

  it('by the day alone, where one of them is a day', () => {
    expect(isLater('2026-05-20T23:59:00Z', '2026-05-20')).toBe(false);
    expect(isLater('2026-05-21', '2026-05-20T23:59:00Z')).toBe(true);
  });

  it('never, where one of them is no date', () => {
    for (const text of ['', 'soon', '1 June 2026', '2026-13-45']) {
      expect(isLater(text, '2026-05-20')).toBe(false);
      expect(isLater('2026-05-20', text)).toBe(false);
    }
  });

  it('and the latest of several is found', () => {
    expect(latest(['2026-05-20', '2026-05-21T08:00:00Z', '2026-05-19'], (each) => each)).toBe('2026-05-21T08:00:00Z');
    expect(latest([], (each: string) => each)).toBeUndefined();
  });
});

it('days between two moments are counted from day to day, as they are written', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
  expect(daysBetween('2028-02-27T23:00:00Z', '2028-03-01T01:00:00+02:00')).toBe(3);
  expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
});

describe('the day so many months after another', () => {
  it.each([
    ['2026-05-20', 6, '2026-11-20'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2026-05-20T08:00:00Z', 1, '2026-06-20'],
  ])('%s and %d months make %s', (from, months, day) => {
    expect(monthsAfter(from, months)).toBe(day);
  });

  it('is the text itself, where that is no date or the months never end', () => {
    expect(monthsAfter('soon', 6)).toBe('soon');
    expect(monthsAfter('2026-05-20', 1e12)).toBe('2026-05-20');
  });
});
