import { describe, expect, it } from 'vitest';
import type { Evidence, TestResult } from '../../src/model/evidence.ts';
import { countsOf, hasOutcome, outcomeOf } from '../../src/view/outcome.ts';
import { approvalOf, type Fields, graphOf, item, itemOf, place, type Written } from '../build.ts';

const present = '1'.repeat(64);

const plan: readonly Written[] = [
  item('SWS-1', { 'safety-class': 'C' }),
  item('UN-1'),
  item('SYS-1', { 'derives-from': 'UN-1' }),
  item('SRS-1', { 'derives-from': 'SYS-1', statement: 'It shall stop.' }),
  item('SRS-2', { 'derives-from': 'SYS-1' }),
  item('TC-1', { level: ['system'], verifies: ['SRS-1'] }),
  item('TC-2', { level: ['system'], verifies: ['SRS-2'] }),
];

/** With a test or review of one ID taken for another. */
function planWith(...others: readonly Written[]): readonly Written[] {
  const ids = others.map((each) => each.item?.id.text);
  return [...plan.filter((each) => !ids.includes(each.item?.id.text)), ...others];
}

function run(fields: Fields = {}, id = 'RUN-1'): Written {
  return item(id, { purpose: 'formal', dirty: 'no', 'product-sha256': present, ended: '2026-11-20T09:00:00Z', ...fields });
}

function result(test: string, outcome: TestResult['outcome'] = 'pass', more: Partial<TestResult> = {}): TestResult {
  const hash = graphOf(plan).hashOf(itemOf(graphOf(plan), test)).whole;
  return { run: 'RUN-1', case: test, outcome, flaky: false, procedureHash: hash, place: place('junit.xml', 1), ...more };
}

const passed = [result('TC-1'), result('TC-2')];

/** The outcome of an item, and the words of its own evidence. */
function outcome(
  id: string,
  results: readonly TestResult[] | undefined,
  written: readonly Written[] = [...plan, run()],
  more: Evidence = {},
) {
  const graph = graphOf(written, { evidence: { results, product: { 'SWS-1': { sha256: present, dirty: false } }, ...more } });
  const found = outcomeOf(itemOf(graph, id), graph);
  return found && [found.state, ...found.proofs.map(({ evidence, words }) => `${evidence.id} ${words}`)];
}

