import type { Difference, Revision } from '../../model/difference.ts';
import { counted } from '../count.ts';
import { isEdited } from './sections.ts';
import type { Told } from './told.ts';

/** Such as `v1.0.0 (0123456789ab) → the work tree`. */
export function headingOf({ difference: { before, after } }: Told): string {
  return `${revisionWords(before)} → ${revisionWords(after)}`;
}

/** What a revision was asked for by, and the beginning of its commit. */
export function revisionWords({ name, commit }: Revision): string {
  const short = commit?.slice(0, 12);
  return short === undefined || name === short ? name : `${name} (${short})`;
}

/** Such as `refused at stage draft`. */
export function verdictOf({ verdict, stage }: Revision): string {
  return `${verdict.replaceAll('-', ' ')} at stage ${stage}`;
}

/** Everything counted, on one line. */
export function summaryOf({ difference, impact }: Told): string {
  const { added, retired, removed, renumbered, moved, changed, findings } = difference;
  const edited = changed.filter(isEdited);
  const counts = Object.entries({ added, retired, removed, renumbered, changed: edited, moved }).flatMap(([how, list]) =>
    list.length === 0 ? [] : [`${counted(list.length, 'item')} ${how}`],
  );
  const others = changed.length - edited.length;
  return [
    ...(isNothing(difference) ? ['nothing differs'] : counts),
    ...(others === 0 ? [] : [`${counted(others, 'item')} in another state`]),
    counted(findings.fresh.length, 'new finding'),
    `${counted(findings.fixed.length, 'finding')} fixed`,
    `${counted(impact.tasks.length, 'thing')} to do again`,
  ].join(' · ');
}

/** Does neither side say anything that the other does not? */
function isNothing({ added, retired, removed, renumbered, moved, changed, systems, clauses, findings }: Difference): boolean {
  const lists = [added, retired, removed, renumbered, moved, changed, systems, clauses, findings.fresh, findings.fixed];
  return lists.every((list) => list.length === 0);
}
