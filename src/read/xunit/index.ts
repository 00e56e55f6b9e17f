import type { Outcome, ReportedTest, ReportRead } from '../../model/test-report.ts';
import { fileName } from '../file-name.ts';
import type { PieceReader } from '../piece-reader.ts';
import { wrongRoot } from '../refusal.ts';
import { messageOf, reportSoFar, textSoFar } from '../report-so-far.ts';
import { type XmlElement, xmlReader } from '../xml.ts';

/** Elements that an xUnit.net report has outermost: version 1 wrote one for each assembly. */
export const xunitRoots: readonly string[] = ['assemblies', 'assembly'];

const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ['Pass', 'pass'],
  ['Fail', 'fail'],
  ['Skip', 'not-run'],
  ['NotRun', 'not-run'],
]);

/** Elements whose names stand around those of tests. */
const suites = ['assembly', 'collection', 'class'];

/** A test, or an error apart from the tests: of clean-up, say. */
interface Open {
  readonly element: XmlElement;
  readonly marks: { readonly name: string; readonly value: string }[];
  message: string | undefined;
}

/** Reads the reports of xUnit.net, versions 1 to 3. */
export function xunitReader(file: string, hear: (test: ReportedTest) => void): PieceReader<ReportRead> {
  const report = reportSoFar(hear);
  const around: XmlElement[] = [];
  const text = textSoFar();
  let said: string[] = [];
  let open: Open | undefined;
  let root: XmlElement | undefined;
  let producer: string | undefined;
  let tests = 0;
  let errors = 0;

  function opened(element: XmlElement): void {
    const { name, attributes } = element;
    root ??= element;
    producer ??= attributes['test-framework'];
    text.take();
    if (name === 'assembly') [tests, errors] = [0, 0];
    if (suites.includes(name)) around.push(element);
    else if (name === 'test' || name === 'error') open = { element, marks: [], message: undefined };
    else if (name === 'trait') open?.marks.push({ name: attributes.name ?? '', value: attributes.value ?? '' });
    else if (name === 'failure') said = [];
  }

  function closed(element: XmlElement): void {
    const { name } = element;
    const words = text.take();
    if (name === 'message' || name === 'stack-trace') said.push(words.trim());
    else if (name === 'failure' && open !== undefined) open.message = messageOf(said[0], said.slice(1).join('\n'));
    else if (name === 'reason' && open !== undefined) open.message = messageOf(words, '');
    else if (name === 'test' && open !== undefined) hearOf(open, outcomes.get(open.element.attributes.result ?? '') ?? 'invalid');
    else if (name === 'error' && open !== undefined) hearOf(open, 'fail');
    else if (suites.includes(name)) closeSuite(element);
  }

  function hearOf({ element, marks, message }: Open, outcome: Outcome): void {
    open = undefined;
    if (element.name === 'test') tests++;
    else errors++;
    const { name, type, 'source-file': source } = element.attributes;
    report.hear({
      names: [
        ...around.map(({ attributes }) => fileName(attributes.name ?? '')),
        fileName(name ?? '') || element.attributes.method || type || element.name,
      ].filter((each) => each !== ''),
      ...(type === undefined || type === '' || element.name === 'error' ? {} : { className: type }),
      ...(source === undefined ? {} : { file: source }),
      marks,
      outcome,
      flaky: false,
      ...(message === undefined ? {} : { message }),
      place: element.place,
    });
  }

  function closeSuite(element: XmlElement): void {
    around.pop();
    if (element.name !== 'assembly') return;
    report.endOfSuite();
    const hidden = (Number(element.attributes.errors) || 0) - errors;
    const [total, notRun] = [Number(element.attributes.total ?? tests), Number(element.attributes['not-run'] ?? 0)];
    if (hidden > 0) hearOf({ element, marks: [], message: 'The report counts an error here that it does not show.' }, 'fail');
    if (total !== tests && total + notRun !== tests)
      report.remark(`it says that it holds ${total} tests, and holds ${tests}`, element.place);
  }

  const xml = xmlReader(file, { open: opened, close: closed, text: text.add });
  return {
    write: xml.write,
    end() {
      const { refused, strange } = xml.end();
      if (strange) report.remarkOnStrangeCharacters(file);
      return report.read('xUnit.net', producer, refused ?? wrongRoot(file, root, xunitRoots, 'xUnit.net report'));
    },
  };
}
