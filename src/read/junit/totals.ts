import type { Outcome } from '../../model/test-report.ts';
import type { XmlElement } from '../xml.ts';
import { type Case, isFailed } from './case.ts';

/** What is counted in a suite and the suites in it. */
export interface Totals {
  cases: number;
  /** Of these, tests that are told again. */
  again: number;
  notRun: number;
  failed: number;
  /** Failures and errors written, those of tries that were followed by another among them. */
  written: number;
  /** Was it said already that totals are untrue? */
  remarked: boolean;
}

export function newTotals(): Totals {
  return { cases: 0, again: 0, notRun: 0, failed: 0, written: 0, remarked: false };
}

/** Adds a test case; `cases` is 0 for what befell a suite. */
export function count(totals: Totals, { verdicts }: Case, outcome: Outcome, cases = 1): void {
  const written = verdicts.filter(({ name }) => isFailed(name) || name.startsWith('flaky')).length;
  totals.cases += cases;
  totals.notRun += outcome === 'not-run' ? 1 : 0;
  totals.failed += outcome === 'fail' ? 1 : 0;
  totals.written += Math.max(written, outcome === 'fail' ? 1 : 0);
}

/** Adds what is counted in a suite to that around it. */
export function addTo(around: Totals, inner: Totals): void {
  around.cases += inner.cases;
  around.again += inner.again;
  around.notRun += inner.notRun;
  around.failed += inner.failed;
  around.written += inner.written;
  around.remarked ||= inner.remarked;
}

/** Failures and errors that a suite counts and does not hold: one of set-up, say, or of a file of tests that could not be loaded. */
export function hiddenFailures({ attributes }: XmlElement, totals: Totals): number {
  const declared = (number(attributes.failures) ?? 0) + (number(attributes.errors) ?? 0);
  return Math.max(0, declared - totals.written);
}

/** What a suite says of its number of tests, failures or tests left out and is not so, in words; undefined where it is so, or where it says nothing. */
export function untrueTotals({ attributes }: XmlElement, { cases, again, notRun, failed, written }: Totals): string | undefined {
  const tests = number(attributes.tests);
  const failures = number(attributes.failures);
  const errors = number(attributes.errors);
  // Tools differ on whether they count what was left out, and each try.
  if (tests !== undefined && ![cases, cases - again, cases - notRun, cases + written - failed, cases + written].includes(tests))
    return `it says that it holds ${tests} tests, and holds ${cases}`;
  const declared = (failures ?? 0) + (errors ?? 0);
  if ((failures ?? errors) !== undefined && (declared < failed || declared > written))
    return `it says that ${declared} ${declared === 1 ? 'test' : 'tests'} failed, and ${failed} did`;
  const leftOut = (number(attributes.skipped) ?? 0) + (number(attributes.disabled) ?? 0);
  if (leftOut > notRun) return `it says that ${leftOut} ${leftOut === 1 ? 'test was' : 'tests were'} left out, and shows ${notRun} of them`;
  return undefined;
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[0-9]{1,9}\s*$/.test(text) ? Number(text) : undefined;
}
