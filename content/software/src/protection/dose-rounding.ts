import type { Decimal } from 'decimal.js';

/** The greatest dose the pen can deliver that is not above the given one. Never rounds up. */
// [impl SRS-10] [impl SRS-7]
export function roundDown(units: Decimal, step: Decimal): Decimal {
  if (!step.gt(0)) throw new RangeError('the dose step is not above zero');
  return units.div(step).floor().mul(step);
}
