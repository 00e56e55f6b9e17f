import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { limitDose } from '../../../src/protection/dose-limiter.ts';

const limit = (calculated: string, maximum: string) => {
  const { units, limited } = limitDose(new Decimal(calculated), new Decimal(maximum));
  return [units.toFixed(1), limited];
};

// [test TC-21]
test('TC-21 holds a dose at the prescribed maximum and says so', () => {
  expect(limit('9.9', '10.0')).toEqual(['9.9', false]);
  expect(limit('10.0', '10.0')).toEqual(['10.0', false]);
  expect(limit('10.1', '10.0')).toEqual(['10.0', true]);
});

// [test TC-22]
test('TC-22 never lets more than 25.0 U pass whatever was prescribed', () => {
  expect(limit('25.0', '60.0')).toEqual(['25.0', false]);
  expect(limit('25.1', '60.0')).toEqual(['25.0', true]);
});

// [test TC-23]
test('TC-23 stops on a calculated dose that is below zero or no number', () => {
  for (const calculated of ['-0.1', 'NaN', 'Infinity']) {
    expect(() => limit(calculated, '10.0'), calculated).toThrow('the calculated dose is not a number from zero up');
  }
});
