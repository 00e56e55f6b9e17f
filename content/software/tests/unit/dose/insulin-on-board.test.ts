import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { insulinOnBoard, remainingShare } from '../../../src/dose/insulin-on-board.ts';
import { minute, start } from '../../handset.ts';

const share = (minutes: number, action: number) => remainingShare(new Decimal(minutes), action).toFixed(4);

// [test TC-13]
test('TC-13 follows the activity curve for three action times', () => {
  // Reference values were worked out apart from the product, in binary floating point with another program.
  expect([15, 60, 120, 150].map((minutes) => share(minutes, 180))).toEqual(['0.9736', '0.6878', '0.2110', '0.0560']);
  expect([15, 60, 120, 240].map((minutes) => share(minutes, 300))).toEqual(['0.9788', '0.7640', '0.4106', '0.0329']);
  expect([15, 60, 120, 240].map((minutes) => share(minutes, 480))).toEqual(['0.9813', '0.7944', '0.4882', '0.1208']);
});

// [test TC-14]
test('TC-14 counts a dose whole at the start and not at all from the end of action on', () => {
  expect(share(0, 300)).toBe('1.0000');
  expect(share(-10, 300)).toBe('1.0000');
  expect(Number(share(299, 300))).toBeGreaterThanOrEqual(0);
  expect(share(300, 300)).toBe('0.0000');
  expect(share(500, 300)).toBe('0.0000');
  expect(() => remainingShare(new Decimal(60), 150)).toThrow('the action time is not above twice the peak time');
  expect(share(60, 151)).toMatch(/^0\.\d{4}$/);
});

// [test TC-15]
test('TC-15 adds what every dose has still to do and a dose dated ahead of the clock whole', () => {
  const at = (minutesAgo: number, units: string) => ({ units: new Decimal(units), at: start - minutesAgo * minute });
  const onBoard = (...doses: ReturnType<typeof at>[]) => insulinOnBoard(doses, start, 300).toFixed(3);
  expect(onBoard()).toBe('0.000');
  expect(onBoard(at(120, '2.0'))).toBe('0.821');
  expect(onBoard(at(120, '2.0'), at(60, '4.0'))).toBe('3.877');
  expect(onBoard(at(120, '2.0'), at(600, '9.0'))).toBe('0.821');
  expect(onBoard(at(-30, '2.0'))).toBe('2.000');
});
