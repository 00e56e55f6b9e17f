import type { TraceGraph } from '../../../../../model/graph.ts';
import type { TraceLink } from '../../../../../model/link.ts';
import { everyLink } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { linkWords } from '../../link-words.ts';

export default defineRule({
  id: 'link-is-fresh',
  clause: 'IEC 62304 8.2.3',
  alsoClauses: ['IEC 62304 5.2.6'],
  severity: { draft: 'warning', release: 'error' },
  expect: everyLink().passes(({ link }, { graph }) => (link.state === 'suspect' ? suspect(link, graph) : undefined)),
});

function suspect(link: TraceLink, graph: TraceGraph) {
  const stored = graph.approvals.storedFor(link);
  const approval = stored?.approval.id ?? 'its last approval';
  const moved = link.to === undefined ? [] : (graph.approvals.movedSince(link.to) ?? []);
  const what = moved.length === 0 ? '' : ` (${moved.join(', ')})`;
  return {
    place: link.place,
    message: `${linkWords(link)}, which has changed${what} since ${approval} covered ${link.from.id}`,
    fix: `Read ${link.target} again. If ${link.from.id} still holds, record it with \`dhf approve ${link.from.id} --meaning no-impact\`; if not, change ${link.from.id}.`,
    related: stored === undefined ? [] : [{ message: `${approval} stored how ${link.target} read then`, place: stored.place }],
  };
}
