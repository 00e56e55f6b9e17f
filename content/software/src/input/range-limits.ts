import { Decimal } from 'decimal.js';
import type { GlucoseUnit } from './glucose-units.ts';

/** Why an entry is not used: a code for records and the text shown. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const glucose = {
  'mmol/L': { low: new Decimal('1.1'), high: new Decimal('33.3'), notation: /^\d{1,2}\.\d$/, wanted: 'one decimal, for example 5.4' },
  'mg/dL': { low: new Decimal(20), high: new Decimal(600), notation: /^\d{2,3}$/, wanted: 'a whole number, for example 97' },
} as const;
const mostCarbohydrate = 250;
const oldestReading = 15 * minute;
const clockTolerance = 2 * minute;
const dose = { low: new Decimal('0.1'), high: new Decimal('25.0') };

/** Glucose as entered: the notation must be that of the unit, and the value inside the range of the unit. */
// [impl SRS-13] [impl SRS-14]
export function checkGlucose(text: string, unit: GlucoseUnit): Refusal | undefined {
  const { low, high, notation, wanted } = glucose[unit];
  if (!notation.test(text)) return { code: 'glucose-notation', text: `Glucose in ${unit} is entered with ${wanted}.` };
  const value = new Decimal(text);
  if (value.lt(low) || value.gt(high)) return { code: 'glucose-range', text: `Glucose must be between ${low} and ${high} ${unit}.` };
  return undefined;
}

/** Carbohydrate in whole grams. */
// [impl SRS-15]
export function checkCarbohydrate(grams: number): Refusal | undefined {
  if (Number.isInteger(grams) && grams >= 0 && grams <= mostCarbohydrate) return undefined;
  return { code: 'carbohydrate-range', text: `Carbohydrate must be a whole number from 0 to ${mostCarbohydrate} g.` };
}

/** Age of a glucose reading; times in milliseconds since 1970. */
// [impl SRS-16]
export function checkReadingTime(measuredAt: number, now: number): Refusal | undefined {
  if (measuredAt > now + clockTolerance) return { code: 'reading-in-future', text: 'The reading is dated in the future. Check the clock.' };
  if (now - measuredAt > oldestReading) return { code: 'reading-too-old', text: 'The reading is older than 15 minutes. Measure again.' };
  return undefined;
}

/** A dose taken without advice, entered afterwards. */
// [impl SRS-17]
export function checkRecordedDose(units: Decimal, takenAt: number, now: number): Refusal | undefined {
  if (units.lt(dose.low) || units.gt(dose.high)) return { code: 'dose-range', text: 'A dose must be between 0.1 and 25.0 U.' };
  if (takenAt > now + clockTolerance) return { code: 'dose-in-future', text: 'The dose is dated in the future. Check the clock.' };
  if (now - takenAt > day) return { code: 'dose-too-old', text: 'A dose can be recorded up to 24 hours after it was taken.' };
  return undefined;
}
