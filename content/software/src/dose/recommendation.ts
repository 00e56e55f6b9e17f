import { Decimal } from 'decimal.js';
import { carbohydratePart } from './carbohydrate-part.ts';
import { correctionPart } from './correction-part.ts';
import { insulinOnBoard, type TakenDose } from './insulin-on-board.ts';

/** What the dose depends on, from the prescription: mmol/L, grams per unit, minutes. */
export interface Prescription {
  readonly gramsPerUnit: Decimal;
  readonly fallPerUnit: Decimal;
  readonly target: Decimal;
  readonly actionMinutes: number;
}

/** The parts of a dose in units of insulin, before limiting and rounding. */
export interface Calculation {
  readonly carbohydrate: Decimal;
  readonly correction: Decimal;
  readonly onBoard: Decimal;
  readonly total: Decimal;
}

/**
 * Above target, insulin on board is taken off the correction, which then never falls below zero; the meal is covered in full. At or
 * below target, both the negative correction and the insulin on board are taken off the meal part. A total is never below zero.
 */
// [impl SRS-5] [impl SRS-6]
export function combine(carbohydrate: Decimal, correction: Decimal, onBoard: Decimal): Decimal {
  if (correction.gt(0)) return carbohydrate.plus(Decimal.max(0, correction.minus(onBoard)));
  return Decimal.max(0, carbohydrate.plus(correction).minus(onBoard));
}

/** Calculates a dose from glucose in mmol/L, carbohydrate in grams and the doses taken before. */
// [impl SRS-7]
export function calculate(
  glucose: Decimal,
  grams: number,
  prescription: Prescription,
  doses: readonly TakenDose[],
  now: number,
): Calculation {
  const carbohydrate = carbohydratePart(grams, prescription.gramsPerUnit);
  const correction = correctionPart(glucose, prescription.target, prescription.fallPerUnit);
  const onBoard = insulinOnBoard(doses, now, prescription.actionMinutes);
  return { carbohydrate, correction, onBoard, total: combine(carbohydrate, correction, onBoard) };
}
