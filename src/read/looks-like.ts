/** The name of the outermost element of XML that begins so, without the prefix of a namespace; undefined where it is not seen to begin with one. */
export function rootElement(beginning: string): string | undefined {
  return /^\ufeff?\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>[]*>\s*)*<(?:[\w.-]+:)?([\w.-]+)/.exec(beginning)?.[1];
}

/** What files look like that are known and not read, by their outermost element. */
const roots: Readonly<Record<string, string>> = {
  html: 'a web page',
  Site: 'a Test.xml of CTest',
  checkstyle: 'a Checkstyle report',
  pmd: 'a PMD report',
  BugCollection: 'a SpotBugs report',
  'testng-results': 'a TestNG report',
  Catch: 'a report of Catch2 in its own XML',
  Catch2TestRun: 'a report of Catch2 in its own XML',
  TestLog: 'a report of Boost.Test in its own XML',
  TestResult: 'a report of Boost.Test in its own XML',
  doctest: 'a report of doctest in its own XML',
  TestCase: 'a report of Qt Test in its own XML',
  'test-suite': 'a report of Allure 1',
  result: 'a build record of Jenkins',
  events: 'a report in Open Test Reporting XML',
  report: 'a coverage report of JaCoCo',
  CoverageSession: 'a coverage report of OpenCover',
  PartCoverReport: 'a coverage report of PartCover',
  scoverage: 'a coverage report of scoverage',
  results: 'a coverage report of Visual Studio',
  Root: 'a coverage report of dotCover',
  bom: 'a CycloneDX bill of materials',
  project: 'a build file',
};

/** What JSON looks like, by words in it, the first that fits. */
const json: readonly (readonly [RegExp, string])[] = [
  [/"numTotalTests?(?:Suites)?"/, 'the JSON report of Jest or Vitest'],
  [/"reportFormat"\s*:\s*"CTRF"/, 'a CTRF report'],
  [/"protocolVersion"/, 'a message stream of Cucumber'],
  [/"keyword"\s*:\s*"Feature"|"elements"\s*:\s*\[/, 'the JSON report of Cucumber'],
  [/"historyId"|"testCaseId"/, 'a result of Allure'],
  [/"ExecutionResults"|"Nodes"\s*:/, 'the execution record of SpecFlow'],
  [/"testsuites?"\s*:\s*(?:\[|[0-9])/, 'the JSON report of GoogleTest'],
  [/"Action"\s*:\s*"/, 'the stream of `go test -json`'],
  [/"projects"\s*:[\s\S]*"workers"|"suites"\s*:\s*\[/, 'the JSON report of Playwright'],
  [/"passes"|"pending"[\s\S]*"failures"/, 'the JSON report of Mocha'],
  [/"exitcode"/, 'the report of pytest-json-report'],
  [/"bomFormat"/, 'a CycloneDX bill of materials'],
  [/"runs"\s*:\s*\[[\s\S]*"tool"/, 'a SARIF report of code analysis'],
];

/**
 * What a file seems to be that is not read, in words such as `a web page`; `empty` where it holds nothing, undefined where nothing is known. `name` is its
 * path.
 */
export function looksLike(name: string, beginning: string): string | undefined {
  const text = beginning.trimStart();
  if (text === '') return 'empty';
  if (/^<!doctype html|^<html/i.test(text)) return roots.html;
  const root = rootElement(beginning);
  if (root === 'coverage') return coverageOf(text);
  if (root !== undefined) return Object.hasOwn(roots, root) ? roots[root] : `XML whose outermost element is <${root}>`;
  if (/^[{[]/.test(text)) return json.find(([words]) => words.test(text))?.[1] ?? 'JSON';
  if (/^(?:TN|SF):/m.test(text)) return 'a coverage report in LCOV';
  return /\.(?:ya?ml|csv|md|log|zip|pdf|html?)$/i.exec(name)?.[0].slice(1).toUpperCase();
}

/** Of a file that no reader of some kind of report takes: what it seems to be, and why it is not read. */
export function notSupported(name: string, beginning: string, report: string): { readonly format: string; readonly why: string } {
  const like = looksLike(name, beginning);
  if (like === 'empty') return { format: like, why: 'it is empty' };
  if (like === undefined) return { format: 'unknown', why: `it is no ${report} of a kind that is supported` };
  return { format: like, why: `it looks like ${like}, which is not supported as a ${report}` };
}

/** Several tools call the outermost element of a coverage report the same. */
function coverageOf(text: string): string {
  const tag = /<coverage\b[^>]*>/.exec(text)?.[0] ?? '';
  if (/\s(?:clover|generated)=/.test(tag)) return 'a coverage report of Clover';
  if (/\sprofilerVersion=/.test(tag)) return 'a coverage report of NCover';
  return /\s(?:line-rate|lines-valid|branch-rate)=/.test(tag)
    ? 'a coverage report in Cobertura XML'
    : 'a coverage report of a tool that is not known';
}
