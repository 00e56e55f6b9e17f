import type { ClauseAccount, ClauseState } from '../check/account.ts';
import type { Clause } from '../check/packs/clause.ts';
import type { Pack } from '../check/rule.ts';
import type { TraceGraph } from '../model/graph.ts';
import { type SafetyClass, safetyClasses } from '../model/safety-class.ts';

/** A sub-clause, and how it stands; without an account where no class here asks it. */
export interface Asked {
  readonly clause: Clause;
  readonly account: ClauseAccount | undefined;
}

/** How an activity stands: as the worst of its clauses. */
export type ActivityState = 'not-met' | 'open' | 'deviation' | 'complete' | 'not-applicable' | 'not-asked';

/** An activity of the life cycle, made up of sub-clauses. */
export interface Activity {
  /** `5.1` in the fourth and fifth clause of IEC 62304, where each part is an activity of its own; else `6`. */
  readonly number: string;
  readonly clauses: readonly Asked[];
  /** How many of its clauses each class asks. */
  readonly askedAt: Readonly<Record<SafetyClass, number>>;
  /** The states that occur, the worst first, with the number of the first clause in each. */
  readonly states: readonly { readonly state: ClauseState; readonly count: number; readonly first: string }[];
  readonly state: ActivityState;
}

/** Every state of a clause, the worst first. */
export const clauseStates: readonly ClauseState[] = ['not-met', 'open', 'deviation', 'judged', 'evidence-complete', 'not-applicable'];

/** The activities of a standard in the order of its clauses, from the accounts of what is asked here. What was taken out of the standard is left out. */
export function activitiesOf({ standard, clauses = [] }: Pack, accounts: readonly ClauseAccount[]): readonly Activity[] {
  const byNumber = new Map(accounts.filter((each) => each.standard === standard).map((each) => [each.number, each]));
  const living = clauses.filter(({ removed }) => removed === undefined);
  const groups = Map.groupBy(living, ({ number }) => activityNumber(standard ?? '', number));
  return [...groups].map(([number, group]) =>
    activity(
      number,
      group.map((clause) => ({ clause, account: byNumber.get(clause.number) })),
    ),
  );
}

function activityNumber(standard: string, clause: string): string {
  const [first = '', second = ''] = clause.split(/[. ]/);
  return standard === 'IEC 62304' && (first === '4' || first === '5') ? `${first}.${second}` : first;
}

function activity(number: string, clauses: readonly Asked[]): Activity {
  const accounts = clauses.flatMap(({ account }) => account ?? []);
  const states = clauseStates.flatMap((state) => {
    const those = accounts.filter((each) => each.state === state);
    return those[0] === undefined ? [] : [{ state, count: those.length, first: those[0].number }];
  });
  const askedAt = Object.fromEntries(
    safetyClasses.map((each) => [each, clauses.filter(({ clause }) => clause.classes.includes(each)).length]),
  ) as Record<SafetyClass, number>;
  return { number, clauses, askedAt, states, state: wholeState(states[0]?.state) };
}

function wholeState(worst: ClauseState | undefined): ActivityState {
  if (worst === undefined) return 'not-asked';
  return worst === 'judged' || worst === 'evidence-complete' ? 'complete' : worst;
}

/** The classes that parts of the software have, A first. */
export function classesIn(graph: TraceGraph): readonly SafetyClass[] {
  const parts = (['software-system', 'software-item', 'software-unit'] as const).flatMap((kind) => graph.ofKind(kind));
  return safetyClasses.filter((each) => parts.some((part) => graph.classOf(part).class === each));
}
