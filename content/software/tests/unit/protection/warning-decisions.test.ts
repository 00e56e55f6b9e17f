import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { decideWarnings, type Situation } from '../../../src/protection/warning-decisions.ts';

const calm: Situation = {
  glucose: new Decimal('6.0'),
  onBoard: new Decimal('0'),
  minutesSinceDose: Number.POSITIVE_INFINITY,
  limitedTo: undefined,
  daysOfSettingsLeft: 200,
  statisticsLost: false,
};
const warnings = (changed: Partial<Situation>) => decideWarnings({ ...calm, ...changed });
const codes = (changed: Partial<Situation>) => warnings(changed).map((warning) => warning.code);

// [test TC-24]
test('TC-24 withholds the dose below 3.9 mmol/L', () => {
  expect(codes({ glucose: new Decimal('3.9') })).toEqual([]);
  expect(warnings({ glucose: new Decimal('3.8') })).toEqual([
    { code: 'glucose-low', priority: 'high', text: 'Glucose is low. Treat the low now. No dose is recommended.', withholds: true },
  ]);
});

// [test TC-25]
test('TC-25 warns above 16.7 mmol/L without withholding', () => {
  expect(codes({ glucose: new Decimal('16.7') })).toEqual([]);
  expect(warnings({ glucose: new Decimal('16.8') })).toEqual([
    {
      code: 'glucose-very-high',
      priority: 'medium',
      text: 'Glucose is very high. Check ketones and follow your sick-day plan.',
      withholds: false,
    },
  ]);
});

// [test TC-26]
test('TC-26 warns within 60 minutes of a dose and says what is still working', () => {
  expect(codes({ minutesSinceDose: 60 })).toEqual([]);
  expect(codes({ minutesSinceDose: -5 })).toEqual(['recent-dose']);
  expect(warnings({ minutesSinceDose: 59.9, onBoard: new Decimal('3.2') })[0]?.text).toBe(
    'A dose was recorded less than 60 minutes ago. 3.2 U is still working.',
  );
});

// [test TC-27]
test('TC-27 says that a dose was limited and to how much', () => {
  expect(warnings({ limitedTo: new Decimal('10') })).toEqual([
    {
      code: 'dose-limited',
      priority: 'medium',
      text: 'The calculated dose is above your maximum of 10.0 U. Check your entries.',
      withholds: false,
    },
  ]);
});

// [test TC-28]
test('TC-28 gives notice from 14 days before the settings end and of lost statistics', () => {
  expect(codes({ daysOfSettingsLeft: 15 })).toEqual([]);
  expect(warnings({ daysOfSettingsLeft: 14 })[0]?.text).toBe('Your settings end in 14 days. See your clinic.');
  expect(warnings({ statisticsLost: true })[0]).toMatchObject({
    priority: 'low',
    text: 'Statistics are incomplete. Advice is not affected.',
  });
});

// [test TC-29]
test('TC-29 puts the most urgent warning first and speaks of no units while a dose is withheld', () => {
  const all = { minutesSinceDose: 5, limitedTo: new Decimal('10'), daysOfSettingsLeft: 1, statisticsLost: true };
  expect(codes({ ...all, glucose: new Decimal('20.0') })).toEqual([
    'dose-limited',
    'recent-dose',
    'glucose-very-high',
    'statistics-lost',
    'settings-end',
  ]);
  expect(codes({ ...all, glucose: new Decimal('3.0') })).toEqual(['glucose-low', 'statistics-lost', 'settings-end']);
});
