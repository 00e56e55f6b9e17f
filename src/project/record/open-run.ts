import type { TraceGraph } from '../../model/graph.ts';
import { systemOfRun } from '../../model/results.ts';
import { answer, type TraceItem } from '../../model/trace-item.ts';
import type { Refused } from '../new-item.ts';

/** The automated run of a system that was started and has no results yet; undefined when there is none, or the one that is named. */
export function openRunOf(graph: TraceGraph, system: string, id: string | undefined): TraceItem | Refused | undefined {
  const open = graph.ofKind('test-run').filter((run) => isOpen(run) && (systemOfRun(run, graph)?.id ?? system) === system);
  if (id !== undefined) {
    const named = open.find((run) => run.id === id);
    if (named !== undefined) return named;
    const ids = open.map((run) => run.id);
    return {
      refused: `${id} is no run of ${system} that was started and waits for its results`,
      fix: ids.length === 0 ? 'Leave --run out: a new record is written.' : `${ids.join(', ')} ${ids.length === 1 ? 'waits' : 'wait'}.`,
    };
  }
  if (open.length < 2) return open[0];
  return {
    refused: `${open.map((run) => run.id).join(' and ')} were started and wait for their results`,
    fix: `Say which it is, such as --run=${open[0]?.id}.`,
  };
}

/** Was it started with `dhf record --start`, and nothing recorded since? */
function isOpen(run: TraceItem): boolean {
  return (
    run.status === 'draft' &&
    answer(run, 'method') === 'automated' &&
    answer(run, 'started') !== undefined &&
    answer(run, 'ended') === undefined &&
    answer(run, 'results') === undefined
  );
}
