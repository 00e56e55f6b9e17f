import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { type FindingData, type FindingFilter, fitting } from '../../src/view/finding-filter.ts';
import { byFacet, listedFindings } from '../../src/view/finding-list.ts';
import { document, graphOf, item, place } from '../build.ts';

const finding = (rule: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  ...{ rule, severity: 'error', message: 'm', place: place('a.md', 1), related: [], url: '' },
  ...more,
});

describe('each finding', () => {
  const graph = graphOf([
    document(
      'SRD-1',
      { author: 'Ada Example' },
      { file: 'a.md', items: [item('SRS-1', { owner: 'Ben Example', iteration: '2' }), item('SRS-2')] },
    ),
    item('SRS-3'),
  ]);
  const list = listedFindings(
    [
      finding('one', { item: 'SRS-1', clause: 'IEC 62304 5.2.2' }),
      finding('two', { item: 'SRS-2', clause: 'IEC 62304 9.1', severity: 'warning' }),
      finding('three', { item: 'SRS-3', place: place('SRS-3.md', 1), severity: 'warning' }),
      finding('four', { severity: 'info' }),
    ],
    graph,
  );

  it('has a role, an owner, an iteration and a process', () => {
    expect(
      list.map(({ cause, item: of, severity, role, owner, iteration, process }) => [
        cause.rule,
        of?.id,
        severity,
        role,
        owner,
        iteration,
        process,
      ]),
    ).toEqual([
      ['one', 'SRS-1', 'error', 'requirements engineer', 'Ben Example', '2', 'development'],
      ['three', 'SRS-3', 'warning', 'author', '', '', 'writing'],
      ['two', 'SRS-2', 'warning', 'quality', 'Ada Example', '', 'problem-resolution'],
      ['four', undefined, 'info', 'author', 'Ada Example', '', 'writing'],
    ]);
  });

  it('stands under each facet once, what is not known last', () => {
    const groups = byFacet(list, 'owner').map(([value, those]) => [value, those.map(({ cause }) => cause.rule)]);
    expect(groups).toEqual([
      ['Ada Example', ['two', 'four']],
      ['Ben Example', ['one']],
      ['', ['three']],
    ]);
  });
});

describe('a filter', () => {
  const cause = { rule: 'link-resolves', page: '', clause: 'IEC 62304 5.1.1', severity: 'error', role: 'tester', process: 'development' };
  const one = {
    cause: 0,
    owner: 'Ada',
    iteration: '1',
    item: 'SRS-1',
    page: '',
    place: 'a.md:1:1',
    message: 'Leads Nowhere',
    fix: 'Mend it',
  };
  const data: FindingData = {
    causes: [cause, { ...cause, rule: 'title-is-given', severity: 'info', role: 'author' }],
    findings: [one, { ...one, cause: 1, owner: '', item: 'SRS-2' }],
  };

  it.each([
    [{}, ['SRS-1', 'SRS-2']],
    [{ severity: 'info' }, ['SRS-2']],
    [{ role: 'tester' }, ['SRS-1']],
    [{ owner: '' }, ['SRS-2']],
    [{ owner: 'Ada', role: 'author' }, []],
    [{ iteration: '1', process: 'development' }, ['SRS-1', 'SRS-2']],
    [{ text: 'nowhere  LEADS' }, ['SRS-1', 'SRS-2']],
    [{ text: 'srs-2' }, ['SRS-2']],
    [{ text: 'link mend' }, ['SRS-1']],
    [{ text: 'a.md:1 5.1.1 title' }, ['SRS-2']],
    [{ text: 'absent' }, []],
  ] as readonly [FindingFilter, string[]][])('%j leaves %j', (filter, ids) => {
    expect(fitting(data, filter).map((each) => each.item)).toEqual(ids);
  });
});
