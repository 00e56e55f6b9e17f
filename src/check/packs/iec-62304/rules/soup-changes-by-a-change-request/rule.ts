import { nameOf, requestsByCommit } from '../../../../../model/changes.ts';
import { controlStart } from '../../../../../model/control-start.ts';
import type { Commit } from '../../../../../model/evidence.ts';
import { lineStart } from '../../../../../model/place.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { controlledFiles } from '../../../../../model/under-control.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext, type Subject } from '../../../../rule.ts';

/** A commit after the start of change control that changed a lock file or an SBOM. */
interface Delta extends Subject {
  readonly commit: Commit;
  readonly path: string;
  readonly requests: readonly TraceItem[];
}

export default defineRule({
  id: 'soup-changes-by-a-change-request',
  clause: '7.4.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.4.1-2'],
  needs: ['history', 'components'],
  expect: eachOf(deltas).passes(({ commit, path, requests }) => {
    if (requests.length > 0) return undefined;
    const named = commit.requests.join(', ');
    const why = named === '' ? 'names no change request' : `names ${named}, which is no change request`;
    return {
      place: lineStart(path),
      message: `Commit ${nameOf(commit)} changed ${path}, and with it third-party components, but ${why}, so nobody has judged what that means for safety`,
      fix: 'Write the change request with its safety analysis (`dhf new CR`) and name the commit under `commits`.',
    };
  }),
});

function* deltas({ graph }: RuleContext): Iterable<Delta> {
  const { history, components } = graph.evidence;
  const start = controlStart(graph);
  if (history === undefined || components === undefined || start === undefined) return;
  const lists = new Set(components.lists.map(({ file }) => file));
  const isControlled = controlledFiles(graph, history);
  const requests = requestsByCommit(graph, history);
  for (const commit of history.commits) {
    if (!start.isBefore(commit)) continue;
    for (const path of commit.paths)
      if (lists.has(path) && isControlled(path, commit)) yield { commit, path, requests: requests.get(commit) ?? [] };
  }
}
