import type { Demand, Kind } from '../model/kind.ts';
import { kinds } from '../model/kinds.ts';
import type { SafetyClass } from '../model/safety-class.ts';

/** A field, link or arriving link that the table of kinds demands by a clause. */
export interface ClauseDemand {
  readonly kind: string;
  /** `field`, `link`, or `arriving link`; `one of` where several serve. */
  readonly what: 'field' | 'link' | 'arriving link' | 'one of';
  readonly names: readonly string[];
  readonly from: SafetyClass;
  /** Words that follow "demanded". */
  readonly when?: string;
}

/** What the table of kinds demands by a clause written `IEC 62304 5.2.2`, in its order. */
export function demandsOf(clause: string): readonly ClauseDemand[] {
  return (Object.values(kinds) as Kind[]).flatMap((kind) => rowsOf(kind).flatMap((row) => demanded(kind, row, clause)));
}

interface Row {
  readonly what: ClauseDemand['what'];
  readonly names: readonly string[];
  readonly demands: readonly Demand[];
}

function rowsOf({ fields, links, arrivals, either }: Kind): readonly Row[] {
  return [
    ...fields.map(({ name, demands }): Row => ({ what: 'field', names: [name], demands })),
    ...links.map(({ name, demands }): Row => ({ what: 'link', names: [name], demands })),
    ...arrivals.map(({ name, demands }): Row => ({ what: 'arriving link', names: [name], demands })),
    ...either.map(({ anyOf, demands }): Row => ({ what: 'one of', names: anyOf, demands })),
  ];
}

function demanded(kind: Kind, { what, names, demands }: Row, clause: string): readonly ClauseDemand[] {
  return demands
    .filter((demand) => demand.clause === clause)
    .map(({ from, when }) => ({ kind: kind.name, what, names, from, ...(when === undefined ? {} : { when: when.text }) }));
}
