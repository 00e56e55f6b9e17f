import type { TraceGraph } from '../model/graph.ts';
import type { TraceItem } from '../model/trace-item.ts';

/** When an item or document got the words that it has. */
export interface LastChange {
  readonly commit: string;
  /** As `2026-11-22`. */
  readonly day: string;
  readonly author: string;
  /** Fields that changed then; none where it came with that commit. */
  readonly fields: readonly string[];
}

/** The last change of an item in the history up to HEAD; undefined where no commit holds it, or where nobody looked. */
export function lastChange({ id }: TraceItem, graph: TraceGraph): LastChange | undefined {
  const { history } = graph.evidence;
  const change = history !== undefined && Object.hasOwn(history.changed, id) ? history.changed[id] : undefined;
  return change && { commit: change.commit, day: change.at.slice(0, 10), author: change.author, fields: change.fields };
}

/** When, by whom and in which commit, such as `on 2026-11-03 by Ada Example in commit 91c4e07ab2d8`. */
export function whenWords({ day, author, commit }: LastChange): string {
  return `on ${day} by ${author} in commit ${commit.slice(0, 12)}`;
}

/** What is known of how something came to read otherwise than when it was tested, such as `SRS-2: statement changed on 2026-11-03 …`. */
export function changeWords(item: TraceItem, graph: TraceGraph): string {
  const change = lastChange(item, graph);
  const fields = change?.fields ?? graph.approvals.movedSince(item) ?? [];
  const what = fields.length === 0 ? 'changed' : `${fields.join(', ')} changed`;
  return `${item.id}: ${what}${change === undefined ? '' : ` ${whenWords(change)}`}`;
}
