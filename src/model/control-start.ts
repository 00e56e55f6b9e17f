import { ancestry } from './ancestry.ts';
import { signedAt } from './changes.ts';
import type { Commit, History } from './evidence.ts';
import { firstEverApproval } from './first-approval.ts';
import type { TraceGraph } from './graph.ts';
import { isLater } from './times.ts';
import { answer, answers } from './trace-item.ts';

/** The start of change control. */
export interface ControlStart {
  /** RFC 3339. */
  readonly at: string;
  /** Did a commit come after it? With a tag that is every one which the tag does not hold, whatever their dates say. */
  readonly isBefore: (commit: Commit) => boolean;
}

/**
 * When things came under change control, as plans say with `control-starts`: with the tag of a baseline, or with the first approval of an item, of a
 * document or of a document of some kind; the earliest of several. Undefined while nothing named is there yet; then changes need no request (decision 8).
 * Needs the history.
 */
export function controlStart(graph: TraceGraph): ControlStart | undefined {
  const plans = graph.ofKind('document').filter(({ status }) => status !== 'draft');
  const starts = plans
    .flatMap((plan) => answers(plan, 'control-starts'))
    .flatMap(({ text }) => startsAt(text, graph))
    .filter(({ at }) => at !== '');
  const [first, ...others] = starts;
  if (first === undefined) return undefined;
  const { at } = others.reduce((best, each) => (isLater(best.at, each.at) ? each : best), first);
  return { at, isBefore: (commit) => starts.some((start) => start.isBefore(commit)) };
}

function startsAt(named: string, graph: TraceGraph): readonly ControlStart[] {
  const item = graph.item(named);
  if (item?.kind === 'baseline') {
    const tag = answer(item, 'tag');
    const { history } = graph.evidence;
    return (history?.tags ?? []).filter(({ name }) => name === tag).flatMap((each) => tagStart(each, history as History));
  }
  const things = item === undefined ? graph.ofKind('document').filter((each) => answer(each, 'kind') === named) : [item];
  return things.flatMap((thing) => {
    const approval = firstEverApproval(thing, graph);
    if (approval === undefined) return [];
    const at = signedAt(approval);
    return [{ at, isBefore: (commit) => isLater(commit.at, at) }];
  });
}

/** A tag on another line starts nothing here; that it is not here is told by 8.1.3. */
function tagStart({ commit, at }: History['tags'][number], history: History): readonly ControlStart[] {
  const held = ancestry(commit, history);
  return held.size === 0 ? [] : [{ at, isBefore: ({ hash }) => !held.has(hash) }];
}
