import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import { coverageFunnels } from '../../src/view/funnel.ts';
import { type Fields, graphOf, item, itemOf, place, type Written } from '../build.ts';

const present = '1'.repeat(64);
const file = { path: 'src/a.ts', sha256: 'a', system: 'SWS-1' };

const plan: readonly Written[] = [
  item('SWS-1', { 'safety-class': 'C' }),
  item('SWU-1', { 'part-of': 'SWS-1', source: ['src/a.ts'] }),
  item('UN-1'),
  item('SYS-1', { 'derives-from': 'UN-1' }),
  item('SRS-1', { 'derives-from': 'SYS-1', 'allocated-to': 'SWU-1' }),
  item('SRS-2', { 'derives-from': 'SYS-1', 'allocated-to': 'SWU-1' }),
  item('TC-1', { level: ['system'], verifies: ['SRS-1', 'SRS-2'] }),
  item('RUN-1', { purpose: 'formal', dirty: 'no', 'product-sha256': present, ended: '2026-11-20T09:00:00Z' }),
];

const procedureHash = graphOf(plan).hashOf(itemOf(graphOf(plan), 'TC-1')).whole;
const evidence: Evidence = {
  source: { files: [file], tags: [] },
  product: { 'SWS-1': { sha256: present, dirty: false } },
  results: [{ run: 'RUN-1', case: 'TC-1', outcome: 'pass', flaky: false, procedureHash, place: place('junit.xml', 1) }],
};

/** With items of some IDs taken for others, or out where nothing is given for them. */
function funnels(others: Readonly<Record<string, Fields | undefined>> = {}, more: Evidence = {}) {
  const kept = plan.filter((each) => !Object.hasOwn(others, each.item?.id.text ?? ''));
  const given = Object.entries(others).flatMap(([id, fields]) => (fields === undefined ? [] : [item(id, fields)]));
  const graph = graphOf([...kept, ...given], { evidence: { ...evidence, ...more } });
  return Object.fromEntries(
    coverageFunnels(graph).map(({ of, all, steps, aside }) => [
      of,
      [
        `${all.length}`,
        ...steps.map(
          ({ stage, unread, reached, lost }) => `${stage} ${unread ?? [reached.length, ...lost.map(({ id }) => `-${id}`)].join(' ')}`,
        ),
        ...aside.map(({ id }) => `aside ${id}`),
      ],
    ]),
  );
}

describe('the funnels of coverage', () => {
  it('count what comes through each stage', () => {
    expect(funnels()).toEqual({
      'user-need': ['1', 'requirement 1', 'design 1', 'code 1', 'test 1', 'pass 1'],
      'software-requirement': ['2', 'design 2', 'code 2', 'test 2', 'pass 2'],
    });
  });

  it.each([
    [
      'no requirement',
      { 'SYS-1': undefined, 'SRS-1': undefined, 'SRS-2': undefined },
      ['1', 'requirement 0 -UN-1', 'design 0', 'code 0', 'test 0', 'pass 0'],
    ],
    [
      'a system requirement without software requirement',
      { 'SYS-2': { 'derives-from': 'UN-1' } },
      ['1', 'requirement 0 -UN-1', 'design 0', 'code 0', 'test 0', 'pass 0'],
    ],
    [
      'a requirement that is allocated nowhere',
      { 'SRS-2': { 'derives-from': 'SYS-1' } },
      ['1', 'requirement 1', 'design 0 -UN-1', 'code 0', 'test 0', 'pass 0'],
    ],
    [
      'a unit without source',
      { 'SWU-2': { 'part-of': 'SWS-1' }, 'SRS-2': { 'derives-from': 'SYS-1', 'allocated-to': 'SWU-2' } },
      ['1', 'requirement 1', 'design 1', 'code 0 -UN-1', 'test 0', 'pass 0'],
    ],
    [
      'a requirement without test',
      { 'SRS-3': { 'derives-from': 'SYS-1', 'allocated-to': 'SWU-1' } },
      ['1', 'requirement 1', 'design 1', 'code 1', 'test 0 -UN-1', 'pass 0'],
    ],
    [
      'a run of another product',
      { 'RUN-1': { purpose: 'formal', dirty: 'no', 'product-sha256': '2'.repeat(64), ended: '2026-11-20T09:00:00Z' } },
      ['1', 'requirement 1', 'design 1', 'code 1', 'test 1', 'pass 0 -UN-1'],
    ],
    [
      'only hardware to meet it',
      { 'SYS-1': { 'derives-from': 'UN-1', allocation: ['hardware'] }, 'SRS-1': undefined, 'SRS-2': undefined },
      undefined,
    ],
  ] as readonly (readonly [string, Readonly<Record<string, Fields | undefined>>, readonly string[] | undefined])[])(
    'lose a need with %s where that is missing',
    (_, others, expected) => {
      expect(funnels(others)['user-need']).toEqual(expected);
    },
  );

  it('leave a need that no software is to meet aside', () => {
    const [first] = [funnels({ 'UN-2': {}, 'SYS-2': { 'derives-from': 'UN-2', allocation: ['labelling'] } })['user-need']];
    expect(first).toEqual(['1', 'requirement 1', 'design 1', 'code 1', 'test 1', 'pass 1', 'aside UN-2']);
  });

  it('ask for no allocation at class A', () => {
    expect(funnels({ 'SWS-1': { 'safety-class': 'A' }, 'SRS-2': { 'derives-from': 'SYS-1' } })['software-requirement']?.[1]).toBe(
      'design 2',
    );
  });

  it('say from where on nobody looked, and why', () => {
    const missing = { source: { why: 'no git', fix: '' } };
    expect(funnels({}, { source: undefined, missing })['software-requirement']).toEqual([
      '2',
      'design 2',
      'code no git',
      'test no git',
      'pass no git',
    ]);
    expect(funnels({}, { results: undefined })['software-requirement']?.at(-1)).toBe('pass nobody looked');
  });

  it('are none for a file without needs and requirements', () => {
    expect(coverageFunnels(graphOf([item('SWS-1')]))).toEqual([]);
  });
});
