import { describe, expect, it } from 'vitest';
import { releaseTimeline } from '../../src/view/release-timeline.ts';
import { graphOf, item, type Written } from '../build.ts';

const release = (id: string, day: string | undefined, more = {}) => item(id, { version: `1.${id.slice(4)}`, 'released-on': day, ...more });
const closed = (id: string, day: string | undefined, more = {}) => item(id, { 'closed-on': day, ...more });

const written: readonly Written[] = [
  release('REL-2', '2026-06-01'),
  release('REL-1', '2026-01-01'),
  closed('CR-1', '2025-12-01'),
  closed('CR-2', '2026-06-01'),
  closed('CR-3', '2026-06-02'),
  closed('CR-4', '2026-05-01', { 'rejected-because': 'It helps nobody.' }),
  closed('CR-5', undefined),
  closed('PRB-1', '2026-02-01'),
  closed('PRB-2', '2026-02-01', { 'reopened-on': '2026-03-01' }),
];

function spans(more: readonly Written[] = [], asOf = '2026-11-23'): string[] {
  return releaseTimeline(graphOf([...written, ...more]), asOf).spans.map(({ release: each, day, days, isWithdrawn, changes, problems }) =>
    [`${each?.id ?? 'now'}${isWithdrawn ? '!' : ''} ${day} ${days}`, ...changes.map(({ id }) => id), ...problems.map(({ id }) => id)].join(
      ' ',
    ),
  );
}

describe('the timeline of releases', () => {
  it('goes back from a day to the first release, with what was closed on the way to each', () => {
    expect(spans()).toEqual(['now 2026-11-23 175 CR-3', 'REL-2 2026-06-01 151 CR-2 PRB-1', 'REL-1 2026-01-01 undefined CR-1']);
  });

  it('ends with the releases that there were on the day', () => {
    expect(spans([], '2026-05-31')).toEqual(['now 2026-05-31 150 PRB-1', 'REL-1 2026-01-01 undefined CR-1']);
    expect(spans([], '2025-01-01')).toEqual([]);
  });

  it('marks a release that was withdrawn, at which nothing stands, and counts no draft', () => {
    expect(spans([release('REL-3', '2026-07-01', { 'withdrawn-on': '2026-08-01' })]).slice(0, 2)).toEqual([
      'now 2026-11-23 145 CR-3',
      'REL-3! 2026-07-01 30',
    ]);
    expect(spans([release('REL-3', '2026-07-01', { status: 'draft' })])).toEqual(spans());
  });

  it('names finished releases without a day', () => {
    const timeline = releaseTimeline(graphOf([release('REL-4', undefined), release('REL-5', 'soon')]), '2026-11-23');
    expect([timeline.spans, timeline.undated.map(({ id }) => id)]).toEqual([[], ['REL-4', 'REL-5']]);
  });
});
