import type { KnownCase, Match } from './match-results.ts';
import type { ReportedTest } from './test-report.ts';

/** Finds the test cases that name a reported test under `automated-as`. */
export type AutomatedAs = (test: ReportedTest) => Match;

interface Entry {
  readonly case: string;
  /** Its path as written, with `/`. */
  readonly file: string;
  /** The names inside the file, suites first; none where the whole file is meant. */
  readonly names: readonly string[];
}

/**
 * Test cases by the tests that they name as `file > name`. Names are compared whole, suites around them may be left out, and so may the values of a
 * parametrised test. The file is compared where the report names it, or a class or suite that is called like it; where the report says nothing of the
 * kind the name alone decides, if one case alone has it.
 */
export function automatedIndex(cases: readonly KnownCase[]): AutomatedAs {
  const byName = new Map<string, Entry[]>();
  for (const { id, automatedAs } of cases)
    for (const text of automatedAs) {
      const [file = '', ...names] = text.split(' > ').map(plain);
      const key = names.at(-1) ?? '';
      byName.set(key, [...(byName.get(key) ?? []), { case: id, file: file.replaceAll('\\', '/'), names }]);
    }
  return (test) => {
    const names = test.names.flatMap((name) => name.split(' > ').map(plain));
    const own = names.at(-1) ?? '';
    const fits = (entry: Entry) => entry.names.every((name, at) => isCalled(names.at(at - entry.names.length) ?? '', name));
    const entries = [...new Set([own, withoutValues(own), ''])].flatMap((key) => byName.get(key) ?? []).filter(fits);
    return entries.length === 0 ? { cases: [], ambiguous: [] } : chosen(entries, test);
  };
}

/** Of the cases that name a test of this name, those that mean its file. Those of one file may share a test; of two files only one can be meant. */
function chosen(entries: readonly Entry[], test: ReportedTest): Match {
  const where = [test.file, test.className, ...test.names.slice(0, -1)].filter((text) => text !== undefined && text !== '') as string[];
  const fitting =
    where.length === 0 ? entries.filter(({ names }) => names.length > 0) : entries.filter(({ file }) => isOf(file, test, where));
  const exact = fitting.filter(({ file }) => file === test.file?.replaceAll('\\', '/'));
  const best = exact.length > 0 ? exact : fitting;
  const ids = [...new Set(best.map((entry) => entry.case))];
  const isClear = new Set(best.map(({ file }) => file)).size <= 1;
  return isClear ? { cases: ids, ambiguous: [] } : ids.length === 1 ? { cases: ids, ambiguous: [] } : { cases: [], ambiguous: ids };
}

/** Does a test belong to a file? What names its file decides; else a class, module or suite that has the file's path or name. */
function isOf(file: string, test: ReportedTest, where: readonly string[]): boolean {
  const paths = test.file === undefined || test.file === '' ? where : [test.file];
  return (
    paths.some((path) => samePath(file, path.replaceAll('\\', '/'))) || (paths === where && where.some((name) => isModule(file, name)))
  );
}

/** One path may start in another folder than the other. */
function samePath(a: string, b: string): boolean {
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
}

/** Is `com.example.FlowTest`, `tests.flow.TestLimit` or `firmware::flow` called like the file? */
function isModule(file: string, name: string): boolean {
  const stem = (file.split('/').at(-1) ?? '').split('.')[0] ?? '';
  return name.split(/[./\\:$]+/).includes(stem);
}

function isCalled(name: string, written: string): boolean {
  return name === written || withoutValues(name) === written;
}

/** `test_limit[5-true]` and `limit(int)[1]` are `test_limit` and `limit`. */
function withoutValues(name: string): string {
  return name.replace(/(?:\s*(?:\[[^\][]*\]|\([^()]*\)))+$/, '');
}

function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
