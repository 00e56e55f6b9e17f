import { Decimal } from 'decimal.js';

/** Units of insulin for a meal: grams of carbohydrate over the grams that one unit covers. */
// [impl SRS-1] [impl SRS-7]
export function carbohydratePart(grams: number, gramsPerUnit: Decimal): Decimal {
  if (!gramsPerUnit.gt(0)) throw new RangeError('the carbohydrate ratio is not above zero');
  return new Decimal(grams).div(gramsPerUnit);
}
