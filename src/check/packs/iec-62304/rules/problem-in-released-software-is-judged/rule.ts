import { solving } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { affectedOf, releasedBy, versionsFor } from '../../../../../model/releases.ts';
import { isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf, anyOf } from '../../../../words.ts';

export default defineRule({
  id: 'problem-in-released-software-is-judged',
  clause: '6.2.1.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-6.2.1.3-1'],
  expect: every('problem-report')
    .where((item, { graph, asOf }) => versionsInUse(item, graph, asOf).length > 0)
    .passes((item, { graph, asOf }) => {
      // What an investigation has to say is asked of the report by 9.2.
      if (isAnswered(item, 'investigated-on')) return undefined;
      const missing = [
        ...(isAnswered(item, 'safety-evaluation') ? [] : ['what it means for safety']),
        ...(isDecided(item, graph) ? [] : ['whether the software is changed']),
      ];
      if (missing.length === 0) return undefined;
      return {
        message: `${item.id} concerns ${allOf(versionsInUse(item, graph, asOf))}, which users have, and does not say ${anyOf(missing)}`,
        fix: 'Investigate it: write `investigated-on`, `safety-evaluation`, and either a change request that resolves it or `no-action-reason`.',
      };
    }),
});

function versionsInUse(item: TraceItem, graph: TraceGraph, asOf: string): readonly string[] {
  return affectedOf(item, new Set(releasedBy(asOf, graph).flatMap((release) => [...versionsFor(item, release, graph)])));
}

function isDecided(item: TraceItem, graph: TraceGraph): boolean {
  return isAnswered(item, 'no-action-reason') || solving(item, graph).length > 0;
}
