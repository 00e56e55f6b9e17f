import { isRejected, requestsByCommit, signedAt } from '../../../../../model/changes.ts';
import { approvedClasses } from '../../../../../model/class-history.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { holders } from '../../../../../model/structure.ts';
import { dayOf, isLater, latest } from '../../../../../model/times.ts';
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
      const higher = approvedClasses(item, graph).filter((each) => each.class > now && wasReleased(each.approval, graph));
      const before = latest(higher, ({ approval }) => signedAt(approval));
      const requests = before === undefined ? [] : requestsFor(item, graph);
      const tooOld = requests.filter((request) => before !== undefined && wasClosedBefore(request, before.approval, item, graph));
      if (before === undefined || requests.length > tooOld.length) return undefined;
      const closed = tooOld.map((request) => `; ${request.id} was closed on ${answer(request, 'closed-on')}, before it was lowered`);
      return {
        place: fieldPlace(item, 'safety-class'),
        message: `${item.id} was class ${before.class} in released software, as approved by ${before.approval.id}, and is class ${now} now, but no change request lowers it${closed.join('')}`,
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

/** Change requests that lower the class of an item, or of what holds it. */
function requestsFor(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const all = [item, ...holders(item, graph)].flatMap((each) => graph.sources(each, 'changes'));
  return [...new Set(all)].filter(
    (request) => request.status !== 'draft' && !isRejected(request) && answer(request, 'class-reevaluation') === 'lowered',
  );
}

/** Was a request over when the higher class was approved, or when the class moved last? One whose commit moved it was not, whatever it says. */
function wasClosedBefore(request: TraceItem, approval: TraceItem, item: TraceItem, graph: TraceGraph): boolean {
  const closed = answer(request, 'closed-on') ?? '';
  if (isLater(signedAt(approval), closed)) return true;
  const { history } = graph.evidence;
  const move = history && lastMove(item, history);
  return (
    move !== undefined &&
    isLater(move.at, closed) &&
    !requestsByCommit(graph, history as History)
      .get(move)
      ?.includes(request)
  );
}

/** The latest commit known to have changed the class of an item. */
function lastMove({ id }: TraceItem, { commits, changed }: History): Commit | undefined {
  const last = Object.hasOwn(changed, id) && changed[id]?.fields.includes('safety-class') ? changed[id]?.commit : undefined;
  const moves = (commit: Commit) => commit.items?.some((each) => each.id === id && each.fields.includes('safety-class'));
  return commits.find((commit) => commit.hash === last || moves(commit));
}
