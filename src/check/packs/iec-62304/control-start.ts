import type { TraceGraph } from '../../../model/graph.ts';
import { answer, answers } from '../../../model/trace-item.ts';
import { signedAt } from './changes.ts';
import { firstEverApproval } from './first-approval.ts';
import { isLater } from './times.ts';

/**
 * When things came under change control, as plans say with `control-starts`: with the tag of a baseline, or with the first approval of an item, of a
 * document or of a document of some kind. Undefined while nothing named is there yet; then changes need no request (decision 8). Needs the history.
 */
export function controlStart(graph: TraceGraph): string | undefined {
  const plans = graph.ofKind('document').filter(({ status }) => status !== 'draft');
  const moments = plans
    .flatMap((plan) => answers(plan, 'control-starts'))
    .flatMap(({ text }) => startAt(text, graph))
    .filter((moment) => moment !== '');
  return moments.reduce<string | undefined>((best, each) => (best === undefined || isLater(best, each) ? each : best), undefined);
}

function startAt(named: string, graph: TraceGraph): readonly string[] {
  const item = graph.item(named);
  if (item?.kind === 'baseline') {
    const tag = answer(item, 'tag');
    const { tags = [], commits = [] } = graph.evidence.history ?? {};
    return tags.filter(({ name, commit }) => name === tag && commits.some(({ hash }) => hash === commit)).map(({ at }) => at);
  }
  const things = item === undefined ? graph.ofKind('document').filter((each) => answer(each, 'kind') === named) : [item];
  return things.flatMap((thing) => {
    const approval = firstEverApproval(thing, graph);
    return approval === undefined ? [] : [signedAt(approval)];
  });
}
