/** What is carried back from commit to commit, by commit and by path of the file that it stands in. */
export class Carried<T> {
  readonly #waiting = new Map<string, Map<string, T>>();
  readonly #join: (one: T, other: T) => T;

  /** `join` puts together what comes to one file of one commit on two ways. */
  constructor(join: (one: T, other: T) => T) {
    this.#join = join;
  }

  /** Takes out what has come to a commit. */
  take(commit: string): Map<string, T> {
    const there = this.#waiting.get(commit) ?? new Map<string, T>();
    this.#waiting.delete(commit);
    return there;
  }

  /** Brings things to a commit. The map is given away. */
  bring(commit: string, things: Map<string, T>): void {
    const there = this.#waiting.get(commit);
    if (there === undefined) {
      if (things.size > 0) this.#waiting.set(commit, things);
      return;
    }
    const [large, small] = there.size < things.size ? [things, there] : [there, things];
    for (const [path, thing] of small) {
      const other = large.get(path);
      large.set(path, other === undefined ? thing : this.#join(other, thing));
    }
    this.#waiting.set(commit, large);
  }

  /** Paths of all that is on its way. */
  *paths(): Iterable<string> {
    for (const things of this.#waiting.values()) yield* things.keys();
  }
}

/** Takes things out of a map whose paths are among those of another; looks at the shorter of the two. */
export function takeTouched<T>(things: Map<string, T>, touched: ReadonlyMap<string, unknown>): Map<string, T> {
  const found = new Map<string, T>();
  for (const path of touched.size < things.size ? touched.keys() : [...things.keys()]) {
    const thing = things.get(path);
    if (thing === undefined || !touched.has(path)) continue;
    found.set(path, thing);
    things.delete(path);
  }
  return found;
}
