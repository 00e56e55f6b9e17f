import { Decimal } from 'decimal.js';

/** No prescription can raise a recommendation above this many units. */
export const ceiling = new Decimal('25.0');

export interface Limited {
  readonly units: Decimal;
  readonly limited: boolean;
}

/** Holds a calculated dose at the prescribed maximum, and below the ceiling whatever was prescribed. */
// [impl SRS-8] [impl SRS-9]
export function limitDose(calculated: Decimal, prescribedMaximum: Decimal): Limited {
  if (!calculated.isFinite() || calculated.lt(0)) throw new RangeError('the calculated dose is not a number from zero up');
  const most = Decimal.min(prescribedMaximum, ceiling);
  return calculated.gt(most) ? { units: most, limited: true } : { units: calculated, limited: false };
}
