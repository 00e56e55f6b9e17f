/**
 * What came of one thing that was looked at: it is as it should be; it is not; nobody here can say; or it was not looked at, because it is not there, or
 * nothing was given to hold it against, and nothing demands it.
 */
export type Answer = 'good' | 'refused' | 'could-not-judge' | 'not-looked-at';

/** One thing that was looked at. */
export interface Check {
  /** Permanent name, such as `files`; several checks may have one, such as `approval`. */
  readonly check: CheckName;
  readonly answer: Answer;
  /** What was found, in one sentence. */
  readonly words: string;
  /** One line for each thing that is not as it should be; empty where the sentence says all. */
  readonly details: readonly string[];
  /** What to do about it; absent where nothing is to be done. */
  readonly fix?: string | undefined;
}

/** Every check, in the order in which they are told, with what it looks at. */
export const checkNames = {
  container: 'The container',
  manifest: 'The manifest',
  files: 'Every file',
  sums: 'The list of sums',
  beside: 'What stands beside the bundle',
  published: 'The published pages',
  claims: 'What the files say of themselves',
  signature: 'The signature of the manifest',
  tag: 'The tag and the commit',
  'tag-signature': 'The signature of the tag',
  sources: 'The sources',
  approval: 'An approval',
  demanded: 'Signatures that are demanded',
  rebuild: 'Made again from the sources',
} as const;

export type CheckName = keyof typeof checkNames;

export function good(check: CheckName, words: string): Check {
  return { check, answer: 'good', words, details: [] };
}

export function refused(check: CheckName, words: string, fix: string, details: readonly string[] = []): Check {
  return { check, answer: 'refused', words, details, fix };
}

export function couldNotJudge(check: CheckName, words: string, fix: string): Check {
  return { check, answer: 'could-not-judge', words, details: [], fix };
}

export function notLookedAt(check: CheckName, words: string, fix?: string): Check {
  return { check, answer: 'not-looked-at', words, details: [], ...(fix === undefined ? {} : { fix }) };
}

/** The first lines of many, one a file: where one file differs, others often do. */
export function firstOf(lines: readonly string[]): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), `and ${lines.length - most} files more`];
}

const most = 20;
