import { expect, test } from 'vitest';
import { handset, readyFolder } from '../handset.ts';

// [test TC-51]
test('TC-51 a reading in mg/dL reaches the calculation as the same reading in mmol/L', () => {
  const device = handset(readyFolder());
  const inMmol = device.advise('11.0', 60);
  const inMg = device.advise('198', 60, 'mg/dL');
  expect(inMg.dose).toBe('7.0 U');
  expect(inMg.dose).toBe(inMmol.dose);
  expect(inMg.lines[0]).toBe('Glucose 198 mg/dL');
});

// [test TC-52]
test('TC-52 doses in the history reach the insulin on board', () => {
  const device = handset(readyFolder());
  device.record('2.0', 120);
  expect(device.advise('11.0', 60)).toMatchObject({
    dose: '6.0 U',
    lines: ['Glucose 11.0 mmol/L', 'Carbohydrate 5.0 U', 'Correction 2.0 U', 'On board 0.8 U'],
  });
});

// [test TC-53]
test('TC-53 settings reach the dose: ratio and sensitivity and target and maximum and step', () => {
  const dose = (changed: object) => handset(readyFolder(changed)).advise('11.0', 60).dose;
  expect(dose({})).toBe('7.0 U');
  expect(dose({ gramsPerUnit: '10.0' })).toBe('8.0 U');
  expect(dose({ fallPerUnit: '5.0' })).toBe('6.0 U');
  expect(dose({ target: '8.5' })).toBe('6.0 U');
  expect(dose({ maximumDose: '4.0' })).toBe('4.0 U');
  expect(dose({ maximumDose: '4.7', doseStep: '0.1' })).toBe('4.7 U');
  expect(dose({ maximumDose: '4.7', doseStep: '1.0' })).toBe('4.0 U');
});

// [test TC-54]
test('TC-54 advice and doses are handed over without glucose or carbohydrate or serial number', () => {
  const device = handset(readyFolder());
  device.advise('6.0', 60);
  device.confirm('5.0');
  expect(device.handedOver).toEqual([
    { kind: 'advice', at: '2026-09-01T08:00:00.000Z', units: '5.0' },
    { kind: 'dose', at: '2026-09-01T08:00:00.000Z', units: '5.0' },
  ]);
});
