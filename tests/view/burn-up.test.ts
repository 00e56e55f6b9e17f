import { describe, expect, it } from 'vitest';
import { burnUp } from '../../src/view/burn-up.ts';
import { approvalOf, graphOf, item, type Written } from '../build.ts';

const review = item('REV-1', { 'review-kind': 'inspection', verifies: ['SRS-1', 'SRS-3'] });
const written: readonly Written[] = [
  item('SRS-1', { iteration: '1.2' }),
  item('SRS-2', { iteration: '1.10' }),
  item('SRS-3', { iteration: '1.10' }),
  item('SRS-4'),
  item('CR-1', { iteration: '1.2' }),
  item('SYS-1', { iteration: '1.1', allocation: ['hardware'] }),
  review,
];

function steps(...more: readonly Written[]) {
  const found = burnUp(graphOf([...written, ...more], { evidence: { results: [] } }));
  return [
    ...found.steps.map(({ iteration, planned, shown, plannedSoFar, shownSoFar }) =>
      [iteration, planned.length, shown.length, plannedSoFar, shownSoFar].join(' '),
    ),
    ...found.unplanned.map(({ id }) => id),
  ];
}

describe('the burn-up', () => {
  it('counts what is to be shown by iteration, in the order of their numbers, and what is shown of it', () => {
    expect(steps(approvalOf(['REV-1'], written))).toEqual(['1.2 1 1 1 1', '1.10 2 1 3 2', 'SRS-4']);
  });

  it('counts nothing as shown by a review that nobody approved', () => {
    expect(steps()).toEqual(['1.2 1 0 1 0', '1.10 2 0 3 0', 'SRS-4']);
  });

  it('has no steps where nothing names an iteration', () => {
    const found = burnUp(graphOf([item('SRS-1')]));
    expect([found.steps, found.unplanned.map(({ id }) => id)]).toEqual([[], ['SRS-1']]);
  });
});
