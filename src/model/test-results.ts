import type { TestResult } from './evidence.ts';
import type { Facts, FieldFacts, ItemFacts, Value } from './facts.ts';

/** Results as items of kind `test-result`, by the file that holds them; a case that one run tried several times, as with several values, has one. */
export function factsOfResults(results: readonly TestResult[]): readonly Facts[] {
  const byCase = Map.groupBy(results, (result) => `${result.run}/${result.case}`);
  const byFile = Map.groupBy([...byCase.values()].map(asOne), (result) => result.place.file);
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

const worstFirst = ['fail', 'blocked', 'invalid', 'not-run', 'pass'];

/** The worst of several results, flaky when one of them is. */
function asOne(results: readonly TestResult[]): TestResult {
  const [worst] = [...results].sort((a, b) => worstFirst.indexOf(a.outcome) - worstFirst.indexOf(b.outcome)) as [TestResult];
  return { ...worst, flaky: results.some((result) => result.flaky) };
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
