import { describe, expect, it } from 'vitest';
import { linkSummary } from '../../src/view/link-counts.ts';
import { graphOf, item } from '../build.ts';

describe('what the links of a graph join', () => {
  it('is counted by the kinds at both ends and by field, in the order of kinds', () => {
    const graph = graphOf([
      item('TC-1', { verifies: ['SRS-1', 'SRS-2', 'SRS-404'] }),
      item('SRS-1', { 'derives-from': ['SYS-1', 'STD-1'] }),
      item('SRS-2', { 'derives-from': 'SYS-1' }),
      item('SRS-3', { 'derives-from': 'SYS-1', status: 'retired' }),
      item('SYS-1'),
      item('STD-1'),
    ]);
    const { counts, broken } = linkSummary(graph);
    expect(counts.map(({ from, field, to, links }) => `${from} ${field} ${to} ${links}`)).toEqual([
      'software-requirement derives-from system-requirement 2',
      'software-requirement derives-from standard-claim 1',
      'test-case verifies software-requirement 2',
    ]);
    expect(broken).toBe(1);
  });
});
