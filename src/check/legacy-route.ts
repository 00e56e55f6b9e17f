import type { Diagnostic } from '../model/diagnostic.ts';
import { parts } from '../model/structure.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { gapsIn, isToBeMade } from './packs/iec-62304/legacy.ts';
import type { RuleContext } from './rule.ts';

/**
 * Software from before need not have been made by clauses 5 and 7 once it is assessed (IEC 62304 4.4). Gives, for a finding about it, the ID of the
 * legacy assessment that answers it. At release the assessment is approved. What its gap table speaks of (5.2, 5.3, 5.7 and 7) is answered where it
 * decides that nothing is made; records of system tests (5.7.5) are always asked.
 */
export function legacyRoute(context: RuleContext): (finding: Diagnostic) => string | undefined {
  const routes = new Map<string, Route>();
  for (const route of routesIn(context)) for (const item of route.items) if (!routes.has(item.id)) routes.set(item.id, route);
  return ({ item = '', clause = '' }) => {
    const route = routes.get(item);
    const [, number] = /^IEC 62304 ([57]\.\d+(?:\.\d+)?)(?: |$)/.exec(clause) ?? [];
    return route === undefined || number === undefined || !answers(route, number) ? undefined : route.assessment.id;
  };
}

interface Route {
  readonly assessment: TraceItem;
  readonly items: readonly TraceItem[];
  /** Sub-clauses of the gap table for which nothing is to be made. */
  readonly settled: ReadonlySet<string>;
}

function routesIn({ graph, stage }: RuleContext): readonly Route[] {
  return graph
    .ofKind('legacy-assessment')
    .filter((each) => each.status !== 'draft' && (stage === 'draft' || graph.approvals.isApproved(each)))
    .map((assessment) => {
      const items = graph.targets(assessment, 'concerns').filter((each) => answer(each, 'legacy') === 'yes');
      const gaps = gapsIn(assessment, graph).filter((gap) => gap.decision !== undefined && !isToBeMade(gap));
      return {
        assessment,
        items: items.flatMap((each) => [each, ...parts(each, graph)]),
        settled: new Set(gaps.flatMap(({ clauses }) => clauses)),
      };
    });
}

function answers({ settled }: Route, number: string): boolean {
  if (number === '5.7.5') return false;
  return !/^(?:5\.[237]|7)(?:\.|$)/.test(number) || settled.has(number);
}
