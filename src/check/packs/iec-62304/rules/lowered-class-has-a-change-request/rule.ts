import { isRejected } from '../../../../../model/changes.ts';
import { approvedClasses } from '../../../../../model/class-history.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { holders } from '../../../../../model/structure.ts';
import { dayOf } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { declaredClass } from '../../class-givers.ts';

export default defineRule({
  id: 'lowered-class-has-a-change-request',
  clause: '4.3 a',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('software-system', 'software-item', 'software-unit')
    .where((item) => declaredClass(item) !== undefined)
    .passes((item, { graph }): Breach | undefined => {
      const now = declaredClass(item) ?? 'C';
      const before = approvedClasses(item, graph).find((each) => each.class > now && wasReleased(each.approval, graph));
      if (before === undefined || isAskedFor(item, graph)) return undefined;
      return {
        place: fieldPlace(item, 'safety-class'),
        message: `${item.id} was class ${before.class} in released software, as approved by ${before.approval.id}, and is class ${now} now, but no change request lowers it`,
        fix: `Write the change request with \`class-reevaluation: lowered\` and \`changes: [${item.id}]\` (\`dhf new CR\`), and say in the classification rationale what has changed.`,
        related: [{ message: `${before.approval.id} approved class ${before.class}`, place: before.approval.idPlace }],
      };
    }),
});

/** Did a release go out after the approval? Before the first one a class may still be sought. */
function wasReleased(approval: TraceItem, graph: TraceGraph): boolean {
  const signed = dayOf(answer(approval, 'signed-at') ?? '');
  return graph
    .ofKind('release')
    .some((release) => release.status !== 'draft' && signed !== '' && signed <= (answer(release, 'released-on') ?? ''));
}

function isAskedFor(item: TraceItem, graph: TraceGraph): boolean {
  return [item, ...holders(item, graph)]
    .flatMap((each) => graph.sources(each, 'changes'))
    .some((request) => request.status !== 'draft' && !isRejected(request) && answer(request, 'class-reevaluation') === 'lowered');
}
