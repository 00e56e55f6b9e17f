import { describe, expect, it } from 'vitest';
import type { TestResult } from '../../src/model/evidence.ts';
import { productWords, resultShown, resultsOfRun, resultsOfTest, runFacts, runsOf, tallyOf } from '../../src/view/test-results.ts';
import { approvalOf, type Fields, graphOf, item, itemOf, place, type Written } from '../build.ts';

const present = '1'.repeat(64);
const test = item('TC-1', { level: ['system'] });
const hash = graphOf([test]).hashOf(itemOf(graphOf([test]), 'TC-1')).whole;

function run(id: string, ended: string, fields: Fields = {}): Written {
  return item(id, { purpose: 'formal', dirty: 'no', 'product-sha256': present, ended, ...fields });
}

function result(ofRun: string, outcome: TestResult['outcome'] = 'pass', more: Partial<TestResult> = {}): TestResult {
  return { run: ofRun, case: 'TC-1', outcome, flaky: false, procedureHash: hash, place: place('junit.xml', 1), ...more };
}

function graphWith(results: readonly TestResult[], ...written: readonly Written[]) {
  const evidence = { results, product: { 'SWS-1': { sha256: present, dirty: false } } };
  return graphOf([item('SWS-1', { 'safety-class': 'C' }), test, ...written], { evidence });
}

const runs = [
  run('RUN-1', '2026-11-01T09:00:00Z'),
  run('RUN-2', '2026-11-03T09:00:00Z', { purpose: 'development' }),
  run('RUN-10', '2026-11-02T10:00:00+02:00'),
];

describe('the results of a case', () => {
  it('come from all runs, development runs too, the latest first, and say which one counts', () => {
    const graph = graphWith([result('RUN-1', 'fail'), result('RUN-2'), result('RUN-10')], ...runs);
    const shown = resultsOfTest(itemOf(graph, 'TC-1'), graph);
    expect(shown.map((each) => [each.run?.id, each.outcome, each.isFormal, each.isLatest, each.doubts])).toEqual([
      ['RUN-2', 'pass', false, false, ['was run in RUN-2, which is no formal run']],
      ['RUN-10', 'pass', true, true, []],
      ['RUN-1', 'fail', true, false, ['failed in RUN-1']],
    ]);
  });

  it('are the worst of what a run reports for it, with every attempt', () => {
    const tries = [
      result('RUN-1', 'pass', { name: 'stops > at 0 °C' }),
      result('RUN-1', 'fail', { name: 'stops > at 9 °C', observed: 'went on' }),
    ];
    const graph = graphWith(tries, ...runs);
    const [shown] = resultsOfTest(itemOf(graph, 'TC-1'), graph);
    expect([shown?.outcome, shown?.attempts]).toEqual(['fail', tries]);
  });

  it('are followed by problem reports and by dispositions of somebody named', () => {
    const about = [
      item('PRB-1', { 'found-in': ['RUN-1/TC-1'] }),
      item('PRB-2', { 'found-in': ['RUN-1/TC-1'], status: 'draft' }),
      item('DSP-1', { settles: ['RUN-1/TC-1'], 'decided-by': 'Ada Example', decision: 'flaky' }),
      item('DSP-2', { settles: ['RUN-1/TC-1'], decision: 'flaky' }),
    ];
    const graph = graphWith([result('RUN-1', 'pass', { flaky: true })], ...runs, ...about);
    const shown = resultShown(itemOf(graph, 'RUN-1/TC-1'), graph);
    expect([shown.outcome, shown.followedBy.map(({ id }) => id), shown.doubts]).toEqual(['flaky pass', ['DSP-1', 'PRB-1'], []]);
  });
});

describe('a run', () => {
  it('holds its results by case and counts them, the worst first', () => {
    const others = [item('TC-2'), item('TC-3'), item('TC-10')];
    const graph = graphWith(
      [
        result('RUN-1'),
        result('RUN-1', 'not-run', { case: 'TC-2' }),
        result('RUN-1', 'fail', { case: 'TC-10' }),
        result('RUN-1', 'pass', { case: 'TC-3' }),
      ],
      ...runs,
      ...others,
    );
    expect(resultsOfRun(itemOf(graph, 'RUN-1'), graph).map(({ test: each }) => each?.id)).toEqual(['TC-1', 'TC-2', 'TC-3', 'TC-10']);
    expect(tallyOf(itemOf(graph, 'RUN-1'), graph)).toEqual([
      ['fail', 1],
      ['not run', 1],
      ['pass', 2],
    ]);
    expect(runsOf(graph).map(({ id }) => id)).toEqual(['RUN-2', 'RUN-10', 'RUN-1']);
  });

  it.each([
    ['the present product', {}],
    ['another product than the present one', { 'product-sha256': '2'.repeat(64) }],
    ['another product, which BRG-1 joins to the present one', { 'product-sha256': '3'.repeat(64) }],
    ['files that no commit holds', { dirty: 'yes' }],
    ['a product of which the present state is not known', { system: 'SWS-9' }],
  ] as const)('tested %s', (words, fields) => {
    const bridge = item('BRG-1', { 'from-product': '3'.repeat(64), 'to-product': present, keeps: ['RUN-1'] });
    const written = [item('SWS-9', { 'safety-class': 'B' }), run('RUN-1', '2026-11-01T09:00:00Z', { system: 'SWS-1', ...fields }), bridge];
    const graph = graphWith([result('RUN-1')], ...written, approvalOf(['BRG-1'], [item('SWS-1'), test, ...written]));
    expect(productWords(runFacts(itemOf(graph, 'RUN-1'), graph).product)).toBe(words);
  });
});
