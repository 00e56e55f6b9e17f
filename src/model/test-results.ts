import type { TestResult } from './evidence.ts';
import type { Facts, FieldFacts, ItemFacts, Value } from './facts.ts';

/** Results as items of kind `test-result`, by the file that holds them; a case that one run tried several times, as with several values, has one. */
export function factsOfResults(results: readonly TestResult[]): readonly Facts[] {
  const byCase = Map.groupBy(results, (result) => `${result.run}/${result.case}`);
  const byFile = Map.groupBy([...byCase.values()].map(asOne), ({ worst }) => worst.place.file);
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

/** What counts of several results of one case, with all of them. */
interface Together {
  readonly worst: TestResult;
  readonly all: readonly TestResult[];
}

/** Of several results the one that counts; there is at least one. */
export function worstOf(results: readonly TestResult[]): TestResult {
  const [worst] = [...results].sort((a, b) => worstFirst.indexOf(a.outcome) - worstFirst.indexOf(b.outcome)) as [TestResult];
  return worst;
}

/** The worst of several results, flaky when one of them is. */
function asOne(results: readonly TestResult[]): Together {
  return { worst: { ...worstOf(results), flaky: results.some((result) => result.flaky) }, all: results };
}

function itemOf({ worst, all }: Together): ItemFacts {
  const { run, case: testCase, outcome, flaky, procedureHash, observed, place } = worst;
  const value = (text: string, at = place): Value => ({ text, place: at });
  const field = (name: string, ...values: readonly Value[]): FieldFacts => ({ name, label: value(name), values });
  const tests = all.filter(({ name }) => name !== undefined).map((each) => value(`${outcomeOf(each)}: ${each.name}`, each.place));
  const anomalies = all.flatMap((each) => (each.anomalies === undefined ? [] : [value(each.anomalies, each.place)]));
  return {
    id: value(`${run}/${testCase}`),
    title: value(`${testCase} in ${run}`),
    type: value('test-result'),
    spelling: 'row',
    fields: [
      field('outcome', value(outcome)),
      field('flaky', value(flaky ? 'yes' : 'no')),
      field('procedure-hash', value(procedureHash)),
      ...(tests.length === 0 ? [] : [field('tests', ...tests)]),
      ...(observed === undefined ? [] : [field('observed', value(observed))]),
      ...(anomalies.length === 0 ? [] : [field('anomalies', ...anomalies)]),
      field('result-of', value(testCase), value(run)),
    ],
    place,
  };
}

function outcomeOf({ outcome, flaky }: TestResult): string {
  return flaky ? `${outcome} (flaky)` : outcome;
}
