import type { Clause } from './clause.ts';
import { clauses as iec62304 } from './iec-62304/clauses.ts';
import { clauses as iso14971 } from './iso-14971/clauses.ts';

/** The clauses of every standard that has a pack, by the name `dhf.yaml` gives it, then by number. */
export const clauseTables: ReadonlyMap<string, ReadonlyMap<string, Clause>> = new Map([
  ['IEC 62304', byNumber(iec62304)],
  ['ISO 14971', byNumber(iso14971)],
]);

function byNumber(clauses: readonly Clause[]): ReadonlyMap<string, Clause> {
  return new Map(clauses.map((clause) => [clause.number, clause]));
}

/** The lettered points of a clause with what each asks for; empty when it has none. */
export function pointsOf(table: ReadonlyMap<string, Clause>, number: string): ReadonlyMap<string, string> {
  const own = Object.entries(table.get(number)?.points ?? {});
  const asClauses = [...table.values()].filter((clause) => clause.number.startsWith(`${number} `));
  return new Map([...own, ...asClauses.map((clause): [string, string] => [clause.number.slice(number.length + 1), clause.title])]);
}
