import type { Place } from '../../model/place.ts';
import type { ReportedTest, ReportRead } from '../../model/test-report.ts';
import type { PieceReader } from '../piece-reader.ts';
import { wrongRoot } from '../refusal.ts';
import { messageOf, reportSoFar, textSoFar } from '../report-so-far.ts';
import { type XmlElement, xmlReader } from '../xml.ts';
import { type Case, isUnknownVerdict, newCase, testOf, unknownVerdicts, type Verdict, verdictNames } from './case.ts';
import { producerOf } from './producer.ts';
import { addTo, count, hiddenFailures, newTotals, type Totals, untrueTotals } from './totals.ts';

const format = 'JUnit XML';

/** Elements that a JUnit report has outermost; `testrun` is how Eclipse calls it. */
export const junitRoots: readonly string[] = ['testsuites', 'testsuite', 'testrun'];

interface Suite {
  readonly element: XmlElement;
  readonly names: readonly string[];
  readonly file: string | undefined;
  readonly totals: Totals;
}

/** Reads JUnit XML in the dialects of the tools that write it. There is no one format: attributes and elements that a dialect lacks are not missed. */
export function junitReader(file: string, hear: (test: ReportedTest) => void): PieceReader<ReportRead> {
  const report = reportSoFar(hear);
  const suites: Suite[] = [];
  const cases: Case[] = [];
  const text = textSoFar();
  const around: string[] = [];
  let producer: string | undefined;
  let root: XmlElement | undefined;
  let muted = 0;
  let property: string | undefined;

  function open(element: XmlElement): void {
    const { name, attributes } = element;
    root ??= element;
    producer ??= producerOf(element);
    if (junitRoots.includes(name)) suites.push(suiteOf(element, suites.at(-1)));
    else if (name === 'testcase') cases.push(newCase(element, suites.at(-1)));
    else if (name === 'system-out' || name === 'system-err') muted++;
    else if (name === 'property') property = attributes.value;
    if (name === 'property' || isVerdict(name)) text.take();
    around.push(name);
  }

  /** Is an element, of which the one around it is the last that is open, a verdict? */
  function isVerdict(name: string): boolean {
    return verdictNames.has(name) || (around.at(-1) === 'testcase' && isUnknownVerdict(name));
  }

  function close(element: XmlElement): void {
    const { name, attributes } = element;
    around.pop();
    if (junitRoots.includes(name)) closeSuite();
    else if (name === 'testcase') closeCase();
    else if (name === 'system-out' || name === 'system-err') muted--;
    else if (name === 'property') cases.at(-1)?.marks.push({ name: attributes.name ?? '', value: property ?? text.take().trim() });
    else if (isVerdict(name)) closeVerdict(element);
  }

  function closeVerdict({ name, attributes, place }: XmlElement): void {
    const verdict = { name, type: attributes.type, message: messageOf(attributes.message, text.take()) };
    const test = cases.at(-1);
    const suite = suites.at(-1);
    if (test !== undefined) test.verdicts.push(verdict);
    else if (suite !== undefined) hearOfSuite(suite, { verdict, place });
  }

  function closeCase(): void {
    const test = cases.pop();
    if (test === undefined) return;
    const told = testOf(test);
    for (const said of unknownVerdicts(test))
      report.remark(`it says \`${said}\` of the test “${told.names.at(-1)}”, and what that means is not known`, test.place);
    const suite = suites.at(-1);
    if (suite !== undefined) count(suite.totals, test, told.outcome);
    // pytest tells a test again when it is run again, and says nothing of why.
    const isAgain = report.hear(told, producer === 'pytest' ? 'try' : 'after-failure');
    if (suite !== undefined && isAgain) suite.totals.again++;
  }

  /** What befell a suite and none of its tests. */
  function hearOfSuite({ names, file, element, totals }: Suite, { verdict, place }: { verdict: Verdict; place: Place }): void {
    const own = names.length === 0 ? [element.name] : names;
    const test: Case = { names: own, attributes: {}, file, marks: [], verdicts: [verdict], place };
    const told = testOf(test);
    count(totals, test, told.outcome, 0);
    report.hear(told);
  }

  function hearOfHidden(suite: Suite): void {
    // Qt Test counts each message that the tested program prints as an error.
    const hidden = producer === 'Qt Test' ? 0 : hiddenFailures(suite.element, suite.totals);
    // gotestsum counts a package that does not compile twice in the totals of all suites.
    const isToldTwice = suite.element.name === 'testsuites' && suite.totals.written > 0;
    if (hidden === 0 || isToldTwice) return;
    const message = `The report counts ${hidden === 1 ? 'a failure' : `${hidden} failures`} here that it does not show.`;
    hearOfSuite(suite, { verdict: { name: 'error', message }, place: suite.element.place });
    suite.totals.written += hidden - 1;
  }

  function closeSuite(): void {
    const suite = suites.pop();
    if (suite === undefined) return;
    const { element, totals } = suite;
    hearOfHidden(suite);
    if (!totals.remarked) {
      const untrue = untrueTotals(element, totals);
      if (untrue !== undefined) report.remark(untrue, element.place);
      totals.remarked = untrue !== undefined;
    }
    const outer = suites.at(-1);
    if (outer !== undefined) addTo(outer.totals, totals);
    report.endOfSuite();
  }

  const xml = xmlReader(file, {
    open,
    close,
    text(piece) {
      if (muted === 0) text.add(piece);
    },
  });
  return {
    write: xml.write,
    end() {
      const { refused, strange } = xml.end();
      if (strange) report.remarkOnStrangeCharacters(file);
      return report.read(format, producer, refused ?? wrongRoot(file, root, junitRoots, 'JUnit report'));
    },
  };
}

function suiteOf(element: XmlElement, around: Suite | undefined): Suite {
  const name = element.name === 'testsuite' ? (element.attributes.name ?? '') : '';
  return {
    element,
    names: [...(around?.names ?? []), ...(name === '' ? [] : [name])],
    file: element.attributes.file ?? around?.file,
    totals: newTotals(),
  };
}
