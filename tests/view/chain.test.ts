import { describe, expect, it } from 'vitest';
import { chainOf, standingOf } from '../../src/view/chain.ts';
import { graphOf, item, itemOf, place } from '../build.ts';

const written = [
  item('UN-1'),
  item('HAZ-1', { 'leads-to': 'HS-1' }),
  item('HS-1'),
  item('CAUSE-1', { causes: 'HS-1' }),
  item('RCM-1', { mitigates: 'CAUSE-1' }),
  item('SYS-1', { 'derives-from': ['UN-1'] }),
  item('SRS-1', { 'derives-from': ['SYS-1', 'SYS-404'], implements: 'RCM-1', 'allocated-to': 'SWU-1' }),
  item('SWU-1', { source: ['src/a.ts'] }),
  item('TC-1', { verifies: ['SRS-1', 'SWU-1'] }),
  item('PRB-1', { affects: 'SWU-1' }),
];

const lines = (id: string) => {
  const graph = graphOf(written);
  return chainOf(graph, itemOf(graph, id)).map(
    ({ layer, entries }) =>
      `${layer}: ${entries.map((each) => `${each.id}${each.state === 'resolved' ? '' : ` ${each.state}`} ${each.distance}`).join(', ')}`,
  );
};

describe('a chain', () => {
  it('has its items by layers from need and hazard to test, the nearest first, each once', () => {
    expect(lines('SRS-1')).toEqual([
      'need: UN-1 2',
      'hazard: CAUSE-1 2, HS-1 3, HAZ-1 4',
      'control: RCM-1 1',
      'requirement: SRS-1 0, SYS-1 1',
      'design: SWU-1 1',
      'test: TC-1 1',
      'change: PRB-1 2',
      'other: SYS-404 dangling 1',
    ]);
  });

  it('is seen from the hazard down to the test', () => {
    expect(lines('HAZ-1').join('\n')).toContain('test: TC-1 ');
  });

  it('is of the item alone where nothing is linked', () => {
    const graph = graphOf([item('UN-9')]);
    expect(chainOf(graph, itemOf(graph, 'UN-9')).map(({ layer, entries }) => [layer, entries.length])).toEqual([['need', 1]]);
  });
});

describe('how a step of a chain stands', () => {
  it('is what tests show, who approved it, and the files it names', () => {
    const graph = graphOf(written);
    expect(standingOf(itemOf(graph, 'SWU-1'), graph)).toMatchObject({
      approved: undefined,
      needsApproval: true,
      source: ['src/a.ts'],
      outcome: 'unknown',
    });
    expect(standingOf(itemOf(graph, 'UN-1'), graph).result).toBeUndefined();
    const evidence = {
      results: [
        { run: 'RUN-1', case: 'TC-1', outcome: 'pass' as const, flaky: false, procedureHash: 'h1:0', place: place('junit.xml', 1) },
      ],
      product: {},
    };
    const ran = graphOf([...written, item('RUN-1', { purpose: 'formal' })], { evidence });
    expect(standingOf(itemOf(ran, 'RUN-1/TC-1'), ran)).toMatchObject({ result: 'pass', doubt: 'uncommitted' });
  });
});
