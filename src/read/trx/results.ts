import type { Place } from '../../model/place.ts';
import type { Outcome, ReportedTest } from '../../model/test-report.ts';
import { detached } from '../detached.ts';
import type { XmlElement } from '../xml.ts';

/** Outcomes of Visual Studio's schema that are not `invalid`. */
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ['Passed', 'pass'],
  ['Failed', 'fail'],
  ['Error', 'fail'],
  ['Timeout', 'fail'],
  ['Aborted', 'fail'],
  ['NotExecuted', 'not-run'],
  ['Pending', 'not-run'],
]);

/** What the definitions, which stand before the results or behind them, say of a test. */
export interface Definition {
  className?: string;
  readonly marks: { readonly name: string; readonly value: string }[];
}

/** A result, before its definition is known. */
export interface Result {
  readonly id: string;
  readonly names: readonly string[];
  readonly outcome: Outcome;
  message: string | undefined;
  /** Results of the rows of its data. */
  rows: number;
  rowsFailed: number;
  readonly place: Place;
}

/** What a run says of itself, apart from its tests. */
export interface RunError {
  readonly outcome: string;
  readonly words: string;
  readonly place: Place;
}

/** A result whose element was just opened, in that of the test whose row it is. An outcome that is left out is the first of the schema: an error. */
export function resultOf({ attributes, place }: XmlElement, around: Result | undefined): Result {
  return {
    id: detached(attributes.testId ?? ''),
    names: [...(around?.names ?? []), detached(attributes.testName ?? '')],
    outcome: outcomes.get(attributes.outcome ?? 'Error') ?? 'invalid',
    message: undefined,
    rows: 0,
    rowsFailed: 0,
    place,
  };
}

export function testOf({ names, outcome, message, place }: Result, definition: Definition | undefined): ReportedTest {
  return {
    names,
    ...(definition?.className === undefined ? {} : { className: definition.className }),
    marks: definition?.marks ?? [],
    outcome,
    flaky: false,
    ...(message === undefined ? {} : { message }),
    place,
  };
}

/** Failures of the run that none of its tests shows. */
export function runFailures(
  results: readonly Result[],
  errors: readonly RunError[],
  summary: XmlElement | undefined,
): readonly ReportedTest[] {
  const failed = results.filter(({ outcome }) => outcome === 'fail').map(({ names }) => names.at(-1) as string);
  const names = new Set(failed);
  const own = errors.filter(({ outcome, words }) => outcomes.get(outcome) === 'fail' && !tellsOf(words, names));
  const end = summary?.attributes.outcome ?? '';
  if (summary === undefined || outcomes.get(end) !== 'fail' || failed.length + own.length > 0)
    return own.map(({ words, place }) => ofRun(words, place));
  return [ofRun(`The run as a whole ended with ${end}.`, summary.place)];
}

/** xUnit.net prints a line for each test that fails, and the runner calls it an error of the run. */
function tellsOf(words: string, failed: ReadonlySet<string>): boolean {
  const name = /^\[xUnit\.net [^\]]*\]\s+(.*) \[FAIL\]$/s.exec(words)?.[1];
  return name !== undefined && failed.has(name);
}

function ofRun(message: string, place: Place): ReportedTest {
  return { names: ['test run'], marks: [], outcome: 'fail', flaky: false, message, place };
}
