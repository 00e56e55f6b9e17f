import { describe, expect, it } from 'vitest';
import { problemTrend, trendReviewOf } from '../../src/model/problem-trend.ts';
import { document, type Fields, graphOf, item, itemOf } from '../build.ts';

const asOf = '2026-11-30';
const plan = (months = '6') => document('SMP-1', { kind: 'software-maintenance-plan', 'trend-months': months });
const release = (on = '2025-05-30', fields: Fields = {}) => item('REL-1', { 'released-on': on, ...fields });
const report = (id: string, on: string, fields: Fields = {}) => item(id, { 'investigated-on': on, ...fields });

describe('the trend of problem reports', () => {
  it('is counted in whole spans back from the day of judging to the first release', () => {
    const later = item('REL-2', { 'released-on': '2026-08-01' });
    const trend = problemTrend(graphOf([plan(), release(), later]), asOf);
    expect(trend?.spans.map(({ after, to }) => [after, to])).toEqual([
      ['2025-05-30', '2025-11-30'],
      ['2025-11-30', '2026-05-30'],
      ['2026-05-30', '2026-11-30'],
    ]);
    expect(problemTrend(graphOf([plan(), release('2025-05-31')]), asOf)?.spans).toHaveLength(2);
  });

  it('counts each report on the day it was found, and safety apart', () => {
    const reports = [
      report('PRB-1', '2026-05-30'),
      report('PRB-2', '2026-05-31', { 'safety-related': 'yes' }),
      report('PRB-3', '2026-12-01'),
      report('PRB-4', '2026-06-10', { 'found-in': ['FB-1'], 'safety-related': 'yes' }),
      item('FB-1', { 'received-on': '2026-05-29' }),
      item('PRB-5'),
    ];
    const trend = problemTrend(graphOf([plan(), release(), ...reports]), asOf);
    expect(trend?.series.map(({ name, counts }) => [name, counts])).toEqual([
      ['all', [0, 2, 1]],
      ['safety', [0, 1, 1]],
    ]);
    expect(trend?.series[0]?.last.map(({ id }) => id)).toEqual(['PRB-2']);
    expect(trend?.undated.map(({ id }) => id)).toEqual(['PRB-5']);
  });

  it('goes by the shortest span that a finished plan names, and is not looked for before anything was released', () => {
    const draft = document('DLP-1', { kind: 'software-development-plan', 'trend-months': '1', status: 'draft' });
    const other = document('PRP-1', { kind: 'problem-resolution-procedure', 'trend-months': '3' });
    expect(problemTrend(graphOf([plan(), draft, other, release()]), asOf)?.months).toBe(3);
    expect(problemTrend(graphOf([draft, release()]), asOf)).toBeUndefined();
    expect(problemTrend(graphOf([plan(), release('2026-12-24')]), asOf)).toBeUndefined();
    expect(problemTrend(graphOf([plan(), release('2025-05-30', { status: 'draft' })]), asOf)).toBeUndefined();
  });

  it('looks no further back than a dozen spans before the last', () => {
    expect(problemTrend(graphOf([plan('1'), release('2010-01-01')]), asOf)?.spans).toHaveLength(13);
  });
});

describe('a trend review', () => {
  const reports = [report('PRB-1', '2026-09-01'), report('PRB-2', '2026-11-10')];
  const judged = (fields: Fields) => {
    const graph = graphOf([
      ...reports,
      item('REV-1', { 'review-kind': 'trend', 'held-on': '2026-11-10', covers: ['PRB-1', 'PRB-2'], ...fields }),
    ]);
    return trendReviewOf([itemOf(graph, 'PRB-1'), itemOf(graph, 'PRB-2')], graph)?.id;
  };

  it.each([
    ['covers all and was held when all were known', {}, 'REV-1'],
    ['leaves one out', { covers: ['PRB-1'] }, undefined],
    ['was held before the latest was found', { 'held-on': '2026-11-09' }, undefined],
    ['is of another kind', { 'review-kind': 'feedback' }, undefined],
    ['is a draft', { status: 'draft' }, undefined],
    ['was rejected', { outcome: 'rejected' }, undefined],
    ['says no day', { 'held-on': 'soon' }, undefined],
  ] as const)('%s', (_, fields, found) => {
    expect(judged(fields)).toBe(found);
  });
});
