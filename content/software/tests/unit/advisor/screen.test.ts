import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { adviceScreen, outOfServiceScreen, refusedScreen, showDose } from '../../../src/advisor/screen.ts';

const part = (text: string) => new Decimal(text);
const calculation = { carbohydrate: part('5'), correction: part('-0.44'), onBoard: part('0.82'), total: part('3.74') };

// [test TC-38]
test('TC-38 shows a dose with a digit on both sides of the point and its unit', () => {
  expect(['0.5', '4', '10'].map((units) => showDose(part(units)))).toEqual(['0.5 U', '4.0 U', '10.0 U']);
});

// [test TC-39]
test('TC-39 shows the dose with the parts it was made of and glucose as entered', () => {
  expect(adviceScreen(part('3.5'), '97 mg/dL', calculation, [])).toEqual({
    state: 'ADVICE',
    dose: '3.5 U',
    lines: ['Glucose 97 mg/dL', 'Carbohydrate 5.0 U', 'Correction -0.4 U', 'On board 0.8 U'],
    warnings: [],
  });
});

// [test TC-40]
test('TC-40 shows NO DOSE and no number of units when there is nothing to inject or nothing may be', () => {
  const low = { code: 'glucose-low', priority: 'high', text: 'Glucose is low.', withholds: true } as const;
  expect(adviceScreen(part('3.5'), '3.1 mmol/L', calculation, [low])).toEqual({
    state: 'NO DOSE',
    dose: 'NO DOSE',
    lines: ['Glucose 3.1 mmol/L'],
    warnings: [{ code: 'glucose-low', priority: 'high', text: 'Glucose is low.' }],
  });
  expect(adviceScreen(part('0'), '5.0 mmol/L', calculation, [])).toMatchObject({ state: 'NO DOSE', dose: 'NO DOSE' });
  expect(refusedScreen({ code: 'x', text: 'Measure again.' })).toEqual({
    state: 'REFUSED',
    dose: 'NO DOSE',
    lines: ['Measure again.'],
    warnings: [],
  });
  expect(outOfServiceScreen('a fault')).toMatchObject({ state: 'OUT OF SERVICE', dose: 'NO DOSE' });
});
