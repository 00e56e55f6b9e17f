import { describe, expect, it } from 'vitest';
import { openSince, problemAgeing } from '../../src/view/problem-ageing.ts';
import { type Fields, graphOf, item, itemOf } from '../build.ts';

const found = [
  item('FB-1', { 'received-on': '2026-10-01' }),
  item('REV-1', { 'held-on': '2026-09-01' }),
  item('RUN-1', { purpose: 'formal', ended: '2026-08-01T09:00:00Z' }),
  item('RES-1', { type: 'test-result', 'result-of': ['TC-1', 'RUN-1'] }, { type: 'test-result' }),
  item('TC-1'),
];

function since(fields: Fields): string | undefined {
  const graph = graphOf([...found, item('PRB-1', fields)]);
  return openSince(itemOf(graph, 'PRB-1'), graph);
}

function buckets(reports: readonly Fields[], asOf = '2026-11-23'): string[] {
  const graph = graphOf([...found, ...reports.map((fields, at) => item(`PRB-${at + 1}`, fields))]);
  return problemAgeing(graph, asOf).map(({ from, to, problems }) =>
    [`${from}-${to}:`, ...problems.map(({ problem, days }) => `${problem.id} ${days}`)].join(' '),
  );
}

describe('the age of a problem report', () => {
  it('counts from the first day that anything about it names', () => {
    expect(since({ 'found-in': ['FB-1'], 'investigated-on': '2026-10-05' })).toBe('2026-10-01');
    expect(since({ 'found-in': ['FB-1', 'REV-1'] })).toBe('2026-09-01');
    expect(since({ 'found-in': ['FB-1', 'RES-1'] })).toBe('2026-08-01');
    expect(since({ 'investigated-on': '2026-10-05' })).toBe('2026-10-05');
    expect(since({ 'investigated-on': 'soon' })).toBeUndefined();
    expect(since({})).toBeUndefined();
  });

  it('counts anew from the day it was opened again', () => {
    expect(since({ 'found-in': ['FB-1'], 'closed-on': '2026-10-10', 'reopened-on': '2026-11-01' })).toBe('2026-11-01');
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

  it('is none before a problem was known', () => {
    expect(buckets([{ 'investigated-on': '2026-12-01' }])[0]).toBe('0-30: PRB-1 0');
  });
});
