import type { TraceGraph } from './graph.ts';
import { answer, type TraceItem } from './trace-item.ts';

export type SafetyClass = 'A' | 'B' | 'C';
export const safetyClasses: readonly SafetyClass[] = ['A', 'B', 'C'];

/** A class and the item that decides it; `byDefault` when nothing was declared and C is in force (4.3 g). */
export interface EffectiveClass {
  readonly class: SafetyClass;
  readonly from: string;
  readonly byDefault: boolean;
}

export function isSafetyClass(text: string | undefined): text is SafetyClass {
  return text === 'A' || text === 'B' || text === 'C';
}

const otherAxes: readonly (readonly [RegExp, string])[] = [
  [/^(?:class |klasse )?I{1,3}[abmrs]?$/i, 'the class of a device under the MDR or of the FDA'],
  [/^(?:class |klasse )?D$/i, 'the class of a diagnostic device under the IVDR'],
  [/^(?:major|moderate|minor|basic|enhanced)$/i, 'a level of documentation of the FDA'],
  [/^(?:A?SIL|SL|PL)[- ]?[0-4a-e]$/i, 'a level of another standard'],
];

/** What somebody meant who wrote something else for a safety class, and what to write; undefined when nobody knows. */
export function meantAsClass(text: string): string | undefined {
  const [, letter] = /^(?:class |klasse )?([abc])$/i.exec(text) ?? [];
  if (letter !== undefined) return `Write \`${letter.toUpperCase()}\`.`;
  const [, axis] = otherAxes.find(([pattern]) => pattern.test(text)) ?? [];
  if (axis === undefined) return undefined;
  return `That is ${axis}, which says nothing of the software: write A, B or C by the risk that remains when the software fails (4.3 a).`;
}

/** True when `judged` is demanded what starts at class `from`. */
export function reaches(judged: SafetyClass, from: SafetyClass): boolean {
  return judged >= from;
}

/** Links to walk, in which direction, and the kinds at the other end that decide; all when absent. */
interface Walk {
  readonly out?: readonly string[];
  readonly in?: readonly string[];
  readonly only?: ReadonlySet<string>;
}

/** Whose class decides, by kind (design: kinds, section 5). */
const decidedBy: Readonly<Record<string, Walk>> = {
  interface: { out: ['connects'], only: new Set(['software-system', 'software-item', 'software-unit', 'soup']) },
  segregation: { out: ['segregates-high'] },
  'design-element': { out: ['details'] },
  'software-cause': { out: ['arises-in'] },
  'software-requirement': { out: ['allocated-to'] },
  'test-case': { out: ['verifies', 'shows-effective', 'validates'] },
  review: { out: ['verifies', 'shows-effective', 'covers'] },
  'test-run': { in: ['result-of'] },
  'test-result': { out: ['result-of'], only: new Set(['test-case']) },
  'problem-report': { out: ['affects'] },
  'change-request': { out: ['changes'] },
  'risk-control': { in: ['implements'] },
};

/** Have items of a kind a class of their own? All others have that of their system. */
export function hasOwnClass({ kind }: TraceItem): boolean {
  return kind === 'software-system' || kind === 'software-item' || kind === 'software-unit' || kind === 'soup' || kind in decidedBy;
}

/** The effective class of every item of one graph, computed once each (4.3). */
export class ClassEngine {
  readonly #graph: TraceGraph;
  readonly #known = new Map<TraceItem, EffectiveClass>();
  readonly #walking = new Set<TraceItem>();
  #systems: EffectiveClass | undefined;

  constructor(graph: TraceGraph) {
    this.#graph = graph;
  }

  of(item: TraceItem): EffectiveClass {
    const known = this.#known.get(item);
    if (known !== undefined) return known;
    this.#walking.add(item);
    const found = this.#compute(item);
    this.#walking.delete(item);
    this.#known.set(item, found);
    return found;
  }

  #compute(item: TraceItem): EffectiveClass {
    switch (item.kind) {
      case 'software-system':
        return declared(item) ?? defaultClass(item.id);
      case 'software-item':
      case 'software-unit':
        return declared(item) ?? this.#parent(item) ?? defaultClass(item.id);
      case 'soup':
        return this.#soup(item);
      default:
        return this.#highest(this.#deciders(item)) ?? this.systemOf(item);
    }
  }

  #parent(item: TraceItem): EffectiveClass | undefined {
    return this.#highest(this.#graph.targets(item, 'part-of'));
  }

  #soup(item: TraceItem): EffectiveClass {
    const keptApart = this.#graph.sources(item, 'segregates-low').length > 0;
    const own = keptApart ? declared(item) : undefined;
    return own ?? this.#highest(this.#graph.sources(item, 'uses')) ?? this.systemOf(item);
  }

  #deciders(item: TraceItem): TraceItem[] {
    const walk = decidedBy[item.kind];
    if (walk === undefined) return [];
    const found = [
      ...(walk.out ?? []).flatMap((field) => this.#graph.targets(item, field)),
      ...(walk.in ?? []).flatMap((field) => this.#graph.sources(item, field)),
    ];
    return walk.only === undefined ? found : found.filter((end) => walk.only?.has(end.kind));
  }

  /** The class of the system an item belongs to; the highest, where several share it (4.3 f). */
  systemOf(item: TraceItem): EffectiveClass {
    const named = ['system', 'realised-in'].flatMap((field) => this.#graph.targets(item, field));
    return this.#highest(named) ?? this.#highestSystem(item);
  }

  #highestSystem(item: TraceItem): EffectiveClass {
    this.#systems ??= this.#highest(this.#graph.ofKind('software-system'));
    return this.#systems ?? defaultClass(item.id);
  }

  #highest(items: readonly TraceItem[]): EffectiveClass | undefined {
    let best: EffectiveClass | undefined;
    for (const item of items) {
      if (this.#walking.has(item)) continue;
      const found = this.of(item);
      if (best === undefined || found.class > best.class) best = found;
    }
    return best;
  }
}

function declared(item: TraceItem): EffectiveClass | undefined {
  const text = answer(item, 'safety-class');
  return isSafetyClass(text) ? { class: text, from: item.id, byDefault: false } : undefined;
}

function defaultClass(id: string): EffectiveClass {
  return { class: 'C', from: id, byDefault: true };
}
