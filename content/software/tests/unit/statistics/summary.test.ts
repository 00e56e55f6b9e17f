import { expect, test } from 'vitest';
import { addMessage, type Day, overview } from '../../../src/statistics/summary.ts';

const on = (date: string, units: string, kind: 'advice' | 'dose' = 'dose') => ({ kind, at: `${date}T08:00:00.000Z`, units });
const totals = (...messages: ReturnType<typeof on>[]) => messages.reduce<Day[]>(addMessage, []);

// [test TC-49]
test('TC-49 adds doses of a day and counts advice without adding it', () => {
  const days = totals(on('2026-09-01', '4.5'), on('2026-09-01', '2.1'), on('2026-09-01', '9.0', 'advice'), on('2026-08-31', '1.0'));
  expect(days).toEqual([
    { date: '2026-08-31', doses: 1, advice: 0, tenths: 10 },
    { date: '2026-09-01', doses: 2, advice: 1, tenths: 66 },
  ]);
  expect(overview(days)).toBe('2026-08-31  1.0 U in 1 doses, advice 0\n2026-09-01  6.6 U in 2 doses, advice 1\nAverage 3.8 U a day\n');
  expect(overview([])).toBe('Average 0.0 U a day\n');
});

// [test TC-50]
test('TC-50 shows seven days and keeps ninety', () => {
  const date = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
  const days = totals(...Array.from({ length: 91 }, (_, day) => on(date(day + 1), '1.0')));
  expect(days).toHaveLength(90);
  expect(days[0]?.date).toBe('2026-01-02');
  expect(overview(days).split('\n')).toHaveLength(9);
});
