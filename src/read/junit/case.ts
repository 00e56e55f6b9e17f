import type { Place } from '../../model/place.ts';
import type { Outcome, ReportedTest } from '../../model/test-report.ts';
import type { XmlElement } from '../xml.ts';

/** `<failure>`, `<skipped>` and their like. */
export interface Verdict {
  readonly name: string;
  readonly type?: string | undefined;
  readonly message: string | undefined;
}

/** A test case while it is read. */
export interface Case {
  readonly names: readonly string[];
  readonly attributes: XmlElement['attributes'];
  readonly file: string | undefined;
  readonly marks: { readonly name: string; readonly value: string }[];
  readonly verdicts: Verdict[];
  readonly place: Place;
}

interface Around {
  readonly names: readonly string[];
  readonly file: string | undefined;
}

/** A test case whose element was just opened, in the suite around it. */
export function newCase({ attributes, place }: XmlElement, around: Around | undefined): Case {
  const own = attributes.name || classNameOf(attributes) || '';
  const file = attributes.file ?? attributes.filepath ?? around?.file;
  return { names: [...(around?.names ?? []), own], attributes, file, marks: [], verdicts: [], place };
}

/** The whole test, when its element is closed. */
export function testOf(test: Case): ReportedTest {
  const { outcome, flaky, message } = weighed(test);
  const className = classNameOf(test.attributes);
  return {
    names: test.names,
    ...(className === undefined ? {} : { className }),
    ...(test.file === undefined ? {} : { file: test.file }),
    marks: [...ownAttributes(test.attributes), ...test.marks],
    outcome,
    flaky,
    ...(message === undefined ? {} : { message }),
    place: test.place,
  };
}

/** Children of a test case, and of a suite, that say what came of it. */
export const verdictNames: ReadonlySet<string> = new Set([
  ...['failure', 'error', 'skipped'],
  ...['rerunFailure', 'rerunError', 'flakyFailure', 'flakyError'],
]);

/** Is a child of a test case none that is known, and sounds as if it said that the test did not pass? */
export function isUnknownVerdict(name: string): boolean {
  return (
    !verdictNames.has(name) &&
    name !== 'system-err' &&
    /fail|err(?:or)?|rerun|flak|skip|ignor|disabl|abort|block|timeout|crash|inconclusive/i.test(name)
  );
}

/** What a test case says of its outcome that nobody can read, as it is written: `<failed>`, `state="odd"`. */
export function unknownVerdicts({ verdicts, attributes }: Case): readonly string[] {
  const children = verdicts.filter(({ name }) => isUnknownVerdict(name)).map(({ name }) => `<${name}>`);
  const values = saidByAttributes(attributes).filter(({ outcome }) => outcome === undefined);
  return [...children, ...values.map(({ key, value }) => `${key}="${value}"`)];
}

/** Verdicts that say that every try failed. */
export const isFailed = (name: string) => ['failure', 'error', 'rerunFailure', 'rerunError'].includes(name);
const isFlaky = (name: string) => name.startsWith('flaky');

function weighed({ verdicts, attributes }: Case): Weighed {
  const said = (about: (name: string) => boolean) => saidBy(verdicts.filter(({ name }) => about(name)));
  const status = statusOf(
    attributes,
    verdicts.some(({ name }) => isUnknownVerdict(name)),
  );
  const isToDo = verdicts.some(({ name, type }) => name === 'skipped' && type === 'todo');
  if (!isToDo && verdicts.some(({ name }) => isFailed(name))) return { outcome: 'fail', flaky: false, message: said(isFailed) };
  if (status !== undefined && status !== 'pass')
    return { outcome: status, flaky: false, message: said(() => true) ?? statusWords(attributes) };
  if (verdicts.some(({ name }) => name === 'skipped')) return { outcome: 'not-run', flaky: false, message: said(() => true) };
  return { outcome: 'pass', flaky: verdicts.some(({ name }) => isFlaky(name)), message: said(isFlaky) };
}

