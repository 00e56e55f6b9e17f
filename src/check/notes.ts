import type { Question, TraceGraph } from '../model/graph.ts';
import type { Gathering } from './gather.ts';

/** What can be asked: the graph, or what was gathered from it. */
export type Asked = Question | Gathering<unknown>;

/** Something worked out from answers. It is in doubt when one of them is another now. */
export interface Asker {
  /** Where it is noted, for each answer it was given. */
  readonly noted: Set<Asker>[];
  doubt(): void;
}

/** What asks the same question about so many things is in doubt whatever they are about: to note each would cost more. */
const crowd = 3000;
const anything = '\u0000';

/** Who asked what, in one session. */
export class Notes {
  readonly #askers = new Map<Asked, Map<string, Set<Asker>>>();
  #hear: ((asked: Asked, about: string) => void) | undefined;

  /** Does some work and notes what is asked meanwhile, in the name of an asker. */
  during<T>(asker: Asker, graph: TraceGraph, work: () => T): T {
    const outer = this.#hear;
    const times = new Map<Asked, number>();
    const hear = (asked: Asked, about: string) => {
      const before = times.get(asked) ?? 0;
      if (before > crowd) return;
      const noted = this.#of(asked, before === crowd ? anything : about);
      if (noted.has(asker)) return;
      times.set(asked, before + 1);
      noted.add(asker);
      asker.noted.push(noted);
    };
    this.#hear = hear;
    try {
      return graph.heardBy(hear, work);
    } finally {
      this.#hear = outer;
    }
  }

  /** Notes that something was asked which is not the graph. */
  asked(asked: Asked, about: string): void {
    this.#hear?.(asked, about);
  }

  /** The answers about these things are others now. */
  differ(asked: Asked, about: ReadonlySet<string>): void {
    const noted = this.#askers.get(asked);
    if (noted === undefined || about.size === 0) return;
    for (const each of [...about, anything]) for (const asker of noted.get(each) ?? []) asker.doubt();
  }

  forget(asker: Asker): void {
    for (const noted of asker.noted) noted.delete(asker);
    asker.noted.length = 0;
  }

  clear(): void {
    this.#askers.clear();
  }

  #of(asked: Asked, about: string): Set<Asker> {
    const things = this.#askers.get(asked) ?? new Map<string, Set<Asker>>();
    this.#askers.set(asked, things);
    const noted = things.get(about) ?? new Set();
    things.set(about, noted);
    return noted;
  }
}
