/** The night as it is sent: minutes and longest pause, no name. Nothing without consent. */
export function upload(night, consent) {
  if (!consent) return undefined;
  const longest = night.pauses.reduce((most, seconds) => Math.max(most, seconds), 0);
  return { belt: night.belt, date: night.date, minutes: night.minutes, pauses: night.pauses, longest };
}

/** Waiting time before try number n, in seconds: 10, 20, 40 … at most an hour. */
export function wait(n) {
  return Math.min(10 * 2 ** (n - 1), 3600);
}
