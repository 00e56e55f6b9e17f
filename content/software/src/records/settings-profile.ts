import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { Prescription } from '../dose/recommendation.ts';
import type { Refusal } from '../input/range-limits.ts';

/** Settings that a clinic prescribed and signed for one handset. */
export interface Profile {
  readonly prescription: Prescription;
  readonly maximumDose: Decimal;
  readonly doseStep: Decimal;
  readonly handset: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

const longestDays = 366;
const day = 24 * 60 * 60_000;

const envelope = z.strictObject({ profile: z.string().max(4096), signature: z.base64() });
const shape = z
  .strictObject({
    handset: z.string().regex(/^TW-[0-9]{6}$/),
    gramsPerUnit: decimalBetween('3.0', '150.0'),
    fallPerUnit: decimalBetween('0.3', '16.7'),
    target: decimalBetween('4.4', '10.0'),
    actionHours: decimalBetween('3.0', '8.0'),
    maximumDose: decimalBetween('1.0', '25.0'),
    doseStep: z.enum(['0.1', '0.5', '1.0']),
    validFrom: z.iso.date(),
    validUntil: z.iso.date(),
  })
  .refine(({ validFrom, validUntil }) => daysBetween(validFrom, validUntil) >= 1 && daysBetween(validFrom, validUntil) <= longestDays);

/** Reads the profile of a data folder; anything but a whole, authentic profile for this handset is refused. */
// [impl SRS-29] [impl SRS-39]
export function readProfile(folder: string, handset: string): Profile | Refusal {
  let text: string;
  try {
    const { profile, signature } = envelope.parse(JSON.parse(readFileSync(join(folder, 'profile.json'), 'utf8')));
    const key = createPublicKey(readFileSync(join(folder, 'clinic-key.pem')));
    if (!verify(null, Buffer.from(profile), key, Buffer.from(signature, 'base64'))) {
      return { code: 'settings-not-authentic', text: 'The settings were not signed by your clinic.' };
    }
    text = profile;
  } catch {
    return { code: 'settings-unreadable', text: 'The settings cannot be read. See your clinic.' };
  }
  return parseProfile(text, handset);
}

/** Whole days from today to the last valid day, or why the profile does not hold today. `now` in milliseconds since 1970. */
// [impl SRS-44]
export function daysLeft(profile: Profile, now: number): number | Refusal {
  const today = new Date(now).toISOString().slice(0, 10);
  if (today < profile.validFrom) return { code: 'settings-not-begun', text: `The settings hold from ${profile.validFrom}.` };
  if (today > profile.validUntil) return { code: 'settings-ended', text: `The settings ended on ${profile.validUntil}. See your clinic.` };
  return daysBetween(today, profile.validUntil);
}

function parseProfile(text: string, handset: string): Profile | Refusal {
  const read = shape.safeParse(parseJson(text));
  if (!read.success) return { code: 'settings-out-of-range', text: 'The settings hold a value outside its range. See your clinic.' };
  const { gramsPerUnit, fallPerUnit, target, actionHours, maximumDose, doseStep, validFrom, validUntil } = read.data;
  if (read.data.handset !== handset) return { code: 'settings-of-another', text: 'The settings belong to another handset.' };
  return {
    prescription: { gramsPerUnit, fallPerUnit, target, actionMinutes: actionHours.mul(60).toNumber() },
    maximumDose,
    doseStep: new Decimal(doseStep),
    handset,
    validFrom,
    validUntil,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decimalBetween(low: string, high: string) {
  return z
    .string()
    .regex(/^\d{1,3}\.\d$/)
    .transform((text) => new Decimal(text))
    .refine((value) => value.gte(low) && value.lte(high));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / day;
}
