import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { correctionPart } from '../../../src/dose/correction-part.ts';

const part = (glucose: string, target: string, fall: string) =>
  correctionPart(new Decimal(glucose), new Decimal(target), new Decimal(fall)).toString();

// [test TC-12]
test('TC-12 divides the distance to target by the sensitivity and stops on a sensitivity not above zero', () => {
  expect(part('11.0', '6.0', '2.5')).toBe('2');
  expect(part('6.0', '6.0', '2.5')).toBe('0');
  expect(part('5.0', '6.0', '2.5')).toBe('-0.4');
  for (const fall of ['0', '-2.5', 'NaN']) expect(() => part('11.0', '6.0', fall), fall).toThrow('the sensitivity is not above zero');
});
