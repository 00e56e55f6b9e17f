import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { toMmol } from '../../../src/input/glucose-units.ts';

// [test TC-1]
test('TC-1 converts mg/dL to mmol/L with one decimal and leaves mmol/L as entered', () => {
  const converted = (mg: number) => toMmol(new Decimal(mg), 'mg/dL').toFixed(2);
  expect([20, 97, 180, 277, 600].map(converted)).toEqual(['1.10', '5.40', '10.00', '15.40', '33.30']);
  expect(toMmol(new Decimal('5.4'), 'mmol/L').toString()).toBe('5.4');
});
