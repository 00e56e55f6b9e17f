import { unlessRejected } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, counted, every, type LinkDemand } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { isSystemEvidence, levelsOf } from '../../test-levels.ts';

export default defineRule({
  id: 'requirement-is-covered-by-a-system-test',
  clause: '5.7.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.7.1-1'],
  expect: every('software-requirement').passes((item, { graph }) => {
    const breach = breachOfAll(item, graph, [evidence]);
    return breach && (lowerOnly(item, graph) ?? breach);
  }),
  message: ({ item, instead }) => `${item.id} is shown by no test at level system and by no other record of its method${instead}`,
  fix: ({ item }) =>
    `Add \`verifies: [${item.id}]\` to a test case of level system; for analysis, inspection or demonstration, to the review that records it.`,
});

const evidence: LinkDemand = {
  in: 'verifies',
  from: ['test-case', 'review'],
  where: (other, graph, item) => whyNot(other, graph, item) === undefined,
  whereNot: (other, graph, item) => `${other.id} ${whyNot(other, graph, item)}`,
};

function whyNot(other: TraceItem, graph: TraceGraph, item: TraceItem): string | undefined {
  return other.kind === 'test-case' ? whyNotTest(other, graph) : whyNotReview(other, item);
}

/** That a test declares no level is found at the test. */
function whyNotTest(test: TraceItem, graph: TraceGraph): string | undefined {
  return isSystemEvidence(test, graph) ? undefined : `is of level ${levelsOf(test).join(' and ')}`;
}

/** A review records the method the requirement names; where none is named, any of the three (that it is missing is found by itself). */
function whyNotReview(review: TraceItem, item: TraceItem): string | undefined {
  const method = answer(item, 'verification-method');
  const kind = answer(review, 'review-kind');
  if (!unlessRejected.holds(review, item)) return unlessRejected.otherwise;
  if (method === 'test') return 'is a review, and the method is test';
  const recorded = method === undefined ? ['analysis', 'inspection', 'demonstration'] : [method];
  return recorded.includes(kind ?? '') ? undefined : `is a review of kind ${kind ?? 'unknown'}, and the method is ${recorded.join(' or ')}`;
}

/** Tested, but below the system and without a plan that counts it: never more than a warning. */
function lowerOnly(item: TraceItem, graph: TraceGraph) {
  const tests = counted(item, graph, { in: 'verifies', from: ['test-case'], where: (test) => answers(test, 'level').length > 0 });
  if (tests.length === 0) return undefined;
  return {
    instead: '',
    related: tests.map((test) => ({ message: `${test.id} ${whyNotTest(test, graph)}`, place: test.idPlace })),
    severity: { draft: 'warning', release: 'warning' } as const,
    message: `${item.id} is tested below the system only (${tests.map((test) => `${test.id} ${whyNotTest(test, graph)}`).join(', ')}), and no plan counts that as system evidence`,
    fix: 'Add `system` to the levels of a test case that tests it in the whole system, or name the level under `system-evidence-levels` in the plan.',
  };
}
