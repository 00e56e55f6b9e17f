import type { Unreadable } from './facts.ts';
import type { Place } from './place.ts';

export const outcomes = ['pass', 'fail', 'blocked', 'not-run', 'invalid'] as const;
export type Outcome = (typeof outcomes)[number];

/** One test as a tool reported it, before anybody says which test case it belongs to. */
export interface ReportedTest {
  /** The suites around it, outermost first, and its own name last, as written. */
  readonly names: readonly string[];
  /** The class or module, where the tool names one besides. */
  readonly className?: string;
  /** The file of the test, where the tool names one. */
  readonly file?: string;
  /** Properties, tags and categories of the test; those of the suites around it are left out. */
  readonly marks: readonly { readonly name: string; readonly value: string }[];
  readonly outcome: Outcome;
  /** Did it pass only after a try that failed? */
  readonly flaky: boolean;
  /** The beginning of what the tool says of a failure. */
  readonly message?: string;
  /** In the file that reports it. */
  readonly place: Place;
}

/** What is known of a report as a whole, when its end was reached. */
export interface ReportRead {
  /** Such as `JUnit XML`. */
  readonly format: string;
  /** The tool that wrote it, where it says so. */
  readonly producer?: string;
  /** Tests reported. */
  readonly tests: number;
  /** What the report says wrongly of itself, such as totals that are not those of its tests. */
  readonly remarks: readonly { readonly words: string; readonly place: Place }[];
  /** Why it does not count: it ends in the middle, is no such format, or is not supported. */
  readonly unreadable: readonly Unreadable[];
}

/** How much of one source file tests ran through. A number that the report does not give is absent. */
export interface FileCoverage {
  /** As the report writes it; with `/`. */
  readonly path: string;
  readonly lines?: Share | undefined;
  readonly branches?: Share | undefined;
  readonly functions?: Share | undefined;
  readonly place: Place;
}

/** `hit` of `found`. */
export interface Share {
  readonly hit: number;
  readonly found: number;
}

/** What a coverage report holds. */
export interface CoverageRead {
  readonly format: string;
  readonly files: readonly FileCoverage[];
  readonly unreadable: readonly Unreadable[];
}
