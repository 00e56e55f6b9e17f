import { expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import { sinceRelease } from '../../src/view/since-release.ts';
import { graphOf, item } from '../build.ts';

const change = (at: string) => ({ commit: 'c0ffee', at, author: 'Ada Example', fields: [] });
const history = (changed: Readonly<Record<string, ReturnType<typeof change>>>): Evidence => ({
  history: { head: 'c0ffee', commits: [], tags: [], changed, files: {}, removed: [] },
});

const written = [
  item('REL-1', { 'released-on': '2026-06-15' }),
  item('REL-2', { 'released-on': '2026-11-20' }),
  item('REL-3', { 'released-on': '2026-12-24' }),
  item('REL-4', { 'released-on': '2026-11-21', 'withdrawn-on': '2026-11-22' }),
  item('CR-1', { 'closed-on': '2026-11-20' }),
  item('CR-2', { 'closed-on': '2026-11-21' }),
  item('CR-3'),
  item('CR-4', { 'rejected-because': 'It changes nothing.' }),
  item('PRB-1', { 'closed-on': '2026-11-01' }),
  item('PRB-2'),
  item('PRB-3', { 'closed-on': '2026-11-01', 'reopened-on': '2026-11-10' }),
  item('SRS-1'),
  item('SRS-2'),
];
const seen = history({
  'SRS-1': change('2026-11-20T18:00:00Z'),
  'SRS-2': change('2026-11-21T08:00:00Z'),
  'CR-3': change('2026-11-22T08:00:00Z'),
});

it('tells what came after the last release: open and closed requests, open problems, changed items by kind', () => {
  const found = sinceRelease(graphOf(written, { evidence: seen }), '2026-11-23');
  expect(found?.release.id).toBe('REL-2');
  expect(found?.releasedOn).toBe('2026-11-20');
  expect(found?.requests.map(({ id }) => id)).toEqual(['CR-2', 'CR-3']);
  expect(found?.problems.map(({ id }) => id)).toEqual(['PRB-2', 'PRB-3']);
  expect(found?.changed?.map(({ kind, items }) => [kind, items.map(({ id }) => id)])).toEqual([
    ['change-request', ['CR-3']],
    ['software-requirement', ['SRS-2']],
  ]);
});

it('does not know of changes without a history, and of nothing before the first release', () => {
  expect(sinceRelease(graphOf(written), '2026-11-23')?.changed).toBeUndefined();
  expect(sinceRelease(graphOf(written, { evidence: seen }), '2026-06-14')).toBeUndefined();
  expect(sinceRelease(graphOf(written, { evidence: seen }), '2026-06-15')?.release.id).toBe('REL-1');
});