interface Weighed {
  readonly outcome: Outcome;
  readonly flaky: boolean;
  readonly message: string | undefined;
}

function saidBy(verdicts: readonly Verdict[]): string | undefined {
  const messages = verdicts.flatMap(({ message }) => message ?? []);
  return messages.length === 0 ? undefined : messages.join('\n').slice(0, 2000);
}

/** Words for an outcome that tools write as `status` or `result`, without regard to case, hyphens and blanks. */
const statusWordsOf: Readonly<Record<Outcome, readonly string[]>> = {
  pass: ['run', 'ran', 'pass', 'passed', 'ok', 'success', 'successful', 'succeeded', 'complete', 'completed', 'executed', 'true', 'fixed'],
  fail: [
    'fail',
    'failed',
    'failure',
    'error',
    'errored',
    'broken',
    'timeout',
    'timedout',
    'crash',
    'crashed',
    'xpass',
    'false',
    'regression',
  ],
  blocked: ['blocked'],
  'not-run': [
    ...[
      'notrun',
      'notexecuted',
      'disabled',
      'skip',
      'skipped',
      'ignored',
      'pending',
      'todo',
      'quarantined',
      'suppressed',
      'untested',
      'undefined',
    ],
    ...['xfail', 'xfailed', 'bpass', 'bfail', 'bskip', 'bxpass', 'bxfail', 'excluded', 'canceled', 'cancelled', 'filtered'],
  ],
  invalid: ['inconclusive', 'invalid', 'unknown', 'indeterminate', 'interrupted', 'aborted', 'warning'],
};

const outcomeOfWord: ReadonlyMap<string, Outcome> = new Map(
  Object.entries(statusWordsOf).flatMap(([outcome, words]) => words.map((word) => [word, outcome as Outcome] as const)),
);

/** Outcomes from the best to the worst to go by, where two attributes differ. */
const worse: readonly Outcome[] = ['pass', 'not-run', 'invalid', 'blocked', 'fail'];

/** Attributes that say by `true` that a test was left out. */
const leftOut = ['disabled', 'skipped', 'ignored', 'quarantined'];

/** Attributes that say what came of a test. */
const statusKeys = ['status', 'result', 'outcome', 'state', 'success'] as const;

/** What attributes say of an outcome; a word that no tool is known to write says none. */
function saidByAttributes(attributes: XmlElement['attributes']) {
  return statusKeys.flatMap((key) => {
    const value = attributes[key] ?? '';
    const word = value.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
    return word === '' ? [] : [{ key, value, outcome: outcomeOfWord.get(word) }];
  });
}

function statusOf(attributes: XmlElement['attributes'], isUnknown: boolean): Outcome | undefined {
  const said = saidByAttributes(attributes).map(({ outcome }): Outcome => outcome ?? 'invalid');
  const isLeftOut = leftOut.some((key) => attributes[key] === 'true') || attributes.executed === 'false';
  const all: readonly Outcome[] = [...said, ...(isUnknown ? ['invalid' as const] : []), ...(isLeftOut ? ['not-run' as const] : [])];
  return all.toSorted((a, b) => worse.indexOf(b) - worse.indexOf(a))[0];
}

function statusWords(attributes: XmlElement['attributes']): string | undefined {
  return statusKeys.map((key) => attributes[key]).find((value) => value !== undefined);
}

function classNameOf(attributes: XmlElement['attributes']): string | undefined {
  return attributes.classname || attributes.class || undefined;
}

/** Attributes that every dialect knows; what else stands there was put there by the test. */
const known: ReadonlySet<string> = new Set([
  ...[
    'name',
    'classname',
    'class',
    'file',
    'filepath',
    'line',
    'time',
    'duration',
    ...statusKeys,
    'timestamp',
    'hostname',
    'assertions',
    'failure',
  ],
  ...['value_param', 'type_param', 'executed', ...leftOut],
]);

function ownAttributes(attributes: XmlElement['attributes']): ReportedTest['marks'] {
  return Object.entries(attributes)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => ({ name, value }));
}
