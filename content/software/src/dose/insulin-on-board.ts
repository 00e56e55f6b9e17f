import { Decimal } from 'decimal.js';

/** A dose that was taken; `at` in milliseconds since 1970. */
export interface TakenDose {
  readonly units: Decimal;
  readonly at: number;
}

/** Minutes from injection to the strongest effect of rapid-acting insulin in adults. */
export const peakMinutes = 75;

/**
 * Share of a dose that has still to act after some minutes, from 1 down to 0. The exponential activity curve used by open-source
 * automated insulin delivery: activity rises as time, falls as an exponential, is strongest at the peak and zero at the end of action.
 */
// [impl SRS-3]
export function remainingShare(minutes: Decimal, actionMinutes: number): Decimal {
  if (actionMinutes <= 2 * peakMinutes) throw new RangeError('the action time is not above twice the peak time');
  if (minutes.lte(0)) return new Decimal(1);
  if (minutes.gte(actionMinutes)) return new Decimal(0);
  const peak = new Decimal(peakMinutes);
  const end = new Decimal(actionMinutes);
  const decay = peak.mul(peak.div(end).neg().plus(1)).div(peak.mul(-2).div(end).plus(1));
  const rise = decay.mul(2).div(end);
  const scale = new Decimal(1).div(
    rise
      .neg()
      .plus(1)
      .plus(rise.plus(1).mul(end.neg().div(decay).exp())),
  );
  const fall = new Decimal(1).minus(rise);
  const bracket = minutes.pow(2).div(decay.mul(end).mul(fall)).minus(minutes.div(decay)).minus(1);
  return new Decimal(1).minus(scale.mul(fall).mul(bracket.mul(minutes.neg().div(decay).exp()).plus(1)));
}

/** Insulin on board at `now`: what every earlier dose has still to do. A dose dated ahead of the clock counts whole. */
// [impl SRS-4]
export function insulinOnBoard(doses: readonly TakenDose[], now: number, actionMinutes: number): Decimal {
  return doses.reduce((sum, { units, at }) => {
    const minutes = new Decimal(now - at).div(60_000);
    return sum.plus(units.mul(remainingShare(minutes, actionMinutes)));
  }, new Decimal(0));
}
