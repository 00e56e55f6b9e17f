import type { Unreadable } from '../../model/facts.ts';
import { lineStart, type Place } from '../../model/place.ts';
import type { Outcome, ReportedTest, ReportRead } from '../../model/test-report.ts';
import { lineCutter } from '../line-cutter.ts';
import type { PieceReader } from '../piece-reader.ts';
import { refusal, writeAgain } from '../refusal.ts';
import { messageOf, reportSoFar, textSoFar } from '../report-so-far.ts';
import { type Point, planOf, pointOf } from './point.ts';

/** Does a text begin as TAP does? */
export function isTap(beginning: string): boolean {
  return /^\s*(?:#.*\n\s*)*(?:TAP version \d+|1\.\.\d+|(?:not )?ok(?:\s|$)|Bail out!)/.test(beginning);
}

/** Tests at one depth. Those of subtests get their names when the test that they belong to is told, which stands behind them. */
interface Level {
  readonly indent: number;
  planned: number | undefined;
  points: number;
  readonly tests: Told[];
}

interface Told {
  readonly names: readonly string[];
  readonly outcome: Outcome;
  message: string | undefined;
  readonly place: Place;
}

/** Spaces by which subtests stand in. */
const step = 4;

/** Reads TAP 12 to 14 with subtests. Without a plan (`1..N`), or with fewer tests than it says, it may be cut off and is refused. */
export function tapReader(file: string, hear: (test: ReportedTest) => void): PieceReader<ReportRead> {
  const report = reportSoFar(hear);
  const levels: Level[] = [level(0)];
  const top = levels[0] as Level;
  const text = textSoFar();
  /** Subtests whose test is not told yet, and the name of it where that stands before them. */
  let inner: Level | undefined;
  const named: { readonly point: Point; readonly indent: number; readonly place: Place }[] = [];
  let last: Told | undefined;
  let details: number | undefined;
  let bailedOut = false;
  let lines = 0;

  function hearLine(line: string, number: number): void {
    lines = number;
    const indent = line.length - line.trimStart().length;
    const words = line.trim();
    if (details !== undefined) hearDetails(words, indent);
    else if (words === '---' && last !== undefined && indent > deepest().indent) details = indent;
    else if (/^Bail out!/i.test(words)) bailOut(words);
    else if (words === '}' && named.at(-1)?.indent === indent) closeBraces();
    else hearTest(line.slice(indent), indent);
  }

  function deepest(): Level {
    return levels.at(-1) as Level;
  }

  function hearDetails(words: string, indent: number): void {
    if (words !== '...' || indent !== details) text.add(`${words}\n`);
    else {
      details = undefined;
      const said = text.take();
      if (last?.outcome === 'fail') last.message = messageOf(last.message, said);
    }
  }

  function hearTest(words: string, indent: number): void {
    const planned = planOf(words);
    const point = planned === undefined ? pointOf(words) : undefined;
    if ((planned === undefined && point === undefined) || !reach(indent)) return;
    if (planned !== undefined) deepest().planned ??= planned;
    else if (point?.opens) named.push({ point, indent, place: lineStart(file, lines) });
    else if (point !== undefined) tell(point, lineStart(file, lines));
  }

  /** Goes to the depth of a line; false where nothing can stand there. */
  function reach(indent: number): boolean {
    if (indent === deepest().indent + step) levels.push(level(indent));
    if (!levels.some((each) => each.indent === indent)) return false;
    while (deepest().indent > indent) {
      const subtests = levels.pop() as Level;
      // Lines that look like subtests and have no plan were printed by the test.
      inner = subtests.planned === undefined ? undefined : subtests;
    }
    return true;
  }

  function tell({ name, outcome, reason }: Point, place: Place): void {
    const here = deepest();
    here.points++;
    if (here === top) here.tests.splice(0).forEach(hearTold);
    const subtests = inner?.tests ?? [];
    inner = undefined;
    for (const each of subtests) here.tests.push({ ...each, names: [name, ...each.names] });
    last = { names: [name], outcome, message: messageOf(undefined, reason), place };
    // A test with subtests is these, unless it failed apart from them.
    if (subtests.length === 0 || (outcome === 'fail' && subtests.every((each) => each.outcome !== 'fail'))) here.tests.push(last);
  }

  function closeBraces(): void {
    const opened = named.pop();
    if (opened === undefined) return;
    reach(opened.indent);
    tell(opened.point, opened.place);
  }

  function bailOut(words: string): void {
    bailedOut = true;
    top.tests.push({ names: ['Bail out!'], outcome: 'fail', message: words, place: lineStart(file, lines) });
  }

  function hearTold({ names, outcome, message, place }: Told): void {
    report.hear({ names, marks: [], outcome, flaky: false, ...(message === undefined ? {} : { message }), place });
  }

  function refused(): Unreadable | undefined {
    const at = lineStart(file, lines + (cutter.rest() === '' ? 0 : 1));
    if (cutter.isTooLong()) return refusal(file, 'it holds a line of more than a million signs', 'Let the tool write it again.', at);
    if (cutter.rest().trim() !== '' || details !== undefined) return refusal(file, 'it ends in the middle', writeAgain, at);
    if (bailedOut) return undefined;
    if (top.planned === undefined)
      return refusal(file, 'it does not say how many tests it holds (`1..N`), so it may be cut off', writeAgain, at);
    if (top.points < top.planned || levels.length > 1)
      return refusal(
        file,
        `it plans ${top.planned} tests and holds ${top.points}, so it is cut off or the tests were interrupted`,
        writeAgain,
        at,
      );
    return undefined;
  }

  const cutter = lineCutter(hearLine);
  return {
    write: cutter.write,
    end() {
      const unreadable = refused();
      top.tests.forEach(hearTold);
      if (top.planned !== undefined && top.points > top.planned)
        report.remark(`it says that it holds ${top.planned} tests, and holds ${top.points}`, lineStart(file));
      return report.read('TAP', undefined, unreadable);
    },
  };
}

function level(indent: number): Level {
  return { indent, planned: undefined, points: 0, tests: [] };
}
