import { type Cover, meaningOf } from '../../model/approvals.ts';
import { risksControlled } from '../../model/class-floor.ts';
import { mayCauseHarm } from '../../model/conditions.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { ImpactStep } from '../../model/impact.ts';
import { isInForce } from '../../model/releases.ts';
import { push } from '../../model/sorted.ts';
import { latest } from '../../model/times.ts';
import { answer, answers, type TraceItem } from '../../model/trace-item.ts';
import { type Answer, type Ask, answerBy, editorialOver } from './ask.ts';
import { type Move, reasonsOf, type Sides } from './moves.ts';
import { isOtherVersion } from './product.ts';

/**
 * What persons judged by what moved, besides what hangs on links that become suspect. Three of these no rule calls out of date, as nobody writes into the
 * judgement what it was made by: a risk whose control moved (its residual evaluation counts on that), a residual anomaly whose affected part, situation or
 * control moved, and a justification whose scope moved.
 */
export function* decisionsAsked(sides: Sides): Iterable<Ask> {
  const justifications = scopes(sides.after);
  for (const move of sides.moves.values()) {
    yield* risksOf(move, sides);
    yield* anomaliesWith(move, sides);
    for (const justification of justifications.get(move.id) ?? []) {
      yield* judgedBy(justification, move, [{ from: justification.id, field: 'scope', to: move.id }], () => true, sides);
    }
    yield* soupAsked(move, sides);
    yield* classAsked(move, sides);
  }
}

const evaluation = /^(?:(?:initial|external|residual)-(?:severity|probability|acceptable)|evaluator|evaluated-on)$/;

/** Risks that a control makes smaller, directly or through a cause. */
function* risksOf(move: Move, sides: Sides): Iterable<Ask> {
  const [control, graph] = move.item === undefined ? [move.was, sides.before] : [move.item, sides.after];
  if (control?.kind !== 'risk-control' || move.how === 'came') return;
  for (const risk of risksControlled(control, graph)) {
    const now = sides.after.item(risk.id);
    if (now === undefined || now.status === 'retired' || answer(now, 'evaluated-on') === undefined) continue;
    yield* judgedBy(now, move, stepsToControl(risk, control, graph), (field) => evaluation.test(field), sides);
  }
}

function stepsToControl(risk: TraceItem, control: TraceItem, graph: TraceGraph): readonly ImpactStep[] {
  const mitigated = graph.targets(control, 'mitigates');
  if (mitigated.includes(risk)) return [{ from: control.id, field: 'mitigates', to: risk.id }];
  const situations = graph.targets(risk, 'assesses');
  for (const cause of mitigated) {
    const situation = graph.targets(cause, 'causes').find((each) => situations.includes(each));
    if (situation === undefined) continue;
    return [
      { from: risk.id, field: 'assesses', to: situation.id },
      { from: cause.id, field: 'causes', to: situation.id },
      { from: control.id, field: 'mitigates', to: cause.id },
    ];
  }
  return [];
}

/** Problem reports that say that what the latest release still has of them is acceptable, for what they affect. */
function* anomaliesWith(move: Move, sides: Sides): Iterable<Ask> {
  if (move.item === undefined) return;
  const { after } = sides;
  const release = latestRelease(after);
  for (const report of after.sources(move.item, 'affects')) {
    const isLeft = release !== undefined && after.targets(report, 'residual-in').includes(release);
    if (!isLeft || answer(report, 'residual-acceptable') === undefined) continue;
    const through = [{ from: report.id, field: 'affects', to: move.id }];
    yield* judgedBy(report, move, through, (field) => field.startsWith('residual-'), sides);
  }
}

function latestRelease(graph: TraceGraph): TraceItem | undefined {
  const released = graph.ofKind('release').filter((each) => isInForce(each) && answer(each, 'released-on') !== undefined);
  return latest(released, (each) => answer(each, 'released-on') as string);
}