describe('a requirement', () => {
  it('is verified by a formal result that counts', () => {
    expect(outcome('SRS-1', passed)).toEqual(['verified', 'TC-1 passed in RUN-1']);
  });

  it.each([
    ['failing', result('TC-1', 'fail'), 'failed in RUN-1'],
    ['blocked', result('TC-1', 'blocked'), 'was blocked in RUN-1'],
    ['flaky', result('TC-1', 'pass', { flaky: true }), 'passed in RUN-1 only when tried again'],
    ['not-run', result('TC-1', 'not-run'), 'was left out in RUN-1'],
    ['not-run', result('TC-1', 'invalid'), 'gave no valid result in RUN-1'],
    ['suspect', result('TC-1', 'pass', { procedureHash: 'h1:0' }), 'was run in RUN-1, and it has changed since'],
  ] as const)('is %s by its latest formal result', (state, given, words) => {
    expect(outcome('SRS-1', [given])).toEqual([state, `TC-1 ${words}`]);
  });

  it('is suspect by results of another product or of files that no commit holds, and failing where such a result failed', () => {
    const other = [...plan, run({ 'product-sha256': '2'.repeat(64) })];
    expect(outcome('SRS-1', passed, other)).toEqual(['suspect', 'TC-1 was run in RUN-1 on another product than the present one']);
    expect(outcome('SRS-1', passed, [...plan, run({ dirty: 'yes' })])?.[0]).toBe('suspect');
    expect(outcome('SRS-1', [result('TC-1', 'fail')], other)).toEqual(['failing', 'TC-1 failed in RUN-1']);
  });

  it('is not run without a formal result, whatever a development run showed', () => {
    expect(outcome('SRS-1', [])).toEqual(['not-run', 'TC-1 has no formal result']);
    expect(outcome('SRS-1', passed, [...plan, run({ purpose: 'development' })])?.[0]).toBe('not-run');
  });

  it('has no test where nothing finished says it verifies it', () => {
    expect(outcome('SRS-1', passed, planWith(run(), item('TC-1', { level: ['system'] })))).toEqual(['no-test']);
    expect(outcome('SRS-1', passed, planWith(run(), item('TC-1', { level: ['system'], verifies: ['SRS-1'], status: 'draft' })))).toEqual([
      'no-test',
    ]);
  });

  it('is verified by a pass on retry that somebody settled, which is said', () => {
    const settled = item('DSP-1', { decision: 'flaky', 'decided-by': 'Ada Example', settles: ['RUN-1/TC-1'] });
    const words = 'TC-1 passed in RUN-1, settled by DSP-1 (flaky)';
    expect(outcome('SRS-1', [result('TC-1', 'pass', { flaky: true })], [...plan, run(), settled])).toEqual(['verified', words]);
  });

  it('is as good as the worst of its tests', () => {
    const second = item('TC-3', { level: ['system'], verifies: ['SRS-1'] });
    expect(outcome('SRS-1', passed, [...plan, run(), second])).toEqual(['not-run', 'TC-1 passed in RUN-1', 'TC-3 has no formal result']);
    const ofUnit = item('TC-3', { level: ['unit'], verifies: ['SRS-1'] });
    expect(outcome('SRS-1', passed, [...plan, run(), ofUnit])?.[0]).toBe('verified');
    expect(outcome('SRS-1', [...passed, result('TC-2', 'fail', { case: 'TC-3' })], [...plan, run(), ofUnit])?.[0]).toBe('failing');
  });

  it('is shown by an approved review, not by one that is rejected, stale or not approved', () => {
    const review = (fields: Fields = {}) => item('REV-1', { 'review-kind': 'analysis', verifies: ['SRS-1'], ...fields });
    const written = (...given: readonly Written[]) => [...planWith(run(), item('TC-1', { level: ['system'] })), ...given];
    const approved = approvalOf(['REV-1'], written(review()));
    expect(outcome('SRS-1', [], written(review(), approved))).toEqual(['by-review', 'REV-1 is a review, approved by APR-1']);
    expect(outcome('SRS-1', [], written(review()))).toEqual(['not-approved', 'REV-1 is not approved as it stands']);
    expect(outcome('SRS-1', [], written(review({ outcome: 'rejected' })))).toEqual(['no-test']);
    const changed = written(review(), approved).map((each) =>
      each.file === 'SRS-1.md' ? item('SRS-1', { statement: 'It shall go.' }) : each,
    );
    expect(outcome('SRS-1', [], changed)).toEqual(['suspect', 'REV-1 looked at SRS-1 before it changed']);
    expect(outcome('SRS-1', passed, [...plan, run(), review(), approvalOf(['REV-1'], [...plan, run(), review()])])?.[0]).toBe('verified');
  });

  it('is not known where results or the product were not looked at, and the reason is said', () => {
    const missing = { results: { why: 'no result file could be read', fix: '' }, product: { why: 'git is not there', fix: '' } };
    expect(outcome('SRS-1', undefined, [...plan, run()], { missing })).toEqual([
      'unknown',
      'TC-1 has no result here: no result file could be read',
    ]);
    expect(outcome('SRS-1', passed, [...plan, run()], { missing, product: undefined })).toEqual([
      'unknown',
      'TC-1 was run in RUN-1, of whose product the present state is not known: git is not there',
    ]);
    expect(outcome('SRS-1', [result('TC-1', 'fail')], [...plan, run()], { product: undefined })?.[0]).toBe('failing');
    expect(outcome('SRS-1', undefined, planWith(item('TC-1')), { missing })).toEqual(['no-test']);
  });
});

describe('a unit', () => {
  const unit = (...tests: readonly Written[]) => [item('SWS-1', { 'safety-class': 'C' }), item('SWU-1'), run(), ...tests];
  const test = (id: string, ...level: readonly string[]) => item(id, { level, verifies: ['SWU-1'] });

  it('stands by tests of units and reviews of units alone', () => {
    expect(outcome('SWU-1', [], unit(test('TC-1', 'system')))).toEqual(['no-test']);
    expect(outcome('SWU-1', [], unit(test('TC-1', 'unit', 'system')))?.[0]).toBe('not-run');
    expect(outcome('SWU-1', [], unit(item('REV-1', { 'review-kind': 'risk', verifies: ['SWU-1'] })))).toEqual(['no-test']);
    expect(outcome('SWU-1', [], unit(item('REV-1', { 'review-kind': 'unit', verifies: ['SWU-1'] })))?.[0]).toBe('not-approved');
  });

  it('needs one that shows it, and none that failed', () => {
    const two = unit(test('TC-1', 'unit'), test('TC-2', 'unit'));
    const of = (id: string, given: TestResult['outcome']): TestResult => {
      const graph = graphOf(two);
      return { ...result('TC-1', given), case: id, procedureHash: graph.hashOf(itemOf(graph, id)).whole };
    };
    expect(outcome('SWU-1', [of('TC-1', 'pass')], two)?.[0]).toBe('verified');
    expect(outcome('SWU-1', [of('TC-1', 'pass'), of('TC-2', 'fail')], two)?.[0]).toBe('failing');
    expect(outcome('SWU-1', [of('TC-1', 'pass'), { ...of('TC-2', 'pass'), procedureHash: 'h1:0' }], two)?.[0]).toBe('suspect');
  });
});

