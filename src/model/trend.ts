/**
 * Why counts are an adverse trend. `burst`: so many in the last span beside those before it; `rise`: ever more towards the last. Each comes of a steady rate,
 * by chance alone, in about one of a hundred cases at most.
 */
export type TrendSign = 'burst' | 'rise';

/** Fewer in the last span are no trend, whatever was before. */
export const leastInTrend = 5;

/** So many spans before the last one are compared; what is older tells little of today. */
export const mostSpans = 12;

/** What counts in spans of equal length, the oldest first, tell of the last one. Nothing is told of a single span. */
export function trendSigns(counts: readonly number[]): readonly TrendSign[] {
  const last = counts.at(-1) ?? 0;
  const before = sum(counts) - last;
  const spans = counts.length - 1;
  if (spans < 1 || last < leastInTrend || last * spans <= before) return [];
  return [...(isBurst(last, before, spans) ? (['burst'] as const) : []), ...(isRise(counts) ? (['rise'] as const) : [])];
}

/**
 * The exact comparison of two Poisson rates (Przyborowski and Wilenski, 1940): at a steady rate each of all events falls in the last span with chance
 * 1 in spans + 1. Are so many there, or more, a case of one in a hundred?
 */
function isBurst(last: number, before: number, spans: number): boolean {
  const total = BigInt(last + before);
  const others = BigInt(spans);
  const all = (others + 1n) ** total;
  let ways = binomial(total, BigInt(last)) * others ** BigInt(before);
  let more = ways;
  for (let at = BigInt(last); at < total && more * 100n <= all; at += 1n) {
    ways = (ways * (total - at)) / ((at + 1n) * others);
    more += ways;
  }
  return more * 100n <= all;
}

function binomial(total: bigint, chosen: bigint): bigint {
  let ways = 1n;
  for (let at = 1n; at <= chosen; at += 1n) ways = (ways * (total - chosen + at)) / at;
  return ways;
}

/** 2.3264 squared, in ten thousandths: what one of a hundred draws of the normal distribution exceeds. */
const bound = 54_122n;

/**
 * The test of Laplace over the places of events, in whole numbers: is the sum of the places, from 1 for the oldest span, above what a steady rate gives in all
 * but about one of a hundred cases? Asked of three spans and more.
 */
function isRise(counts: readonly number[]): boolean {
  const spans = counts.length;
  if (spans < 3) return false;
  const total = sum(counts);
  const places = sum(counts.map((count, at) => count * (at + 1)));
  const above = 2 * places - total * (spans + 1);
  return above > 0 && BigInt(above) ** 2n * 30_000n >= bound * BigInt(total) * BigInt(spans ** 2 - 1);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
