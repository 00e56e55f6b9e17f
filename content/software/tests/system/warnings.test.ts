import { expect, test } from 'vitest';
import { handset, readyFolder } from '../handset.ts';

// [test TC-72]
test('TC-72 below 3.9 mmol/L no dose is shown whatever is eaten', () => {
  const device = handset(readyFolder());
  expect(device.advise('3.9', 60).dose).toBe('4.0 U');
  expect(device.advise('3.8', 250)).toEqual({
    state: 'NO DOSE',
    dose: 'NO DOSE',
    lines: ['Glucose 3.8 mmol/L'],
    warnings: [{ code: 'glucose-low', priority: 'high', text: 'Glucose is low. Treat the low now. No dose is recommended.' }],
  });
  expect(device.confirm('4.0').lines).toEqual(['There is no advice to confirm.']);
});

// [test TC-73]
test('TC-73 warnings of very high glucose and of a recent dose stand before notices', () => {
  const device = handset(readyFolder({ validUntil: '2026-09-11' }), { statisticsLost: () => true });
  device.record('4.0', 59);
  expect(device.advise('17.0', 60).warnings.map(({ priority, text }) => `${priority}: ${text}`)).toEqual([
    'medium: A dose was recorded less than 60 minutes ago. 3.1 U is still working.',
    'medium: Glucose is very high. Check ketones and follow your sick-day plan.',
    'low: Statistics are incomplete. Advice is not affected.',
    'low: Your settings end in 10 days. See your clinic.',
  ]);
  expect(device.confirm('6.0').lines).toEqual(['Acknowledge the warnings first.']);
  device.wait(1);
  expect(device.advise('16.7', 60).warnings.map((warning) => warning.code)).toEqual(['statistics-lost', 'settings-end']);
});

// [test TC-74]
test('TC-74 advice lapses after 5 minutes and only the dose that was shown can be confirmed', () => {
  const device = handset(readyFolder());
  device.advise('6.0', 60);
  expect(device.confirm('50.0').lines).toEqual(['The dose shown was 5.0 U. Nothing was recorded.']);
  device.wait(5.01);
  expect(device.confirm('5.0').lines).toEqual(['The advice is older than 5 minutes. Ask again.']);
  device.advise('6.0', 60);
  device.wait(5);
  expect(device.confirm('5.0').state).toBe('RECORDED');
});