describe('what rests on others', () => {
  /** State, and what it rests on. */
  function resting(id: string, results: readonly TestResult[], written: readonly Written[] = [...plan, run()]) {
    const graph = graphOf(written, { evidence: { results, product: { 'SWS-1': { sha256: present, dirty: false } } } });
    const found = outcomeOf(itemOf(graph, id), graph);
    return found && [found.state, ...found.restsOn.map(({ item: { id: each }, state }) => `${each} ${state}`)];
  }

  it('is as good as the worst of them', () => {
    expect(resting('UN-1', passed)).toEqual(['verified', 'SRS-1 verified', 'SRS-2 verified']);
    expect(resting('UN-1', [result('TC-1'), result('TC-2', 'fail')])).toEqual(['failing', 'SRS-1 verified', 'SRS-2 failing']);
    expect(resting('SYS-1', [result('TC-1')])).toEqual(['not-run', 'SRS-1 verified', 'SRS-2 not-run']);
  });

  it('stands by its own tests too, where it has any', () => {
    const validated = [...plan, run(), item('TC-9', { level: ['validation'], validates: ['UN-1'] })];
    expect(resting('UN-1', passed, validated)?.[0]).toBe('not-run');
    const tested = [...plan, run(), item('TC-9', { level: ['system'], verifies: ['SYS-1'] })];
    expect(resting('UN-1', passed, tested)).toEqual(['not-run', 'SRS-1 verified', 'SRS-2 verified', 'SYS-1 not-run']);
  });

  it('counts a system requirement without tests and without software requirements, unless it is none of the software', () => {
    const alone = (allocation: string) => [...plan, run(), item('SYS-2', { 'derives-from': 'UN-1', allocation: [allocation] })];
    expect(resting('UN-1', passed, alone('software'))?.at(-1)).toBe('SYS-2 no-test');
    expect(resting('UN-1', passed, alone('hardware'))).toEqual(['verified', 'SRS-1 verified', 'SRS-2 verified']);
    expect(resting('SYS-2', passed, alone('hardware'))).toBeUndefined();
  });

  it('is a hazard with the controls of its risks and causes, each once', () => {
    const risk = [
      item('HAZ-1', { 'leads-to': ['HS-1', 'HS-2'] }),
      item('HS-1'),
      item('HS-2'),
      item('RISK-1', { assesses: 'HS-1' }),
      item('CAUSE-1', { causes: ['HS-1'] }),
      item('RCM-1', { location: 'software', mitigates: ['RISK-1', 'CAUSE-1'] }),
      item('TC-1', { level: ['system'], verifies: ['RCM-1'] }),
      item('SWS-1', { 'safety-class': 'C' }),
    ];
    expect(resting('HAZ-1', [], risk)).toEqual(['not-run', 'RCM-1 not-run']);
    expect(resting('HS-1', [], risk)).toEqual(['not-run', 'RCM-1 not-run']);
    expect(resting('HS-2', [], risk)).toBeUndefined();
  });

  it('may go round in a ring', () => {
    const ring = [item('SYS-1', { 'derives-from': 'SYS-2' }), item('SYS-2', { 'derives-from': 'SYS-1' })];
    expect(resting('SYS-1', [], ring)?.[0]).toBe('no-test');
  });
});

it('states are counted, the worst first', () => {
  expect(countsOf(['verified', 'failing', 'verified', 'by-review'])).toEqual([
    ['failing', 1],
    ['by-review', 1],
    ['verified', 2],
  ]);
});

it('tests, runs and plans have no outcome, and what is retired has none any more', () => {
  const graph = graphOf([...plan, item('SRS-9', { status: 'retired' })]);
  expect(graph.items.filter(hasOutcome).map(({ id }) => id)).toEqual(['SRS-1', 'SRS-2', 'SRS-9', 'SYS-1', 'UN-1']);
  expect(outcomeOf(itemOf(graph, 'SRS-9'), graph)).toBeUndefined();
  expect(outcomeOf(itemOf(graph, 'TC-1'), graph)).toBeUndefined();
});
