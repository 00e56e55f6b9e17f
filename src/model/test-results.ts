import type { TestResult } from './evidence.ts';
import type { Facts, FieldFacts, ItemFacts, Value } from './facts.ts';

/** Results as items of kind `test-result`, by the file that holds them. */
export function factsOfResults(results: readonly TestResult[]): readonly Facts[] {
  const byFile = Map.groupBy(results, (result) => result.place.file);
  return [...byFile].map(([file, inFile]) => ({
    file,
    items: inFile.map(itemOf),
    mentions: [],
    headings: [],
    views: [],
    references: [],
    troubles: [],
    unreadable: [],
  }));
}

function itemOf(result: TestResult): ItemFacts {
  const { run, case: testCase, outcome, flaky, procedureHash, place } = result;
  const value = (text: string): Value => ({ text, place });
  const field = (name: string, ...texts: readonly string[]): FieldFacts => ({ name, label: value(name), values: texts.map(value) });
  return {
    id: value(`${run}/${testCase}`),
    title: value(`${testCase} in ${run}`),
    type: value('test-result'),
    spelling: 'row',
    fields: [
      field('outcome', outcome),
      field('flaky', flaky ? 'yes' : 'no'),
      field('procedure-hash', procedureHash),
      field('result-of', testCase, run),
    ],
    place,
  };
}
