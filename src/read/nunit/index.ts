import type { Outcome, ReportedTest, ReportRead } from '../../model/test-report.ts';
import { fileName } from '../file-name.ts';
import type { PieceReader } from '../piece-reader.ts';
import { wrongRoot } from '../refusal.ts';
import { messageOf, reportSoFar, textSoFar } from '../report-so-far.ts';
import { type XmlElement, xmlReader } from '../xml.ts';

/** Elements that an NUnit report has outermost: since 3 `test-run`, before `test-results`; a suite by itself is written by some runners. */
export const nunitRoots: readonly string[] = ['test-run', 'test-results', 'test-suite'];

/** `result` of a test, of version 3 and before. What is not here is `invalid`. */
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ['Passed', 'pass'],
  ['Success', 'pass'],
  ['Failed', 'fail'],
  ['Failure', 'fail'],
  ['Error', 'fail'],
  ['Cancelled', 'fail'],
  ['Skipped', 'not-run'],
  ['Ignored', 'not-run'],
]);

interface Open {
  readonly element: XmlElement;
  readonly names: readonly string[];
  readonly marks: { readonly name: string; readonly value: string }[];
  message: string | undefined;
  reason: string | undefined;
  /** Failures in it. */
  failed: number;
}

/** Reads the reports of NUnit 2 and 3. */
export function nunitReader(file: string, hear: (test: ReportedTest) => void): PieceReader<ReportRead> {
  const report = reportSoFar(hear);
  const open: Open[] = [];
  const text = textSoFar();
  let said: string[] = [];
  let root: XmlElement | undefined;
  let tests = 0;
  let notRun = 0;

  function opened(element: XmlElement): void {
    const { name, attributes } = element;
    root ??= element;
    text.take();
    if (name === 'test-suite' || name === 'test-case') open.push(openOf(element, open.at(-1)));
    else if (name === 'failure' || name === 'reason') said = [];
    else if (name === 'property') open.at(-1)?.marks.push({ name: attributes.name ?? '', value: attributes.value ?? '' });
    else if (name === 'category') open.at(-1)?.marks.push({ name: 'Category', value: attributes.name ?? '' });
  }

  function closed({ name }: XmlElement): void {
    const words = text.take();
    const inner = open.at(-1);
    if (name === 'message' || name === 'stack-trace') said.push(words.trim());
    else if (name === 'failure' && inner !== undefined)
      inner.message = messageOf(said[0], said.slice(1).join('\n')) ?? 'The tool says not why.';
    else if (name === 'reason' && inner !== undefined) inner.reason = messageOf(said[0], '');
    else if (name === 'test-case') closeCase(open.pop());
    else if (name === 'test-suite') closeSuite(open.pop());
  }

  function closeCase(test: Open | undefined): void {
    if (test === undefined) return;
    const { attributes } = test.element;
    const outcome = outcomeOf(attributes, test.message !== undefined);
    tests++;
    notRun += outcome === 'not-run' || attributes.executed === 'False' ? 1 : 0;
    hearOf(test, outcome);
  }

  /** A suite that failed without a failure of its tests, or after them, failed by itself. */
  function closeSuite(suite: Open | undefined): void {
    if (suite === undefined) return;
    const { attributes } = suite.element;
    const isFailed = outcomeOf(attributes) === 'fail' || ['Invalid', 'NotRunnable'].includes(attributes.result ?? '');
    const around = open.at(-1);
    if (isFailed && (suite.failed === 0 || attributes.site === 'TearDown')) hearOf({ ...suite, marks: [] }, 'fail');
    else if (around !== undefined) around.failed += suite.failed;
    report.endOfSuite();
  }

  function hearOf({ element, names, marks, message, reason }: Open, outcome: Outcome): void {
    const around = open.at(-1);
    if (around !== undefined && outcome === 'fail') around.failed++;
    const { classname } = element.attributes;
    const words = message ?? reason;
    report.hear({
      names,
      ...(classname === undefined ? {} : { className: classname }),
      marks,
      outcome,
      flaky: false,
      ...(words === undefined ? {} : { message: words }),
      place: element.place,
    });
  }

  function remarkOnTotal(): void {
    const total = Number(root?.attributes.total ?? Number.NaN);
    if (root === undefined || Number.isNaN(total) || total === tests || total === tests - notRun) return;
    report.remark(`it says that it holds ${total} tests, and holds ${tests}`, root.place);
  }

  const xml = xmlReader(file, { open: opened, close: closed, text: text.add });
  return {
    write: xml.write,
    end() {
      const { refused, strange } = xml.end();
      remarkOnTotal();
      if (strange) report.remarkOnStrangeCharacters(file);
      return report.read('NUnit', producerOf(root), refused ?? wrongRoot(file, root, nunitRoots, 'NUnit report'));
    },
  };
}

function openOf(element: XmlElement, around: Open | undefined): Open {
  const { name, fullname } = element.attributes;
  return {
    element,
    names: [...(around?.names ?? []), fileName(name || fullname || '')],
    marks: [],
    message: undefined,
    reason: undefined,
    failed: 0,
  };
}

/** What came of a test or suite. The oldest reports say only whether it was executed, and whether that was a success. */
function outcomeOf({ result, executed, success }: XmlElement['attributes'], isFailed = false): Outcome {
  if (isFailed) return 'fail';
  if (result !== undefined && result !== '') return outcomes.get(result) ?? 'invalid';
  if (executed?.toLowerCase() === 'false') return 'not-run';
  const isSuccess = (success ?? executed)?.toLowerCase();
  return isSuccess === 'true' ? 'pass' : isSuccess === 'false' ? 'fail' : 'invalid';
}

function producerOf(root: XmlElement | undefined): string | undefined {
  const version = root?.attributes['engine-version'];
  return version === undefined ? undefined : `NUnit ${version}`;
}
