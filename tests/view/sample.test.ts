import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceFrom, dossier, drawSample, numbersFrom } from '../../src/view/sample.ts';
import { sampleData } from '../../src/view/sample-data.ts';
import { threadOf } from '../../src/view/thread.ts';
import { graphOf, item, itemOf } from '../build.ts';

const hundred = Array.from({ length: 100 }, (_, at) => `SRS-${at + 1}`);

describe('numbers of a seed', () => {
  it('are those of mulberry32', () => {
    const next = numbersFrom(42);
    expect([next(), next(), next()].map((each) => Math.floor(each * 4_294_967_296))).toEqual([2581720956, 1925393290, 3661312704]);
  });
});

describe('a sample', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(drawSample(hundred, 10, 42)).toEqual(drawSample(hundred, 10, 42));
    expect(drawSample(hundred, 10, 42)).not.toEqual(drawSample(hundred, 10, 43));
    expect(drawSample(hundred, 10, 42)).toMatchInlineSnapshot(`
      [
        "SRS-21",
        "SRS-32",
        "SRS-46",
        "SRS-52",
        "SRS-56",
        "SRS-61",
        "SRS-66",
        "SRS-68",
        "SRS-86",
        "SRS-88",
      ]
    `);
  });

  it('holds so many of the list, each once, in the order of the list, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 4_294_967_295 }), (count, seed) => {
        const drawn = drawSample(hundred, count, seed);
        expect(drawn).toHaveLength(Math.min(count, 100));
        expect(hundred.filter((each) => drawn.includes(each))).toEqual(drawn);
      }),
    );
  });

  it('draws every one about as often as any other', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1)
      for (const each of drawSample(hundred, 10, seed)) counts.set(each, (counts.get(each) ?? 0) + 1);
    expect(Math.min(...counts.values())).toBeGreaterThan(140);
    expect(Math.max(...counts.values())).toBeLessThan(265);
  });
});

describe('the choice in an address', () => {
  const first = { kind: 'hazard', number: 10, seed: 42 };
  it.each([
    ['?kind=risk&number=3&seed=7', { kind: 'risk', number: 3, seed: 7 }],
    ['?kind=nothing&number=0&seed=-1', first],
    ['?number=1e9&seed=4294967296', first],
    ['?number=101', first],
    ['', first],
  ])('%s', (query, expected) => {
    expect(choiceFrom(query, ['hazard', 'risk'], first)).toEqual(expected);
  });
});

describe('a dossier', () => {
  const graph = graphOf([
    item('UN-1'),
    item('SYS-1', { 'derives-from': ['UN-1', 'UN-404'] }),
    item('SRS-1', { 'derives-from': 'SYS-1' }),
    item('SRS-2', { 'derives-from': 'SYS-1' }),
    item('TC-1', { verifies: 'SRS-1' }),
  ]);
  const data = sampleData(graph, {
    kind: (kind) => kind,
    link: (label) => label.replaceAll('-', ' '),
    state: ({ id }) => `state of ${id}`,
    stands: () => undefined,
    address: () => undefined,
  });
  const of = (kind: string, number: number) => dossier(data, { kind, number, seed: 1 });

  it('holds the whole chain of each item drawn, with the link that leads to each step', () => {
    const [first] = of('software-requirement', 2);
    expect(first?.item.state).toBe('state of SRS-1');
    const entries = first?.layers.flatMap(({ layer, entries: list }) =>
      list.map(
        ({ id, state, via }) =>
          `${layer}: ${via === undefined ? '' : `${via.id} ${via.label} `}${id}${state === 'resolved' ? '' : ` ${state}`}`,
      ),
    );
    expect(entries).toEqual([
      'need: SYS-1 derives from UN-1',
      'requirement: SRS-1',
      'requirement: SRS-1 derives from SYS-1',
      'test: SRS-1 is verified by TC-1',
      'other: SYS-1 derives from UN-404 dangling',
    ]);
  });

  it('goes the ways that the thread of the item goes', () => {
    const ids = (steps: ReturnType<typeof threadOf>['up']): string[] => steps.flatMap((step) => [step.id, ...ids(step.steps)]);
    const { up, down } = threadOf(graph, itemOf(graph, 'SRS-1'));
    const drawn = of('software-requirement', 2)[0]?.layers.flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(drawn?.toSorted()).toEqual([...new Set(['SRS-1', ...ids(up), ...ids(down)])].sort());
  });

  it('of a kind that is not there holds nothing', () => {
    expect(of('hazard', 3)).toEqual([]);
  });
});
