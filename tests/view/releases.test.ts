import { describe, expect, it } from 'vitest';
import { releaseTimeline } from '../../src/view/release-timeline.ts';
import { releasesShown } from '../../src/view/releases.ts';
import { graphOf, item, type Written } from '../build.ts';

const asOf = '2026-11-23';
const written: readonly Written[] = [
  item('REL-1', { 'released-on': '2026-01-01', version: '1.0' }),
  item('REL-2', { 'released-on': '2026-06-01', version: '1.1' }),
  item('REL-3', { 'released-on': '2026-07-01', 'withdrawn-on': '2026-07-02' }),
  item('REL-4', { 'released-on': '2026-12-24', version: '2.0' }),
  item('REL-5', { status: 'draft' }),
  item('CR-1', { 'closed-on': '2026-02-01' }),
  item('CR-2', { 'closed-on': '2026-02-01', 'rejected-because': 'It helps nobody.' }),
  item('PRB-1', { 'closed-on': '2026-03-01' }),
  item('PRB-2', { 'closed-on': '2026-03-01', 'reopened-on': '2026-04-01' }),
  item('PRB-3', { 'closed-on': '2026-12-01' }),
];

function shown(...more: readonly Written[]) {
  return new Map(releasesShown(graphOf([...written, ...more]), asOf).map((each) => [each.release.id, each]));
}

const ids = (items: readonly { readonly id: string }[] | undefined) => items?.map(({ id }) => id);

describe('releases', () => {
  it('stand with the latest first, each with how it stands and the one before it', () => {
    expect([...shown().values()].map(({ release, state, before }) => [release.id, state, before?.id])).toEqual([
      ['REL-5', 'draft', 'REL-4'],
      ['REL-4', 'coming', 'REL-2'],
      ['REL-3', 'withdrawn', 'REL-2'],
      ['REL-2', 'field', 'REL-1'],
      ['REL-1', 'earlier', undefined],
    ]);
  });

  it('hold what was closed since the one before: no request that was rejected, no report that is open again', () => {
    const releases = shown();
    expect([ids(releases.get('REL-2')?.changes), ids(releases.get('REL-2')?.problems)]).toEqual([['CR-1'], ['PRB-1']]);
    expect([ids(releases.get('REL-4')?.changes), ids(releases.get('REL-4')?.problems)]).toEqual([[], ['PRB-3']]);
    expect([ids(releases.get('REL-3')?.changes), ids(releases.get('REL-5')?.problems)]).toEqual([[], []]);
  });

  it('hold what the timeline shows at them', () => {
    const releases = shown();
    const { spans } = releaseTimeline(graphOf(written), asOf);
    const dated = spans.filter(({ release }) => release !== undefined);
    expect(dated.map(({ release }) => release?.id)).toEqual(['REL-3', 'REL-2', 'REL-1']);
    for (const { release, changes, problems } of dated) {
      const same = releases.get(release?.id ?? '');
      expect([ids(same?.changes), ids(same?.problems)]).toEqual([ids(changes), ids(problems)]);
    }
  });

  it('name what they were made of and from, and who judged what stays', () => {
    const release = shown(
      item('REL-6', {
        'released-on': '2026-11-01',
        version: '1.2',
        versions: ['SWS-1: 1.2', 'SWS-2: 3.4'],
        includes: ['BL-1'],
        'build-command': 'make all',
        artefacts: ['app.bin'],
      }),
      item('BL-1', { tag: 'v1.2' }),
      item('ARC-1', { archives: ['REL-6'], location: 'safe 3', contents: ['records', 'sources'] }),
      item('PRB-9', { 'residual-in': ['REL-6'], 'residual-judged-by': 'Quin Example' }),
      item('STM-1', { about: 'anomalies', for: ['REL-6'] }),
      item('STM-2', { about: 'anomalies', for: ['REL-6'], status: 'draft' }),
      item('RUN-1', { purpose: 'formal', version: '1.2', 'product-sha256': '1'.repeat(64) }),
      item('RUN-2', { purpose: 'development', version: '1.2', 'product-sha256': '2'.repeat(64) }),
    ).get('REL-6');
    expect(release?.versions).toEqual(['SWS-1: 1.2', 'SWS-2: 3.4']);
    expect(release?.baselines.map(({ baseline, tag }) => [baseline.id, tag])).toEqual([['BL-1', 'v1.2']]);
    expect([release?.buildCommand, release?.artefacts]).toEqual(['make all', ['app.bin']]);
    expect(release?.archives.map(({ archive, location, contents }) => [archive.id, location, contents])).toEqual([
      ['ARC-1', 'safe 3', ['records', 'sources']],
    ]);
    expect(release?.residual.map(({ problem, by }) => [problem.id, by])).toEqual([['PRB-9', 'Quin Example']]);
    expect(ids(release?.noneKnown)).toEqual(['STM-1']);
    expect(release?.products.map(({ sha256, runs }) => [sha256[0], ids(runs)])).toEqual([['1', ['RUN-1']]]);
  });
});
