import { isClosed, isRejected } from '../model/changes.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';

/** What is in these records and not in the last release. */
export interface SinceRelease {
  readonly release: TraceItem;
  /** As `2026-11-20`. */
  readonly releasedOn: string;
  /** Change requests that were closed since, or are not closed yet; those that were rejected are left out. */
  readonly requests: readonly TraceItem[];
  /** Problem reports that are not closed. */
  readonly problems: readonly TraceItem[];
  /** Items and documents whose words changed since, by kind, in the order of the graph; undefined where nobody read the history. */
  readonly changed: readonly { readonly kind: KindName | 'unknown'; readonly items: readonly TraceItem[] }[] | undefined;
}

/** What came after the last release up to a day; undefined while nothing was released. */
export function sinceRelease(graph: TraceGraph, asOf: string): SinceRelease | undefined {
  const release = lastRelease(graph, asOf);
  if (release === undefined) return undefined;
  const releasedOn = answer(release, 'released-on') as string;
  const isOpen = (item: TraceItem) => {
    const closed = answer(item, 'closed-on');
    return item.status !== 'draft' && (closed === undefined || closed > releasedOn);
  };
  return {
    release,
    releasedOn,
    requests: graph.ofKind('change-request').filter((each) => isOpen(each) && !isRejected(each)),
    problems: graph.ofKind('problem-report').filter((each) => !isClosed(each)),
    changed: changedSince(graph, releasedOn),
  };
}

/** The one with the latest day that is not to come and was not taken back; of two of one day the later by ID. */
function lastRelease(graph: TraceGraph, asOf: string): TraceItem | undefined {
  const day = (release: TraceItem) => answer(release, 'released-on') ?? '';
  return graph
    .ofKind('release')
    .filter((each) => each.status !== 'draft' && day(each) !== '' && day(each) <= asOf && answer(each, 'withdrawn-on') === undefined)
    .reduce<TraceItem | undefined>((last, each) => (last === undefined || day(each) >= day(last) ? each : last), undefined);
}

function changedSince(graph: TraceGraph, releasedOn: string): SinceRelease['changed'] {
  const { history } = graph.evidence;
  if (history === undefined) return undefined;
  const changed = graph.items.filter(({ id }) => {
    const at = Object.hasOwn(history.changed, id) ? history.changed[id]?.at : undefined;
    return at !== undefined && at.slice(0, 10) > releasedOn;
  });
  return [...Map.groupBy(changed, ({ kind }) => kind)].map(([kind, items]) => ({ kind, items }));
}
