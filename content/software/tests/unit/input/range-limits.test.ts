import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { checkCarbohydrate, checkGlucose, checkReadingTime, checkRecordedDose } from '../../../src/input/range-limits.ts';
import { minute, start } from '../../handset.ts';

// [test TC-2]
test('TC-2 accepts glucose from 1.1 to 33.3 mmol/L and rejects 1.0 and 33.4', () => {
  expect(checkGlucose('1.1', 'mmol/L')).toBeUndefined();
  expect(checkGlucose('33.3', 'mmol/L')).toBeUndefined();
  expect(checkGlucose('1.0', 'mmol/L')?.code).toBe('glucose-range');
  expect(checkGlucose('33.4', 'mmol/L')?.text).toBe('Glucose must be between 1.1 and 33.3 mmol/L.');
});

// [test TC-3]
test('TC-3 accepts glucose from 20 to 600 mg/dL and rejects 19 and 601', () => {
  expect(checkGlucose('20', 'mg/dL')).toBeUndefined();
  expect(checkGlucose('600', 'mg/dL')).toBeUndefined();
  expect(checkGlucose('19', 'mg/dL')?.code).toBe('glucose-range');
  expect(checkGlucose('601', 'mg/dL')?.text).toBe('Glucose must be between 20 and 600 mg/dL.');
});

// [test TC-4]
test('TC-4 rejects a notation that belongs to the other unit', () => {
  const text = (glucose: string, unit: 'mmol/L' | 'mg/dL') => checkGlucose(glucose, unit)?.text;
  for (const glucose of ['25', '25.00', '.5', '5,4', '1e1', '']) {
    expect(text(glucose, 'mmol/L'), glucose).toBe('Glucose in mmol/L is entered with one decimal, for example 5.4.');
  }
  for (const glucose of ['25.0', '97.4', '1000', 'HI', '-97']) {
    expect(text(glucose, 'mg/dL'), glucose).toBe('Glucose in mg/dL is entered with a whole number, for example 97.');
  }
});

// [test TC-5]
test('TC-5 accepts 0 to 250 g of carbohydrate in whole grams', () => {
  expect(checkCarbohydrate(0)).toBeUndefined();
  expect(checkCarbohydrate(250)).toBeUndefined();
  for (const grams of [-1, 251, 12.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(checkCarbohydrate(grams)).toEqual({
      code: 'carbohydrate-range',
      text: 'Carbohydrate must be a whole number from 0 to 250 g.',
    });
  }
});

// [test TC-6]
test('TC-6 accepts a reading 15 minutes old or 2 minutes ahead of the clock and nothing beyond', () => {
  expect(checkReadingTime(start - 15 * minute, start)).toBeUndefined();
  expect(checkReadingTime(start + 2 * minute, start)).toBeUndefined();
  expect(checkReadingTime(start - 15 * minute - 1, start)?.code).toBe('reading-too-old');
  expect(checkReadingTime(start + 2 * minute + 1, start)?.code).toBe('reading-in-future');
});

// [test TC-7]
test('TC-7 accepts a recorded dose of 0.1 to 25.0 U taken in the last 24 hours', () => {
  const check = (units: string, minutesAgo: number) => checkRecordedDose(new Decimal(units), start - minutesAgo * minute, start)?.code;
  expect(check('0.1', 0)).toBeUndefined();
  expect(check('25.0', 24 * 60)).toBeUndefined();
  expect(check('0.0', 0)).toBe('dose-range');
  expect(check('25.1', 0)).toBe('dose-range');
  expect(check('1.0', 24 * 60 + 1)).toBe('dose-too-old');
  expect(check('1.0', -2)).toBeUndefined();
  expect(check('1.0', -3)).toBe('dose-in-future');
});
