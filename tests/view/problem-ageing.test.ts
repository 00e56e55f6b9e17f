import { describe, expect, it } from 'vitest';
import { problemAgeing } from '../../src/view/problem-ageing.ts';
import { type Fields, graphOf, item } from '../build.ts';

const found = [
  item('FB-1', { 'received-on': '2026-10-01' }),
  item('REV-1', { 'held-on': '2026-09-01' }),
  item('RUN-1', { purpose: 'formal', ended: '2026-08-01T09:00:00Z' }),
  item('RES-1', { type: 'test-result', 'result-of': ['TC-1', 'RUN-1'] }, { type: 'test-result' }),
  item('TC-1'),
];

function buckets(reports: readonly Fields[], asOf = '2026-11-23'): string[] {
  const graph = graphOf([...found, ...reports.map((fields, at) => item(`PRB-${at + 1}`, fields))]);
  return problemAgeing(graph, asOf).map(({ from, to, problems }) =>
    [`${from}-${to}:`, ...problems.map(({ problem, days }) => `${problem.id} ${days}`)].join(' '),
  );
}

describe('the age of a problem report', () => {
  it('counts from the first day that anything about it names', () => {
    const days = (fields: Fields) => buckets([fields]).find((each) => each.includes('PRB-1'));
    expect(days({ 'found-in': ['FB-1'], 'investigated-on': '2026-10-05' })).toBe('31-90: PRB-1 53');
    expect(days({ 'found-in': ['FB-1', 'REV-1'] })).toBe('31-90: PRB-1 83');
    expect(days({ 'found-in': ['FB-1', 'RES-1'] })).toBe('91-180: PRB-1 114');
    expect(days({ 'investigated-on': 'soon' })).toBe('undefined-undefined: PRB-1 undefined');
  });

  it('puts each open report into one span, the oldest first, and leaves closed ones out', () => {
    const on = (day: string): Fields => ({ 'investigated-on': day });
    const closed = { ...on('2026-01-01'), 'closed-on': '2026-02-01' };
    const reports = [
      on('2026-11-23'),
      on('2026-10-24'),
      on('2026-10-23'),
      on('2026-05-01'),
      on('2025-11-23'),
      on('2024-01-01'),
      {},
      closed,
    ];
    expect(buckets(reports)).toEqual([
      '0-30: PRB-2 30 PRB-1 0',
      '31-90: PRB-3 31',
      '91-180:',
      '181-365: PRB-5 365 PRB-4 206',
      '366-undefined: PRB-6 1057',
      'undefined-undefined: PRB-7 undefined',
    ]);
  });

  it('is in the first span for what is found only later', () => {
    expect(buckets([{ 'investigated-on': '2026-12-01' }])[0]).toMatch('PRB-1');
  });
});
