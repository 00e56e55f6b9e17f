import type { Facts, FoundFile, ReferenceFacts } from '../../../model/facts.ts';
import { stateOf, type Target, targetOf } from '../../../model/reference.ts';
import { inEachFile } from '../../expect.ts';
import type { Subject } from '../../rule.ts';

/** A link or picture in the text of an item or a document, and what it leads to. */
export interface ReferenceSubject extends Subject {
  readonly reference: ReferenceFacts;
  readonly target: Target;
  /** What stands there, for one that leads to a file of the DHF. */
  readonly state: FoundFile['state'] | undefined;
  /** What the file with the link says. */
  readonly from: Facts;
  /** What the file that it leads to says, where that is a source. */
  readonly source: Facts | undefined;
}

/** Every reference of a use of which it is known where it leads. */
export function everyReference(use: ReferenceFacts['use']) {
  return inEachFile(function* (from, { graph }): Iterable<ReferenceSubject> {
    const sources = { has: (file: string) => graph.file(file) !== undefined };
    for (const reference of from.references) {
      if (reference.use !== use) continue;
      const target = targetOf(reference.url, from.file);
      const state = target.to === 'file' ? stateOf(target, reference.found, sources) : undefined;
      if (target.to === 'file' && state === undefined) continue;
      yield { reference, target, state, from, source: target.to === 'file' ? graph.file(target.path) : undefined };
    }
  });
}

/** What to do about a file that is not there. */
export function fixMissing(path: string, { found }: ReferenceFacts): string {
  const close = found?.state === 'missing' ? found.close : undefined;
  if (close === undefined) return 'Put it there, or correct the address.';
  return close.toLowerCase() === path.toLowerCase()
    ? `Write it as ${close}: upper and lower case make different names on many systems.`
    : `Put it there, or correct the address; ${close} is close.`;
}
