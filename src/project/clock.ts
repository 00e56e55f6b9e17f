import type { AsOf } from '../check/report.ts';
import type { NotJudged } from '../model/diagnostic.ts';

/** What the day of judging can be taken from, first to last. */
export interface DaySources {
  /** `--as-of`, as `2026-11-22`. */
  readonly flag?: string | undefined;
  /** SOURCE_DATE_EPOCH: whole seconds since 1970. */
  readonly epoch?: string | undefined;
  /** Committer date of HEAD. */
  readonly commit?: string | undefined;
}

/** The day on which expiry and age are judged. A SOURCE_DATE_EPOCH that is no number of seconds is passed over. */
export function asOfDay({ flag, epoch, commit }: DaySources): AsOf {
  if (flag !== undefined) return { date: flag, from: 'flag' };
  const built = epoch === undefined ? undefined : dayOf(epoch);
  if (built !== undefined) return { date: built, from: 'SOURCE_DATE_EPOCH' };
  if (commit !== undefined) return { date: commit, from: 'commit' };
  return { date: new Date().toISOString().slice(0, 10), from: 'today' };
}

/** Days that were given and cannot be one. A flag that is no day stops the judging: what was asked for cannot be done. */
export function dayTroubles({ flag, epoch }: DaySources): readonly NotJudged[] {
  if (flag !== undefined) {
    if (isDay(flag)) return [];
    return [{ what: 'the day of judging', why: `${flag} is not a day of the calendar`, fix: 'Write it like 2026-11-22.', blocking: true }];
  }
  if (epoch === undefined || dayOf(epoch) !== undefined) return [];
  return [
    {
      what: 'SOURCE_DATE_EPOCH',
      why: 'it is not a number of seconds and was passed over',
      fix: 'Set it to whole seconds since 1970, or unset it.',
      blocking: false,
    },
  ];
}

/** Is this a day that the calendar has, written `2026-11-22`? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function dayOf(epoch: string): string | undefined {
  return /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000).toISOString().slice(0, 10) : undefined;
}
