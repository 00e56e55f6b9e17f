import type { Demand, FieldRow, Kind, LinkRow } from '../../model/kind.ts';
import { germanLabels } from '../../model/labels.ts';
import { reaches, type SafetyClass } from '../../model/safety-class.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';

/** What a template is made for. */
export interface Occasion {
  /** The class whose demands it shows. */
  readonly class: SafetyClass;
  /** Standards that judge, e.g. `IEC 62304`. */
  readonly packs: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
}

/** When something is asked for: always, or only under a condition, in its words. */
export type Asked = { readonly always: true } | { readonly always: false; readonly when: string };

/** Whether a class and the packs ask for a field or link of a kind; undefined when they never do. */
export function asked(row: FieldRow | LinkRow, kind: Kind, occasion: Occasion): Asked | undefined {
  const demands = inForce(row.demands, occasion);
  if (demands.some((demand) => demand.when === undefined)) return { always: true };
  const conditions = [...new Set(demands.map((demand) => demand.when?.text))];
  // Asked for in so many cases that it is best to think of it in all.
  if (conditions.length > 2) return { always: true };
  if (conditions.length > 0) return { always: false, when: conditions.join(', or ') };
  const alternatives = kind.either.filter(({ anyOf, demands }) => anyOf.includes(row.name) && inForce(demands, occasion).length > 0);
  const others = alternatives.flatMap(({ anyOf }) => anyOf.filter((name) => name !== row.name));
  return alternatives.length === 0 ? undefined : { always: false, when: `or ${others.join(' or ')}` };
}

/** Demands that a class and the packs make. */
export function inForce(demands: readonly Demand[], { class: safetyClass, packs }: Occasion): readonly Demand[] {
  return demands.filter((demand) => reaches(safetyClass, demand.from) && (demand.pack === undefined || packs.has(demand.pack)));
}

/** A field's name as a heading or list label says it, in the language of the settings. */
export function labelOf(name: string, { language }: Vocabulary): string {
  const label = (language === 'de' ? germanLabels[name] : undefined) ?? name.replaceAll('-', ' ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}
