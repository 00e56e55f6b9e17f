import { describe, expect, it } from 'vitest';
import { lines, listen } from '../listen.ts';

const read = (text: string) => listen([text]);
const suite = (inside: string, attributes = '') => `<testsuite name="s" ${attributes}>${inside}</testsuite>`;

describe('outcomes', () => {
  it.each([
    ['<testcase name="a"/>', 'pass'],
    ['<testcase name="a"><failure/></testcase>', 'fail'],
    ['<testcase name="a"><error/></testcase>', 'fail'],
    ['<testcase name="a"><skipped/></testcase>', 'not-run'],
    ['<testcase name="a"><skipped/><failure/></testcase>', 'fail'],
    ['<testcase name="a"><rerunFailure/></testcase>', 'fail'],
    ['<testcase name="a" status="run"/>', 'pass'],
    ['<testcase name="a" status="notrun"/>', 'not-run'],
    ['<testcase name="a" status="disabled"/>', 'not-run'],
    ['<testcase name="a" status="quarantined"/>', 'not-run'],
    ['<testcase name="a" status="todo"/>', 'not-run'],
    ['<testcase name="a" status="run" result="suppressed"/>', 'not-run'],
    ['<testcase name="a" status="failed"/>', 'fail'],
    ['<testcase name="a" result="fail"/>', 'fail'],
    ['<testcase name="a" status="inconclusive"/>', 'invalid'],
    ['<testcase name="a" status="who knows"/>', 'invalid'],
    ['<testcase name="a" disabled="true"/>', 'not-run'],
    ['<testcase name="a" outcome="failed"/>', 'fail'],
    ['<testcase name="a" outcome="passed"/>', 'pass'],
    ['<testcase name="a" state="failed" success="false"/>', 'fail'],
    ['<testcase name="a" status="passed" success="False"/>', 'fail'],
    ['<testcase name="a" state="odd"/>', 'invalid'],
    ['<testcase name="a"><failed/></testcase>', 'invalid'],
    ['<testcase name="a"><rerun-failure/></testcase>', 'invalid'],
    ['<testcase name="a"><Skipped/></testcase>', 'invalid'],
    ['<testcase name="a" status="failed"><failed/></testcase>', 'fail'],
    ['<testcase name="a"><system-err>failed</system-err><attachments><error-log/></attachments></testcase>', 'pass'],
  ])('%s is %s', (text, outcome) => {
    expect(read(suite(text)).heard.map((test) => test.outcome)).toEqual([outcome]);
  });

  it('a pass after tries that failed is a flaky pass', () => {
    expect(lines(read(suite('<testcase name="a"><flakyFailure message="once"/></testcase>')))).toEqual(['pass (flaky): s > a']);
    expect(lines(read(suite('<testcase name="a"><flakyError/></testcase>')))).toEqual(['pass (flaky): s > a']);
  });

  it('a test that fails and then passes in one suite was tried again; one that passes first was not', () => {
    const failed = '<testcase name="a" classname="C"><failure message="first"/></testcase>';
    const passed = '<testcase name="a" classname="C"/>';
    const twice = read(suite(failed + failed + passed));
    expect(lines(twice)).toEqual(['pass (flaky): s > a']);
    expect(twice.heard[0]?.message).toBe('first');
    expect(lines(read(suite(passed + failed)))).toEqual(['pass: s > a', 'fail: s > a']);
    expect(lines(read(`<testsuites>${suite(failed)}${suite(passed)}</testsuites>`))).toEqual(['fail: s > a', 'pass: s > a']);
  });

  it('what has no class is not taken for a test that was tried again', () => {
    const text = suite('<testcase name="a"><failure/></testcase><testcase name="a"/>');
    expect(lines(read(text))).toEqual(['fail: s > a', 'pass: s > a']);
  });

  it('pytest tells a test once more when it is run again, and nothing of why', () => {
    const of = (...cases: readonly string[]) => lines(read(`<testsuite name="pytest">${cases.join('')}</testsuite>`));
    const [passed, failed] = ['<testcase name="a" classname="C"/>', '<testcase name="a" classname="C"><failure/></testcase>'];
    expect(of(passed)).toEqual(['pass: pytest > a']);
    expect(of(passed, passed)).toEqual(['pass (flaky): pytest > a']);
    expect(of(passed, passed, failed)).toEqual(['fail: pytest > a']);
    expect(of(failed, passed)).toEqual(['pass (flaky): pytest > a']);
  });

  it('no failure is lost among many of one name', () => {
    const failed = '<testcase name="a" classname="C"><failure/></testcase>';
    const { heard } = read(suite(failed.repeat(30_000)));
    expect(heard).toHaveLength(30_000);
    expect(read(suite(`${failed.repeat(30)}<testcase name="a" classname="C"/>`)).heard.map(({ outcome }) => outcome)).toEqual([
      ...Array(10).fill('fail'),
      'pass',
    ]);
  });

  it('what befalls a suite is a failure of its name', () => {
    expect(lines(read(suite('<error message="no server"/>', 'errors="1" tests="0"')))).toEqual(['fail: s']);
  });

  it('a failure that is counted and not shown is a failure', () => {
    const told = read(`<testsuites errors="1">${suite('<testcase name="a"/>', 'errors="1" tests="1"')}</testsuites>`);
    expect(lines(told)).toEqual(['pass: s > a', 'fail: s']);
    expect(told.heard[1]?.message).toBe('The report counts a failure here that it does not show.');
  });
});

