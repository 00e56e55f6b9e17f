import { expect, it } from 'vitest';
import type { TestResult } from '../../src/model/evidence.ts';
import { outcomePart } from '../../src/site/pages/outcome.ts';
import { graphOf, item, itemOf, place } from '../build.ts';

const present = '1'.repeat(64);
const written = [
  item('SWS-1', { 'safety-class': 'C' }),
  item('SRS-1'),
  item('TC-1', { verifies: 'SRS-1', level: ['system'] }),
  item('TC-2', { verifies: 'SRS-1', level: ['unit'] }),
  item('RUN-1', { purpose: 'formal', dirty: 'no', 'product-sha256': present, ended: '2026-11-20T09:00:00Z' }),
];

function told(outcome: TestResult['outcome']): string {
  const bare = graphOf(written);
  const results = ['TC-1', 'TC-2'].map((test) => ({
    run: 'RUN-1',
    case: test,
    outcome: test === 'TC-2' ? outcome : ('pass' as const),
    flaky: false,
    procedureHash: bare.hashOf(itemOf(bare, test)).whole,
    place: place('junit.xml', 1),
  }));
  const graph = graphOf(written, { evidence: { results, product: { 'SWS-1': { sha256: present, dirty: false } } } });
  return outcomePart(graph, itemOf(graph, 'SRS-1'), 'items/SRS-1.html', 'en')?.text.split('</p>')[0] ?? '';
}

it('a requirement is said to be verified by the tests that passed, and the others are named', () => {
  expect(told('pass')).toMatch(/by 2 tests\.$/);
  expect(told('not-run')).toMatch(/by 1 test\. Not by TC-2 \(not run\)\.$/);
});
