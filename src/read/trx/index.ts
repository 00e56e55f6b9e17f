import type { ReportedTest, ReportRead } from '../../model/test-report.ts';
import { detached } from '../detached.ts';
import type { PieceReader } from '../piece-reader.ts';
import { wrongRoot } from '../refusal.ts';
import { messageOf, reportSoFar, textSoFar } from '../report-so-far.ts';
import { type XmlElement, xmlReader } from '../xml.ts';
import { type Definition, type Result, type RunError, resultOf, runFailures, testOf } from './results.ts';

/** Elements that a TRX file has outermost. */
export const trxRoots: readonly string[] = ['TestRun'];

/**
 * Reads TRX, the results of Visual Studio and `dotnet test`. Classes and categories stand apart from the results there, so tests are heard at the end.
 */
export function trxReader(file: string, hear: (test: ReportedTest) => void): PieceReader<ReportRead> {
  const report = reportSoFar(hear);
  const path: string[] = [];
  const open: Result[] = [];
  const done: Result[] = [];
  const runErrors: RunError[] = [];
  const definitions = new Map<string, Definition>();
  const text = textSoFar();
  let definition: Definition | undefined;
  let key = '';
  let error: string[] = [];
  let root: XmlElement | undefined;
  let summary: XmlElement | undefined;
  let counters: XmlElement | undefined;

  function opened(element: XmlElement): void {
    const { name, attributes } = element;
    root ??= element;
    if (path.at(-1) === 'TestDefinitions') {
      definition = { marks: [] };
      definitions.set(detached(attributes.id ?? ''), definition);
    }
    path.push(name);
    text.take();
    if (attributes.testName !== undefined) open.push(resultOf(element, open.at(-1)));
    else if (name === 'TestMethod' && definition !== undefined && attributes.className !== undefined)
      definition.className = detached(attributes.className.replace(/,.*$/s, ''));
    else if (name === 'TestCategoryItem') mark('category', attributes.TestCategory ?? '');
    else if (name === 'ErrorInfo' || name === 'RunInfo') error = [];
    else if (name === 'ResultSummary') summary = element;
    else if (name === 'Counters') counters = element;
  }

  function mark(name: string, value: string): void {
    definition?.marks.push({ name: detached(name), value: detached(value) });
  }

  function closed({ name, attributes, place }: XmlElement): void {
    path.pop();
    const said = text.take();
    const inner = open.at(-1);
    if (path.at(-1) === 'TestDefinitions') definition = undefined;
    if (name === 'Key') key = said.trim();
    else if (name === 'Value') mark(key, said.trim());
    else if (name === 'Message' || name === 'StackTrace' || (name === 'Text' && path.at(-1) === 'RunInfo')) error.push(said.trim());
    else if (name === 'ErrorInfo' && inner !== undefined) inner.message = messageOf(error[0], error.slice(1).join('\n'));
    else if (name === 'RunInfo') runErrors.push({ outcome: attributes.outcome ?? '', words: detached(error.join('\n')), place });
    else if (attributes.testName !== undefined) close(open.pop());
  }

  function close(result: Result | undefined): void {
    if (result === undefined) return;
    const around = open.at(-1);
    if (around !== undefined) {
      around.rows++;
      around.rowsFailed += result.outcome === 'fail' ? 1 : 0;
    }
    // A test with rows of data is its rows, unless it failed apart from them.
    if (result.rows === 0 || (result.outcome === 'fail' && result.rowsFailed === 0)) done.push(result);
  }

  function hearAll(): void {
    for (const result of done) report.hear(testOf(result, definitions.get(result.id)));
    for (const failure of runFailures(done, runErrors, summary)) report.hear(failure);
    const total = Number(counters?.attributes.total ?? done.length);
    if (counters !== undefined && total > done.length)
      report.remark(`it says that it holds ${total} tests, and holds ${done.length}`, counters.place);
  }

  const xml = xmlReader(file, { open: opened, close: closed, text: text.add });
  return {
    write: xml.write,
    end() {
      const { refused, strange } = xml.end();
      const unreadable = refused ?? wrongRoot(file, root, trxRoots, 'TRX file');
      if (unreadable === undefined) hearAll();
      if (strange) report.remarkOnStrangeCharacters(file);
      return report.read('TRX', undefined, unreadable);
    },
  };
}
