import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { roundDown } from '../../../src/protection/dose-rounding.ts';

const rounded = (units: string, step: string) => roundDown(new Decimal(units), new Decimal(step)).toFixed(1);

// [test TC-19]
test('TC-19 rounds down to whole steps of the pen and stops on a step not above zero', () => {
  expect(['0.1', '0.5', '1.0'].map((step) => rounded('6.99', step))).toEqual(['6.9', '6.5', '6.0']);
  expect(rounded('6.5', '0.5')).toBe('6.5');
  expect(rounded('0.49', '0.5')).toBe('0.0');
  for (const step of ['0', '-0.5', 'NaN']) expect(() => rounded('4.5', step), step).toThrow('the dose step is not above zero');
});

// [test TC-20]
test('TC-20 keeps 0.3 U in steps of 0.1 U where binary arithmetic would make 0.2 U', () => {
  expect(Math.floor(0.3 / 0.1) * 0.1).toBe(0.2);
  expect(rounded('0.3', '0.1')).toBe('0.3');
});
