import type { Decimal } from 'decimal.js';

/** Units that bring glucose to target, all in mmol/L; below zero when glucose is under target. */
// [impl SRS-2] [impl SRS-7]
export function correctionPart(glucose: Decimal, target: Decimal, fallPerUnit: Decimal): Decimal {
  if (!fallPerUnit.gt(0)) throw new RangeError('the sensitivity is not above zero');
  return glucose.minus(target).div(fallPerUnit);
}
