import { describe, expect, it } from 'vitest';
import { asOfDay, dayTroubles, isDay } from '../../src/project/clock.ts';

describe('the day of judging', () => {
  it('is the flag, else SOURCE_DATE_EPOCH, else the date of the commit, else today', () => {
    const all = { flag: '2026-01-02', epoch: '1700000000', commit: '2025-05-05' };
    expect(asOfDay(all)).toEqual({ date: '2026-01-02', from: 'flag' });
    expect(asOfDay({ ...all, flag: undefined })).toEqual({ date: '2023-11-14', from: 'SOURCE_DATE_EPOCH' });
    expect(asOfDay({ commit: '2025-05-05' })).toEqual({ date: '2025-05-05', from: 'commit' });
    expect(asOfDay({})).toEqual({ date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), from: 'today' });
  });

  it.each(['', 'yesterday', '-5', '1e9', '99999999999999'])('passes over the SOURCE_DATE_EPOCH "%s" and says so', (epoch) => {
    expect(asOfDay({ epoch, commit: '2025-05-05' }).from).toBe('commit');
    expect(dayTroubles({ epoch })).toMatchObject([{ what: 'SOURCE_DATE_EPOCH', blocking: false }]);
  });

  it('stops at a flag that is no day', () => {
    expect(dayTroubles({ flag: '2026-02-30' })).toMatchObject([{ blocking: true }]);
    expect(dayTroubles({ flag: '2026-02-28', epoch: 'x' })).toEqual([]);
  });

  it.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['22.11.2026', false],
  ])('knows whether the calendar has %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });
});
