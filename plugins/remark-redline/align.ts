import { diffArrays } from 'diff';

/** What stands at one place of two lists: in both, or in one of them. */
export interface Pair<T> {
  readonly before?: T;
  readonly after?: T;
}

/** Beyond so many comparisons the changed stretch of a list is paired in order. */
const mostCompared = 10_000;

/**
 * Two lists beside each other: what is the same in both, what was changed, and what stands in one alone, in an order that keeps that of both. `likeness` says
 * how much two entries have in common, from 0 to 1; those below a third are none of each other.
 */
export function alignedLists<T>(
  before: readonly T[],
  after: readonly T[],
  key: (each: T) => string,
  likeness: (one: T, other: T) => number,
): readonly Pair<T>[] {
  const pairs: Pair<T>[] = [];
  let [left, right]: [T[], T[]] = [[], []];
  let [inBefore, inAfter] = [0, 0];
  const flush = () => {
    pairs.push(...pairedUp(left, right, likeness));
    [left, right] = [[], []];
  };
  for (const { count, added, removed } of diffArrays(before.map(key), after.map(key))) {
    if (removed) left.push(...before.slice(inBefore, inBefore + count));
    else if (added) right.push(...after.slice(inAfter, inAfter + count));
    else {
      flush();
      for (let at = 0; at < count; at += 1) pairs.push({ before: before[inBefore + at] as T, after: after[inAfter + at] as T });
    }
    if (!added) inBefore += count;
    if (!removed) inAfter += count;
  }
  flush();
  return pairs;
}

function pairedUp<T>(before: readonly T[], after: readonly T[], likeness: (one: T, other: T) => number): readonly Pair<T>[] {
  const partners = before.length * after.length > mostCompared ? inOrder(before, after, likeness) : bestOf(before, after, likeness);
  const pairs: Pair<T>[] = [];
  let [inBefore, inAfter] = [0, 0];
  const until = (endBefore: number, endAfter: number) => {
    for (; inBefore < endBefore; inBefore += 1) pairs.push({ before: before[inBefore] as T });
    for (; inAfter < endAfter; inAfter += 1) pairs.push({ after: after[inAfter] as T });
  };
  for (const [one, other] of partners) {
    until(one, other);
    pairs.push({ before: before[one] as T, after: after[other] as T });
    [inBefore, inAfter] = [one + 1, other + 1];
  }
  until(before.length, after.length);
  return pairs;
}

type Places = readonly [inBefore: number, inAfter: number];

const least = 1 / 3;

function inOrder<T>(before: readonly T[], after: readonly T[], likeness: (one: T, other: T) => number): readonly Places[] {
  const length = Math.min(before.length, after.length);
  return Array.from({ length }, (_, at): Places => [at, at]).filter(
    ([one, other]) => likeness(before[one] as T, after[other] as T) >= least,
  );
}

/** The pairs in order that have most in common together. */
function bestOf<T>(before: readonly T[], after: readonly T[], likeness: (one: T, other: T) => number): readonly Places[] {
  const width = after.length + 1;
  const likes = before.map((one) => after.map((other) => likeness(one, other)));
  const best = new Float64Array((before.length + 1) * width);
  const at = (one: number, other: number) => best[one * width + other] as number;
  const joined = (one: number, other: number) => {
    const like = likes[one]?.[other] ?? 0;
    return like < least ? -1 : like + at(one + 1, other + 1);
  };
  for (let one = before.length - 1; one >= 0; one -= 1) {
    for (let other = after.length - 1; other >= 0; other -= 1)
      best[one * width + other] = Math.max(joined(one, other), at(one + 1, other), at(one, other + 1));
  }
  const pairs: Places[] = [];
  for (let [one, other] = [0, 0]; one < before.length && other < after.length; ) {
    if (joined(one, other) >= Math.max(at(one + 1, other), at(one, other + 1))) {
      pairs.push([one, other]);
      one += 1;
      other += 1;
    } else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
    else other += 1;
  }
  return pairs;
}
