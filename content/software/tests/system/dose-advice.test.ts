import { expect, test } from 'vitest';
import { handset, readyFolder } from '../handset.ts';
import { startProgram, validToday } from '../running-program.ts';

// [test TC-63]
test('TC-63 the program advises 7.0 U for 60 g at 11.0 mmol/L and shows what it is made of', async () => {
  const program = startProgram(readyFolder(validToday()));
  expect(await program.advise('11.0', 60)).toEqual({
    state: 'ADVICE',
    dose: '7.0 U',
    lines: ['Glucose 11.0 mmol/L', 'Carbohydrate 5.0 U', 'Correction 2.0 U', 'On board 0.0 U'],
    warnings: [],
  });
  expect(await program.end()).toBe(0);
});

// [test TC-64]
test('TC-64 insulin still working is not advised a second time', () => {
  const device = handset(readyFolder());
  expect(device.advise('14.0', 0).dose).toBe('3.0 U');
  device.confirm('3.0');
  device.wait(120);
  expect(device.advise('14.0', 0)).toMatchObject({ dose: '1.5 U', lines: { 3: 'On board 1.2 U' } });
  device.record('2.0', 60);
  expect(device.advise('14.0', 0)).toMatchObject({ state: 'NO DOSE', lines: { 3: 'On board 2.8 U', 4: 'No insulin is needed now.' } });
  expect(device.advise('14.0', 60).dose).toBe('5.0 U');
  device.wait(300);
  expect(device.advise('14.0', 0)).toMatchObject({ dose: '3.0 U', lines: { 3: 'On board 0.0 U' } });
});

// [test TC-65]
test('TC-65 below target the meal dose is reduced down to NO DOSE', () => {
  const device = handset(readyFolder());
  expect(device.advise('5.0', 60)).toMatchObject({ dose: '4.5 U', lines: { 2: 'Correction -0.4 U' } });
  device.record('4.0', 60);
  device.wait(5);
  expect(device.advise('5.0', 60)).toMatchObject({ dose: '1.5 U', lines: { 3: 'On board 2.9 U' } });
  expect(device.advise('5.0', 12)).toMatchObject({ state: 'NO DOSE', dose: 'NO DOSE' });
});

// [test TC-66]
test('TC-66 a dose is exact in tenths and never rounded up to the step of the pen', () => {
  const dose = (doseStep: string, grams: number) => handset(readyFolder({ gramsPerUnit: '10.0', doseStep })).advise('6.0', grams).dose;
  expect([3, 6, 7, 29].map((grams) => dose('0.1', grams))).toEqual(['0.3 U', '0.6 U', '0.7 U', '2.9 U']);
  expect([49, 50, 99].map((grams) => dose('0.5', grams))).toEqual(['4.5 U', '5.0 U', '9.5 U']);
  expect([49, 50, 99].map((grams) => dose('1.0', grams))).toEqual(['4.0 U', '5.0 U', '9.0 U']);
});

// [test TC-67]
test('TC-67 a dose above the maximum is limited and has to be acknowledged', () => {
  const device = handset(readyFolder());
  expect(device.advise('6.0', 120)).toMatchObject({ dose: '10.0 U', warnings: [] });
  expect(device.advise('6.0', 132)).toMatchObject({
    state: 'ADVICE',
    dose: '10.0 U',
    warnings: [{ text: 'The calculated dose is above your maximum of 10.0 U. Check your entries.' }],
  });
  expect(device.confirm('10.0').lines).toEqual(['Acknowledge the warnings first.']);
  device.acknowledge();
  expect(device.confirm('10.0').state).toBe('RECORDED');
});

// [test TC-68]
test('TC-68 no advice is above 25.0 U', () => {
  const device = handset(readyFolder({ gramsPerUnit: '3.0', maximumDose: '25.0' }));
  expect(device.advise('33.3', 250)).toMatchObject({ dose: '25.0 U', warnings: [{ code: 'dose-limited' }, { code: 'glucose-very-high' }] });
  expect(device.advise('6.0', 75)).toMatchObject({ dose: '25.0 U', warnings: [] });
});
