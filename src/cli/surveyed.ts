import { relative, sep } from 'node:path';
import { type Survey, survey } from '../project/survey.ts';
import { isSystemError } from '../project/text-file.ts';
import type { CommandContext } from './command.ts';
import { Refusal } from './refusal.ts';

/** What somebody who gives out IDs has to know. Throws a `Refusal` where the settings cannot be read. */
export async function surveyOf(root: string): Promise<Survey> {
  const known = await survey(root);
  if (!('unreadable' in known)) return known;
  const [first] = known.unreadable;
  throw new Refusal(`${first?.what} line ${first?.place?.line ?? 1}: ${first?.why}`, first?.fix ?? 'Correct it.');
}

/** Says what could not be looked at. */
export function sayGaps({ gaps }: Survey, { stderr }: CommandContext): void {
  for (const gap of gaps) stderr.write(`note: ${gap}\n`);
}

/** Writes. Throws a `Refusal` where the system does not let it happen. */
export function written<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw refused(error);
  }
}

/** What the system does not let happen is for the user to put right: a `Refusal`. Any other fault stays what it is. */
export function refused(error: unknown): unknown {
  if (!isSystemError(error)) return error;
  return new Refusal(
    `${error.path ?? 'the file'} cannot be written (${error.code})`,
    'See that the folder may be written to and has room.',
  );
}

/** A path as the user would write it here. */
export function shown(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/');
}
