import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { carbohydratePart } from '../../../src/dose/carbohydrate-part.ts';

const part = (grams: number, ratio: string) => carbohydratePart(grams, new Decimal(ratio)).toString();

// [test TC-11]
test('TC-11 divides grams by the grams that one unit covers and stops on a ratio not above zero', () => {
  expect(part(60, '12.0')).toBe('5');
  expect(part(45, '10.0')).toBe('4.5');
  expect(part(3, '10.0')).toBe('0.3');
  expect(part(0, '3.0')).toBe('0');
  for (const ratio of ['0', '-12', 'NaN']) expect(() => part(60, ratio), ratio).toThrow('the carbohydrate ratio is not above zero');
});
