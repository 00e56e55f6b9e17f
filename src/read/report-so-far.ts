import type { Unreadable } from '../model/facts.ts';
import { lineStart, type Place } from '../model/place.ts';
import type { ReportedTest, ReportRead } from '../model/test-report.ts';
import { detached } from './detached.ts';

/** Signs of what a tool says of a failure that are kept. */
const kept = 2000;

/** Tests held back at once, in case the same test is tried again. */
const heldAtMost = 10_000;

/** Tries of one test that are held back: no tool tries more often. */
const triesAtMost = 20;

/** Remarks on one report; what more there is to remark is counted. */
const remarksAtMost = 20;

/**
 * What it means when a test of the same name, class and suites is told again before the end of its suite. `another`: it is another test. `after-failure`: one that
 * failed was tried again. `try`: whatever is said of the first, it was tried again.
 */
export type Repeated = 'another' | 'after-failure' | 'try';

/** Collects what a report says while it is read. */
export interface ReportSoFar {
  /** A test of the report, in the order of the report. True for one that was tried before. */
  hear(test: ReportedTest, repeated?: Repeated): boolean;
  /** What was tried again was tried again before here: the same name behind here is another test. */
  endOfSuite(): void;
  remark(words: string, place: Place): void;
  remarkOnStrangeCharacters(file: string): void;
  /** The whole, when its end was reached. */
  read(format: string, producer: string | undefined, unreadable?: Unreadable): ReportRead;
}

/**
 * Hands tests on. What may be tried again waits for the end of its suite: where the same test passes after it, that is one test which passed only when it was tried
 * again.
 */
export function reportSoFar(hear: (test: ReportedTest) => void): ReportSoFar {
  const held = new Map<string, ReportedTest[]>();
  const remarks: { readonly words: string; readonly place: Place }[] = [];
  let more = 0;
  let tests = 0;

  function tell(test: ReportedTest): void {
    tests++;
    hear(test);
  }

  function endOfSuite(): void {
    for (const tries of held.values()) tries.forEach(tell);
    held.clear();
  }

  function hold(key: string, test: ReportedTest, tries: ReportedTest[]): void {
    const [oldest] = held.keys();
    if (held.size >= heldAtMost && oldest !== undefined && !held.has(key)) {
      held.get(oldest)?.forEach(tell);
      held.delete(oldest);
    }
    if (tries.length >= triesAtMost) tell(tries.shift() as ReportedTest);
    tries.push(test);
    held.set(key, tries);
  }

  function remark(words: string, place: Place): void {
    if (remarks.length < remarksAtMost) remarks.push({ words, place });
    else more++;
  }

  return {
    hear(said, repeated = 'another') {
      const test = apart(said);
      // Without a class, one name may well be that of two tests.
      if (repeated === 'another' || test.className === undefined || !['pass', 'fail'].includes(test.outcome)) {
        tell(test);
        return false;
      }
      const key = JSON.stringify([test.className, ...test.names]);
      const tries = held.get(key) ?? [];
      const isAgain = tries.length > 0;
      if (test.outcome === 'fail') {
        // A try that is said to have passed did not, or the test would not have been tried again.
        if (tries[0]?.outcome === 'pass') tries.shift();
        hold(key, test, tries);
        return isAgain;
      }
      const now = isAgain ? triedAgain(test, tries) : test;
      held.delete(key);
      if (repeated === 'try') hold(key, now, []);
      else tell(now);
      return isAgain;
    },
    endOfSuite,
    remark,
    remarkOnStrangeCharacters: (file) => remark('it holds characters that XML does not allow', lineStart(file)),
    read(format, producer, unreadable) {
      endOfSuite();
      const [first] = remarks;
      const rest = more === 0 || first === undefined ? [] : [{ words: `and ${more} more of this kind`, place: first.place }];
      return {
        format,
        ...(producer === undefined ? {} : { producer }),
        tests,
        remarks: [...remarks, ...rest],
        unreadable: unreadable === undefined ? [] : [unreadable],
      };
    },
  };
}

/** A test that passed after tries that did not. */
function triedAgain(test: ReportedTest, [first]: readonly ReportedTest[]): ReportedTest {
  const message = test.message ?? first?.message;
  return { ...test, flaky: true, ...(message === undefined ? {} : { message }) };
}

/** A test whose texts are cut from no piece of the report. */
function apart(test: ReportedTest): ReportedTest {
  return {
    ...test,
    names: test.names.map(detached),
    ...(test.className === undefined ? {} : { className: detached(test.className) }),
    ...(test.file === undefined ? {} : { file: detached(test.file) }),
    ...(test.message === undefined ? {} : { message: detached(test.message) }),
    marks: test.marks.map(({ name, value }) => ({ name: detached(name), value: detached(value) })),
  };
}

/** The beginning of what a tool says of a failure: what it says in short, then the rest of it; undefined where it says nothing. */
export function messageOf(short: string | undefined, long: string): string | undefined {
  const [head, body] = [(short ?? '').trim(), long.trim()];
  const all = head === '' || body.includes(head) ? body : body === '' ? head : `${head}\n${body}`;
  return all === '' ? undefined : beginning(all);
}

function beginning(text: string): string {
  if (text.length <= kept) return text;
  const isSplit = /[\ud800-\udbff]/.test(text.charAt(kept - 1));
  return text.slice(0, isSplit ? kept - 1 : kept);
}

/** Keeps the beginning of a text that comes in pieces: as much as a message needs. */
export function textSoFar(): { add(text: string): void; take(): string } {
  let text = '';
  return {
    add(more) {
      if (text.length < 2 * kept) text += more.slice(0, 2 * kept);
    },
    take() {
      const taken = text;
      text = '';
      return taken;
    },
  };
}
