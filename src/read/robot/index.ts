import type { Place } from '../../model/place.ts';
import type { Outcome, ReportedTest, ReportRead } from '../../model/test-report.ts';
import { detached } from '../detached.ts';
import type { PieceReader } from '../piece-reader.ts';
import { wrongRoot } from '../refusal.ts';
import { messageOf, reportSoFar, textSoFar } from '../report-so-far.ts';
import { type XmlElement, xmlReader } from '../xml.ts';

/** Elements that an `output.xml` of Robot Framework has outermost. */
export const robotRoots: readonly string[] = ['robot'];

const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ['PASS', 'pass'],
  ['FAIL', 'fail'],
  ['SKIP', 'not-run'],
  ['NOT RUN', 'not-run'],
  ['NOT_RUN', 'not-run'],
]);

interface Suite {
  readonly element: XmlElement;
  readonly names: readonly string[];
  readonly source: string | undefined;
  /** How many tests stand before it. */
  readonly from: number;
  /** Why it failed, and why its tear-down did. */
  failed: string | undefined;
  tearDown: string | undefined;
}

interface Test {
  readonly element: XmlElement;
  readonly marks: { readonly name: string; readonly value: string }[];
  outcome: Outcome;
  message: string | undefined;
}

/** Reads `output.xml` of Robot Framework, versions 3 to 7. A tear-down that fails makes all tests of its suite fail, so they are heard at the end. */
export function robotReader(file: string, hear: (test: ReportedTest) => void): PieceReader<ReportRead> {
  const report = reportSoFar(hear);
  const path: XmlElement[] = [];
  const suites: Suite[] = [];
  const done: ReportedTest[] = [];
  const text = textSoFar();
  let test: Test | undefined;
  let root: XmlElement | undefined;
  let total: { readonly stat: XmlElement['attributes']; readonly place: Place } | undefined;

  function opened(element: XmlElement): void {
    root ??= element;
    text.take();
    // Statistics hold a <suite> too.
    if (element.name === 'suite' && path.at(-1)?.name !== 'statistics') suites.push(suiteOf(element, suites.at(-1), done.length));
    else if (element.name === 'test') test = { element, marks: [], outcome: 'invalid', message: undefined };
    path.push(element);
  }

  function closed({ name, attributes, place }: XmlElement): void {
    path.pop();
    const words = text.take().trim();
    const around = path.at(-1);
    if (name === 'tag') test?.marks.push({ name: 'tag', value: words });
    else if (name === 'status') closeStatus(attributes.status ?? '', words);
    else if (name === 'test') closeTest();
    else if (name === 'suite' && around?.name !== 'statistics') closeSuite();
    else if (name === 'stat' && words === 'All Tests') total ??= { stat: attributes, place };
    else if (name === 'msg' && around?.name === 'errors' && attributes.level === 'ERROR')
      report.remark(`the tool reports an error: ${words.replace(/\n.*$/s, '')}`, place);
  }

  function closeStatus(status: string, words: string): void {
    const around = path.at(-1);
    const suite = suites.at(-1);
    if (test !== undefined && around === test.element) {
      test.outcome = outcomes.get(status) ?? 'invalid';
      test.message = messageOf(words, '');
    } else if (suite !== undefined && test === undefined && status === 'FAIL') {
      if (around === suite.element) suite.failed = messageOf(words, '') ?? 'The suite failed.';
      else if (path.at(-2) === suite.element && around?.attributes.type?.toLowerCase() === 'teardown')
        suite.tearDown = messageOf(words, '') ?? '';
    }
  }

  function closeTest(): void {
    const suite = suites.at(-1);
    if (test === undefined || suite === undefined) return;
    const { element, marks, outcome, message } = test;
    test = undefined;
    done.push({
      names: [...suite.names, detached(element.attributes.name ?? '')],
      ...(suite.source === undefined ? {} : { file: suite.source }),
      marks,
      outcome,
      flaky: outcome === 'pass' && failedBefore.test(message ?? ''),
      ...(message === undefined ? {} : { message }),
      place: element.place,
    });
  }

  function closeSuite(): void {
    const suite = suites.pop();
    if (suite === undefined) return;
    const { names, from, failed, tearDown, element } = suite;
    if (tearDown !== undefined) {
      const message = `The tear-down of its suite failed. ${tearDown}`.trim();
      for (const [at, each] of done.entries())
        if (at >= from && each.outcome !== 'not-run') done[at] = { ...each, outcome: 'fail', flaky: false, message };
    }
    if (failed === undefined || done.slice(from).some(({ outcome }) => outcome === 'fail')) return;
    done.push({ names, marks: [], outcome: 'fail', flaky: false, message: failed, place: element.place });
  }

  function remarkOnTotal(): void {
    if (total === undefined) return;
    const { pass, fail, skip = '0' } = total.stat;
    const said = Number(pass) + Number(fail) + Number(skip);
    if (said !== done.length) report.remark(`it says that it holds ${said} tests, and holds ${done.length}`, total.place);
  }

  const xml = xmlReader(file, { open: opened, close: closed, text: text.add });
  return {
    write: xml.write,
    end() {
      const { refused, strange } = xml.end();
      for (const each of done) report.hear(each);
      remarkOnTotal();
      if (strange) report.remarkOnStrangeCharacters(file);
      const producer = root?.attributes.generator?.replace(/ \(.*$/s, '');
      return report.read('Robot Framework', producer, refused ?? wrongRoot(file, root, robotRoots, 'Robot Framework output'));
    },
  };
}

/** What `rebot --merge` says of a test that failed when it was run before. */
const failedBefore = /results merged.*class="old-status">Old status:<\/span> <span class="fail">/s;

function suiteOf(element: XmlElement, around: Suite | undefined, from: number): Suite {
  const { attributes } = element;
  const source = attributes.source === undefined ? around?.source : detached(attributes.source);
  return {
    element,
    names: [...(around?.names ?? []), detached(attributes.name ?? '')],
    source,
    from,
    failed: undefined,
    tearDown: undefined,
  };
}