it('names lead from the outermost suite to the test', () => {
  const text =
    '<testsuites name="report"><testsuite name="o"><testsuite name="i"><testcase name="t[1]" classname="C" file="t.py"/></testsuite></testsuite></testsuites>';
  expect(read(text).heard).toEqual([
    {
      names: ['o', 'i', 't[1]'],
      className: 'C',
      file: 't.py',
      marks: [],
      outcome: 'pass',
      flaky: false,
      place: { file: 'report.xml', line: 1, column: 67, endLine: 1, endColumn: 76 },
    },
  ]);
});

it('properties and attributes of its own are marks; those of the suite are not', () => {
  const text = suite(
    `<properties><property name="x" value="y"/></properties>
     <testcase name="a" requirement="SRS-1"><properties><property name="case" value="TC-1"/><property name="note">TC-2</property></properties></testcase>`,
  );
  expect(read(text).heard[0]?.marks).toEqual([
    { name: 'requirement', value: 'SRS-1' },
    { name: 'case', value: 'TC-1' },
    { name: 'note', value: 'TC-2' },
  ]);
});

it('totals that differ from what is counted are remarked on', () => {
  const { tests, remarks } = read(suite('<testcase name="a"/><testcase name="b"><failure/></testcase>', 'tests="10" failures="0"'));
  expect(tests).toBe(2);
  expect(remarks.map(({ words }) => words)).toEqual(['it says that it holds 10 tests, and holds 2']);
});

it('a suite that counts tests as left out and does not show them is remarked on', () => {
  const words = (text: string) => read(text).remarks.map((remark) => remark.words);
  expect(words(suite('<testcase name="a"/>', 'tests="1" skipped="1"'))).toEqual(['it says that 1 test was left out, and shows 0 of them']);
  expect(words(suite('<testcase name="a"><skipped/></testcase>', 'tests="1" skipped="1" disabled="2"'))).toEqual([
    'it says that 3 tests were left out, and shows 1 of them',
  ]);
  expect(words(suite('<testcase name="a"><skipped/></testcase>', 'tests="1" skipped="1" disabled="0"'))).toEqual([]);
});

it('what a test says of its outcome in a way that is not known is remarked on', () => {
  const { heard, remarks } = read(
    suite('<testcase name="a" state="odd"><failed>no pump</failed></testcase><testcase name="b" status="inconclusive"/>'),
  );
  expect(heard.map(({ message }) => message)).toEqual(['no pump', 'inconclusive']);
  expect(remarks.map(({ words }) => words)).toEqual([
    'it says `<failed>` of the test “a”, and what that means is not known',
    'it says `state="odd"` of the test “a”, and what that means is not known',
  ]);
});

it('a message is the beginning of what the tool says', () => {
  const text =
    suite(`<testcase name="a"><failure message="expected 1">expected 1\nat line 3</failure><system-out>noise</system-out></testcase>
    <testcase name="b"><failure message="short"><![CDATA[${'x'.repeat(5000)}]]></failure></testcase>`);
  const [a, b] = read(text).heard;
  expect(a?.message).toBe('expected 1\nat line 3');
  expect(b?.message).toBe(`short\n${'x'.repeat(1994)}`);
});

it('a report of no tests is one', () => {
  expect(read('<testsuites/>')).toMatchObject({ format: 'JUnit XML', tests: 0, unreadable: [] });
});
