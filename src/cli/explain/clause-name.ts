import type { Clause } from '../../check/packs/clause.ts';
import { clauseTables, pointsOf } from '../../check/packs/clause-tables.ts';

/** A clause as somebody asked for it. */
export interface ClauseName {
  readonly standard: string;
  readonly number: string;
  /** A lettered point of it. */
  readonly point: string | undefined;
}

/** Reads `5.3.3`, `IEC 62304 5.2.2 j`, `5.2.2j)` or `4.3 a`; undefined for what is no clause. IEC 62304 is meant where no standard is named. */
export function clauseName(words: string): ClauseName | undefined {
  const match = /^(?:(?<standard>[A-Za-z].*?)[\s,:]+)?(?:clause\s+)?(?<number>\d+(?:\.\d+)*)\.?\s*(?<point>[a-z])?\)?$/i.exec(words.trim());
  if (match?.groups === undefined) return undefined;
  const { standard, number = '', point } = match.groups;
  const known = [...clauseTables.keys()];
  const named = standard === undefined ? known[0] : known.find((each) => plain(each) === plain(standard));
  return { standard: named ?? standard ?? '', number, point: point?.toLowerCase() };
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]+/g, '');
}

/** The row of a clause: a lettered point may be one of its own (`4.3 a`). Undefined when the standard has no such clause or point. */
export function clauseOf({ standard, number, point }: ClauseName): Clause | undefined {
  const table = clauseTables.get(standard);
  if (table === undefined || point === undefined) return table?.get(number);
  return table.get(`${number} ${point}`) ?? (pointsOf(table, number).has(point) ? table.get(number) : undefined);
}

/** Every clause of every standard, as it may be asked for. */
export function clauseNames(): readonly string[] {
  return [...clauseTables.values()].flatMap((table) => [...table.keys()]);
}
