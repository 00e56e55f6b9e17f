/**
 * Is one moment later than another? Both are dates (`2026-05-20`) or times with zone. Where one is a day alone days are compared, each as written;
 * text that is no date is neither earlier nor later.
 */
export function isLater(a: string, b: string): boolean {
  if (!isMoment(a) || !isMoment(b)) return false;
  return isDay(a) || isDay(b) ? dayOf(a) > dayOf(b) : Date.parse(a) > Date.parse(b);
}

/** The latest of some moments. */
export function latest<T>(things: readonly T[], when: (thing: T) => string): T | undefined {
  return things.reduce<T | undefined>((best, each) => (best === undefined || isLater(when(each), when(best)) ? each : best), undefined);
}

/** The day of a date or time, as written. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

/** Whole days from the day of one moment to that of another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000);
}

/** The day so many months after another; the last day of a shorter month. Text that is no date stays as it is. */
export function monthsAfter(moment: string, months: number): string {
  if (!isMoment(moment) || months > longest) return moment;
  const [year = 0, month = 1, day = 1] = dayOf(moment).split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** A thousand years: no plan looks further ahead. */
const longest = 12_000;

function isDay(text: string): boolean {
  return text.length === 10;
}

/** Is this a date or a time as they are written here? */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(?:T|$)/.test(text) && !Number.isNaN(Date.parse(text));
}
