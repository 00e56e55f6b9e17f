import { describe, expect, it } from 'vitest';
import { trendPages } from '../../src/site/pages/trend.ts';
import { document, type Fields, graphOf, item, type Written } from '../build.ts';
import { below, rows, words } from './html.ts';

const asOf = '2026-11-30';
const plan = document('SMP-1', { kind: 'software-maintenance-plan', 'trend-months': '3' });
const release = item('REL-1', { 'released-on': '2025-08-30' });

/** So many reports in each span of three months, the oldest first. */
function reports(counts: readonly number[], more: Fields = {}): readonly Written[] {
  const days = ['2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'];
  const each = counts.flatMap((count, at) => Array.from({ length: count }, () => days[at] ?? ''));
  return each.map((day, at) => item(`PRB-${at + 1}`, { 'investigated-on': day, affects: 'SWU-1', ...more }));
}

function page(...written: readonly Written[]): string {
  return trendPages(graphOf([item('SWU-1'), ...written]), 'en', asOf)
    .map(({ body }) => body.text)
    .join('');
}

const seen = (html: string) => rows(below(html, 'adverse')).at(-1);
const row = (html: string, section: string, first: string) => rows(below(html, section)).find(([cell]) => cell?.startsWith(first));

describe('the page of trends', () => {
  it.each([
    ['steady', [4, 5, 3, 4, 6], 'no adverse trend'],
    ['rising', [0, 2, 4, 5, 6], 'adverse: a rise nobody has judged it'],
    ['a sudden burst', [6, 4, 3, 4, 15], 'adverse: a burst nobody has judged it'],
    ['falling', [9, 7, 5, 3, 2], 'no adverse trend'],
    ['sparse', [0, 1, 0, 0, 2], 'no adverse trend'],
  ] as const)('says what the rule sees: %s', (_, counts, words_) => {
    expect(seen(page(plan, release, ...reports(counts)))).toEqual(['What the rule sees', words_, 'no adverse trend']);
  });

  it('names the review that judged a trend', () => {
    const all = reports([0, 2, 4, 5, 6]);
    const covers = all.flatMap(({ item: each }) => each?.id.text ?? []);
    const review = item('REV-1', { 'review-kind': 'trend', 'held-on': '2026-11-20', covers });
    expect(seen(page(plan, release, review, ...all))?.[1]).toBe('adverse: a rise judged by REV-1');
  });

  it('counts what concerns safety apart, with the spans that are compared', () => {
    const html = page(plan, release, ...reports([0, 1, 0, 1, 6], { 'safety-related': 'yes' }));
    expect(seen(html)?.[2]).toContain('adverse: a burst');
    expect(row(html, 'adverse', '2026-08-30')).toEqual(['2026-08-30, 2026-11-30', '6', '6']);
    expect(row(html, 'relation', 'yes')?.slice(0, 2)).toEqual(['yes', '8']);
    expect(row(html, 'affected', 'SWU-1')?.slice(1, 2)).toEqual(['8']);
  });

  it('says why nothing is compared', () => {
    expect(words(below(page(release), 'adverse'))).toContain('Nothing is compared');
    expect(words(below(page(plan, item('REL-1', { 'released-on': '2026-07-01' })), 'adverse'))).toContain('1 whole span has passed');
    expect(words(below(page(plan, release, item('PRB-1')), 'adverse'))).toContain('1 report names no day and stands in no span. PRB-1');
  });

  it('counts by month what was found and closed, what came from the field, and changes', () => {
    const html = page(
      item('PRB-1', { 'investigated-on': '2026-09-02', 'closed-on': '2026-11-03', 'safety-related': 'yes' }),
      item('PRB-2', { 'investigated-on': '2026-11-02' }),
      item('FB-1', { 'received-on': '2026-09-02', evaluation: 'problem' }),
      item('FB-2', { 'received-on': '2026-09-30' }),
      item('CR-1', { 'closed-on': '2026-10-02', changes: ['SOUP-1'] }),
      item('SOUP-1', { version: '2.0', 'anomalies-reviewed-on': '2026-11-20', 'anomalies-version': '1.0' }),
    );
    expect(rows(below(html, 'months')).slice(1)).toEqual([
      ['2026-09', '1', '1', '0', '1'],
      ['2026-10', '0', '0', '0', '1'],
      ['2026-11', '1', '0', '1', '1'],
    ]);
    expect(rows(below(html, 'feedback'))[1]).toEqual(['2026-09', '2', '1', '0', '1']);
    expect(rows(below(html, 'changes'))[1]).toEqual(['2026-10', '0', '1']);
    const [, , bumps, advisories, evaluated] = row(html, 'soup', 'SOUP-1') ?? [];
    expect([bumps, advisories, evaluated]).toEqual(['CR-1 (2026-10-02)', 'not looked for', '2026-11-20, 10 days ago of another version']);
  });

  it('draws a year at most, and has every month in the table', () => {
    const html = page(item('PRB-1', { 'investigated-on': '2024-01-02' }), item('PRB-2', { 'investigated-on': '2026-11-02' }));
    const drawing = below(html, 'months').split('</svg>')[0] ?? '';
    expect([drawing.includes('>2025-12<'), drawing.includes('>2025-11<')]).toEqual([true, false]);
    expect(rows(below(html, 'months'))).toHaveLength(36);
  });

  it('says in sentences what it holds nothing of', () => {
    const html = page();
    for (const text of ['No problem report names a day.', 'No feedback with a day', 'No change request was', 'No SOUP is listed.'])
      expect(html).toContain(text);
  });
});
