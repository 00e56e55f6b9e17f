import { Decimal } from 'decimal.js';

export type GlucoseUnit = 'mmol/L' | 'mg/dL';

/** mg/dL in one mmol/L: the molar mass of glucose, 180.156 g/mol, divided by ten. */
export const mgPerMmol = new Decimal('18.0156');

/** An entered value in mmol/L; mg/dL is converted and rounded half up to one decimal. */
// [impl SRS-18]
export function toMmol(value: Decimal, unit: GlucoseUnit): Decimal {
  return unit === 'mmol/L' ? value : value.div(mgPerMmol).toDecimalPlaces(1, Decimal.ROUND_HALF_UP);
}
