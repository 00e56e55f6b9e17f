import { Decimal } from 'decimal.js';

export type Priority = 'high' | 'medium' | 'low';

export interface Warning {
  readonly code: string;
  readonly priority: Priority;
  readonly text: string;
  /** True when no dose may be recommended while this holds. */
  readonly withholds: boolean;
}

/** Everything a warning depends on; glucose in mmol/L, insulin in units, times in minutes and days; no dose ever is infinitely long ago. */
export interface Situation {
  readonly glucose: Decimal;
  readonly onBoard: Decimal;
  readonly minutesSinceDose: number;
  readonly limitedTo: Decimal | undefined;
  readonly daysOfSettingsLeft: number;
  readonly statisticsLost: boolean;
}

const low = new Decimal('3.9');
const veryHigh = new Decimal('16.7');
const recentMinutes = 60;
const noticeDays = 14;
const ranks = { high: 0, medium: 1, low: 2 } as const;

/** The warnings that hold, most urgent first. While a dose is withheld, no warning speaks of units. */
// [impl SRS-23] [impl SRS-24] [impl SRS-25] [impl SRS-26] [impl SRS-27] [impl SRS-44]
export function decideWarnings(situation: Situation): Warning[] {
  const { glucose, onBoard, minutesSinceDose, limitedTo, daysOfSettingsLeft, statisticsLost } = situation;
  const found: Warning[] = [];
  const withheld = glucose.lt(low);
  const add = (code: string, priority: Priority, text: string) => found.push({ code, priority, text, withholds: priority === 'high' });
  if (statisticsLost) add('statistics-lost', 'low', 'Statistics are incomplete. Advice is not affected.');
  if (daysOfSettingsLeft <= noticeDays) add('settings-end', 'low', `Your settings end in ${daysOfSettingsLeft} days. See your clinic.`);
  if (limitedTo !== undefined && !withheld) {
    add('dose-limited', 'medium', `The calculated dose is above your maximum of ${limitedTo.toFixed(1)} U. Check your entries.`);
  }
  if (minutesSinceDose < recentMinutes && !withheld) {
    add('recent-dose', 'medium', `A dose was recorded less than 60 minutes ago. ${onBoard.toFixed(1)} U is still working.`);
  }
  if (glucose.gt(veryHigh)) add('glucose-very-high', 'medium', 'Glucose is very high. Check ketones and follow your sick-day plan.');
  if (withheld) add('glucose-low', 'high', 'Glucose is low. Treat the low now. No dose is recommended.');
  return found.sort((a, b) => ranks[a.priority] - ranks[b.priority]);
}
