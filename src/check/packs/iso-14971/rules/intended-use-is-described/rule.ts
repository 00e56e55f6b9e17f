import type { TraceGraph } from '../../../../../model/graph.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type Subject } from '../../../../rule.ts';

/** The device, by its software systems, and what describes its use. */
interface Use extends Subject {
  readonly item: TraceItem;
  readonly uses: readonly TraceItem[];
}

export default defineRule({
  id: 'intended-use-is-described',
  clause: '5.2',
  severity: { draft: 'warning', release: 'error' },
  expect: eachOf(({ graph }) => useOf(graph)).passes(({ uses }) => {
    if (uses.some(({ status }) => status !== 'draft')) return undefined;
    const [draft] = uses;
    if (draft === undefined) return { message: 'No item describes the intended use of the device', fix: 'Write it with `dhf new IU`.' };
    return {
      item: draft,
      message: `The intended use is described only by ${draft.id}, still a draft`,
      fix: 'Finish it, and take `status: draft` out.',
    };
  }),
});

function* useOf(graph: TraceGraph): Iterable<Use> {
  const [system] = graph.ofKind('software-system');
  if (system !== undefined) yield { item: system, uses: graph.ofKind('intended-use') };
}
