import { compareText } from './place.ts';

/** The candidate that differs from a word by the fewest letters; undefined when none is close. Case and kind of hyphen do not count. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const sought = plain(word);
  const limit = Math.max(1, Math.floor(sought.length / 3));
  let best: { readonly candidate: string; readonly steps: number } | undefined;
  for (const candidate of candidates) {
    const steps = stepsBetween(sought, plain(candidate), limit);
    if (
      steps > limit ||
      (best !== undefined && (best.steps < steps || (best.steps === steps && compareText(best.candidate, candidate) <= 0)))
    )
      continue;
    best = { candidate, steps };
  }
  return best?.candidate;
}

function plain(text: string): string {
  return text
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
}

/** Letters to change, add, drop or swap with their neighbour; anything above `limit` once it is clear that it is more. */
export function stepsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      row.push(steps);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
