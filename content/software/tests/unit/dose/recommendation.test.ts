import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { calculate, combine } from '../../../src/dose/recommendation.ts';
import { minute, start } from '../../handset.ts';

const total = (carbohydrate: string, correction: string, onBoard: string) =>
  combine(new Decimal(carbohydrate), new Decimal(correction), new Decimal(onBoard)).toString();

// [test TC-16]
test('TC-16 above target takes insulin on board off the correction only', () => {
  expect(total('5.0', '2.0', '0')).toBe('7');
  expect(total('5.0', '2.0', '1.5')).toBe('5.5');
  expect(total('5.0', '2.0', '6.0')).toBe('5');
  expect(total('0', '2.0', '6.0')).toBe('0');
});

// [test TC-17]
test('TC-17 at or below target takes insulin on board off the meal and never below zero', () => {
  expect(total('5.0', '0', '1.5')).toBe('3.5');
  expect(total('5.0', '-0.4', '0')).toBe('4.6');
  expect(total('5.0', '-0.4', '1.5')).toBe('3.1');
  expect(total('1.0', '-0.4', '1.5')).toBe('0');
});

// [test TC-18]
test('TC-18 calculates all parts of a dose from entries and prescription and history', () => {
  const prescription = {
    gramsPerUnit: new Decimal('12.0'),
    fallPerUnit: new Decimal('2.5'),
    target: new Decimal('6.0'),
    actionMinutes: 300,
  };
  const doses = [{ units: new Decimal('2.0'), at: start - 120 * minute }];
  const { carbohydrate, correction, onBoard, total: all } = calculate(new Decimal('11.0'), 60, prescription, doses, start);
  expect([carbohydrate, correction, onBoard, all].map((part) => part.toFixed(2))).toEqual(['5.00', '2.00', '0.82', '6.18']);
});
