import type { Format } from '../../../../../model/kind.ts';

/** What a text of some format looks like. */
interface FormatCheck {
  fits(text: string): boolean;
  readonly why: string;
  readonly fix: string;
}

/** Formats that say how a text has to look; the others take any. */
export const formats: Readonly<Partial<Record<Format, FormatCheck>>> = {
  date: { fits: isDate, why: 'no day of the calendar', fix: 'Write year, month and day, as 2026-11-22.' },
  time: {
    fits: isTime,
    why: 'no time with a zone',
    fix: 'Write day, time and zone, as 2026-11-22T14:30:00Z or 2026-11-22T15:30:00+01:00.',
  },
  sha256: { fits: (text) => /^[0-9a-f]{64}$/.test(text), why: 'no SHA-256', fix: 'Write the 64 digits 0 to 9 and a to f.' },
  number: { fits: (text) => /^[1-9]\d*$/.test(text), why: 'no whole number', fix: 'Write it in digits, as 12.' },
  pair: { fits: (text) => /^[^:]*\S\s*:\s*\S/.test(text), why: 'not two parts around a colon', fix: 'Write both parts, as Name: role.' },
  'item-hash': {
    fits: (text) => /^[^@\s]+@h\d+:[0-9a-f]{64}$/.test(text),
    why: 'no ID with a content hash',
    fix: 'Let `dhf record` write it, as TC-7@h1: and 64 digits.',
  },
};

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(text);
}

function isTime(text: string): boolean {
  const [, date = '', clock = '', zone = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(text) ?? [];
  return isDate(date) && isClock(clock) && (zone === 'Z' || isClock(`${zone.slice(1)}:00`));
}

/** Seconds go to 60: the calendar has leap seconds. */
function isClock(text: string): boolean {
  const [hours = 99, minutes = 99, seconds = 99] = text.split(':').map(Number);
  return hours < 24 && minutes < 60 && seconds <= 60;
}