/** Finished justifications by the ID of what is in their scope. */
function scopes(graph: TraceGraph): ReadonlyMap<string, readonly TraceItem[]> {
  const found = new Map<string, TraceItem[]>();
  for (const justification of graph.ofKind('justification')) {
    if (justification.status === 'draft') continue;
    for (const { text } of answers(justification, 'scope')) {
      const id = graph.item(text)?.id ?? text;
      push(found, id, justification);
    }
  }
  return found;
}

/** Asks for a judgement again, unless somebody judged anew since: by what it says, or by a record that stands over both as they read now. */
function* judgedBy(
  item: TraceItem,
  move: Move,
  through: readonly ImpactStep[],
  says: (field: string) => boolean,
  sides: Sides,
): Iterable<Ask> {
  if (sides.moves.get(item.id)?.how === 'came') return;
  const answer = answered(item, move, says, sides);
  yield { action: 'decide', item, because: reasonsOf(move, through), ...(answer === undefined ? {} : { answer }) };
}

function answered(
  item: TraceItem,
  { item: moved, was: movedWas }: Move,
  says: (field: string) => boolean,
  { before, after, moves }: Sides,
): Answer | undefined {
  const own = moves.get(item.id);
  const editorial = moved && movedWas && editorialOver(moved, before.hashOf(movedWas).whole, after);
  const record = editorial ?? (moved && recordOverBoth(item, moved, after));
  if (record !== undefined) return answerBy(record, own !== undefined);
  if (own?.how !== 'changed' || !own.fields.some(says)) return undefined;
  const approval = after.approvals.approvalOf(item);
  const wasApproved = own.was !== undefined && before.approvals.isApproved(own.was);
  return approval === undefined && wasApproved ? undefined : { by: 'changed', ...(approval === undefined ? {} : { record: approval.id }) };
}

/** A record of somebody who had both before him as they read now. */
function recordOverBoth(item: TraceItem, other: TraceItem, graph: TraceGraph): TraceItem | undefined {
  const { approvals } = graph;
  const [own, its] = [graph.hashOf(item).whole, graph.hashOf(other).whole];
  const isOver = ({ approval, parts }: Cover) =>
    meaningOf(approval) !== 'editorial' &&
    parts.get('whole')?.hash === own &&
    approvals.storedIn(approval)?.get(other.id)?.parts.get('whole')?.hash === its;
  return approvals.covers(item.id).find(isOver)?.approval;
}

/** Known anomalies were evaluated for the version used then. */
function* soupAsked(move: Move, { after }: Sides): Iterable<Ask> {
  const { item } = move;
  if (item === undefined || !isOtherVersion(move)) return;
  const covered = answer(item, 'anomalies-version')?.split(/\s*[,;]\s*/);
  if (covered === undefined || !mayCauseHarm.holds(item, after)) return;
  const used = ['version', 'api-version', 'tested-versions'].flatMap((field) => answers(item, field).map(({ text }) => text));
  const ask: Ask = { action: 'decide', item, because: reasonsOf(move, []) };
  const approval = after.approvals.approvalOf(item);
  const isEvaluated = used.every((version) => covered.includes(version));
  if (!isEvaluated) yield ask;
  else if (approval !== undefined) yield { ...ask, answer: { by: 'changed', record: approval.id } };
}

/** A class is somebody's decision, which stands as soon as it is approved; what another class demands is found by itself. */
function* classAsked(move: Move, { before, after }: Sides): Iterable<Ask> {
  const { item, was, fields } = move;
  if (item === undefined || was === undefined || !fields.includes('safety-class') || !before.approvals.isApproved(was)) return;
  const approval = after.approvals.approvalOf(item);
  const ask: Ask = { action: 'decide', item, because: reasonsOf(move, []) };
  yield approval === undefined ? ask : { ...ask, answer: { by: 'changed', record: approval.id } };
}
