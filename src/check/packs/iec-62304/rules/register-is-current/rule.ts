import type { Declared, DeclaredRegister } from '../../../../../model/declared.ts';
import type { KindName } from '../../../../../model/kinds.ts';
import { isCurrent, isInForce } from '../../../../../model/releases.ts';
import { dayOf, isLater, isMoment } from '../../../../../model/times.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, together } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { kindTitle } from '../../../../words.ts';

/** A snapshot that `dhf.yaml` names. */
interface Snapshot extends Subject {
  readonly register: DeclaredRegister;
  readonly declared: Declared;
  readonly at: number;
}

interface ForRelease extends Snapshot {
  readonly release: TraceItem;
}

export default defineRule({
  id: 'register-is-current',
  clause: '8.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: together(
    eachOf(snapshots).passes((snapshot, { asOf }) => ahead(snapshot, asOf)),
    eachOf(forReleases).passes((snapshot) => older(snapshot)),
    eachOf(snapshots).passes((snapshot, { graph }) => empty(snapshot, graph.file(snapshot.register.file)?.items.length)),
  ),
});

/** The clauses that ask for the records of a kind. */
const clauses: Readonly<Partial<Record<KindName, string>>> = { 'problem-report': '9.5', feedback: '6.2.1.1' };

function snapshots({ graph: { declared } }: RuleContext): readonly Snapshot[] {
  if (declared === undefined) return [];
  return (declared.registers ?? []).map((register, at) => ({ register, declared, at, clause: clauses[register.kind] }));
}

function forReleases(context: RuleContext): readonly ForRelease[] {
  const current = context.graph.ofKind('release').filter((each) => isInForce(each) && isCurrent(each, context.graph));
  return snapshots(context).flatMap((snapshot) => current.map((release) => ({ ...snapshot, item: release, release })));
}

function ahead({ register, declared, at }: Snapshot, asOf: string): Breach | undefined {
  const extracted = register['extracted-at'];
  if (!isLater(dayOf(extracted), asOf)) return undefined;
  return {
    place: declared.placeOf(['registers', at, 'extracted-at']),
    severity: { draft: 'error', release: 'error' },
    message: `${register.file} is said to be extracted on ${dayOf(extracted)}, which is still to come on ${asOf}`,
    fix: 'Write when the snapshot was really extracted, or judge on a day after it.',
  };
}

function older({ register, declared, at, release }: ForRelease): Breach | undefined {
  const extracted = register['extracted-at'];
  const released = answer(release, 'released-on') ?? '';
  if (!isMoment(released) || !isLater(dayOf(released), dayOf(extracted))) return undefined;
  return {
    place: declared.placeOf(['registers', at, 'extracted-at']),
    message: `${register.file} was extracted on ${dayOf(extracted)}, before ${release.id} of ${dayOf(released)}: what came in between stands in no register`,
    fix: 'Extract the register again, and write its time and hash into dhf.yaml.',
    related: [{ message: `${release.id} “${release.title.text}”`, place: release.idPlace }],
  };
}

/** An empty register is a statement: at that time there was none. It is shown, so that nobody takes a query that finds nothing for good news. */
function empty({ register, declared, at }: Snapshot, count: number | undefined): Breach | undefined {
  if (count !== 0) return undefined;
  return {
    place: declared.placeOf(['registers', at, 'query']),
    severity: { draft: 'info', release: 'info' },
    message: `${register.file} holds 0 items of kind ${kindTitle(register.kind)} as of ${register['extracted-at']}, by the query “${register.query}”`,
    fix: 'See that the query finds what it should.',
  };
}
