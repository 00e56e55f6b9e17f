import { describe, expect, it } from 'vitest';
import type { TestResult } from '../../src/model/evidence.ts';
import { factsOfResults } from '../../src/model/test-results.ts';

function result(line: number, more: Partial<TestResult>): TestResult {
  const place = { file: 'junit.xml', line, column: 1, endLine: line, endColumn: 1 };
  return { run: 'RUN-1', case: 'TC-1', outcome: 'pass', flaky: false, procedureHash: 'h1:a', place, ...more };
}

function fieldsOf(results: readonly TestResult[]) {
  const [item] = factsOfResults(results).flatMap((facts) => facts.items);
  return Object.fromEntries(
    item?.fields.map(({ name, values }) => [name, values.map(({ text, place }) => [text, place.line] as const)]) ?? [],
  );
}

describe('several results of one case in one run', () => {
  it('are one item with the worst outcome, which lists all of them where they stand', () => {
    const fields = fieldsOf([
      result(1, { name: 'TC-1 [a]' }),
      result(2, { name: 'TC-1 [b]', outcome: 'fail', observed: 'expected 5' }),
      result(3, { name: 'TC-1 [c]', flaky: true }),
    ]);
    expect(fields).toMatchObject({
      outcome: [['fail', 2]],
      flaky: [['yes', 2]],
      observed: [['expected 5', 2]],
      tests: [
        ['pass: TC-1 [a]', 1],
        ['fail: TC-1 [b]', 2],
        ['pass (flaky): TC-1 [c]', 3],
      ],
    });
  });

  it('keep the anomalies of each', () => {
    const fields = fieldsOf([result(1, { anomalies: 'none' }), result(2, { anomalies: 'display flickers' })]);
    expect(fields.anomalies).toEqual([
      ['none', 1],
      ['display flickers', 2],
    ]);
  });
});
