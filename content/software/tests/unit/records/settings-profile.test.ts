import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { daysLeft, type Profile, readProfile } from '../../../src/records/settings-profile.ts';
import { emptyFolder, readyFolder, serial, settings, storeProfile } from '../../handset.ts';

const codeOf = (folder: string) => {
  const read = readProfile(folder, serial);
  return 'code' in read ? read.code : undefined;
};

// [test TC-34]
test('TC-34 reads settings that the clinic signed for this handset', () => {
  const { prescription, maximumDose, doseStep } = readProfile(readyFolder(), serial) as Profile;
  expect(prescription.gramsPerUnit.toFixed(1)).toBe('12.0');
  expect(prescription.fallPerUnit.toFixed(1)).toBe('2.5');
  expect(prescription.target.toFixed(1)).toBe('6.0');
  expect(prescription.actionMinutes).toBe(300);
  expect([maximumDose.toFixed(1), doseStep.toFixed(1)]).toEqual(['10.0', '0.5']);
});

// [test TC-35]
test('TC-35 refuses settings that are forged or altered or unreadable or for another handset', () => {
  const folder = emptyFolder();
  expect(codeOf(folder)).toBe('settings-unreadable');
  storeProfile(folder, {}, 'stranger');
  expect(codeOf(folder)).toBe('settings-not-authentic');
  storeProfile(folder);
  const file = join(folder, 'profile.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('12.0', '21.0'));
  expect(codeOf(folder)).toBe('settings-not-authentic');
  storeProfile(folder, { handset: 'TW-000418' });
  expect(codeOf(folder)).toBe('settings-of-another');
});

// [test TC-36]
test('TC-36 accepts each setting from its lowest to its highest value and nothing outside', () => {
  const ranges = {
    gramsPerUnit: ['3.0', '150.0', '2.9', '150.1'],
    fallPerUnit: ['0.3', '16.7', '0.2', '16.8'],
    target: ['4.4', '10.0', '4.3', '10.1'],
    actionHours: ['3.0', '8.0', '2.9', '8.1'],
    maximumDose: ['1.0', '25.0', '0.9', '25.1'],
  };
  for (const [field, values] of Object.entries(ranges)) {
    const codes = [...values, '5', 'five'].map((value) => codeOf(readyFolder({ [field]: value })));
    expect(codes, field).toEqual([undefined, undefined, ...Array(4).fill('settings-out-of-range')]);
  }
  for (const doseStep of ['0.1', '0.5', '1.0']) expect(codeOf(readyFolder({ doseStep }))).toBeUndefined();
  expect(codeOf(readyFolder({ doseStep: '0.2' }))).toBe('settings-out-of-range');
  const until = (validUntil: string) => codeOf(readyFolder({ validFrom: '2026-06-01', validUntil }));
  expect(['2026-06-02', '2027-06-02'].map(until)).toEqual([undefined, undefined]);
  expect(['2026-06-01', '2027-06-03'].map(until)).toEqual(['settings-out-of-range', 'settings-out-of-range']);
});

// [test TC-37]
test('TC-37 counts the days to the last valid day and refuses the days outside', () => {
  const profile = readProfile(readyFolder(), serial) as Profile;
  const on = (day: string) => daysLeft(profile, Date.parse(day));
  expect(on('2026-05-31T23:59:59Z')).toEqual({ code: 'settings-not-begun', text: `The settings hold from ${settings.validFrom}.` });
  expect(on('2026-06-01T00:00:00Z')).toBe(364);
  expect(on('2027-05-17T12:00:00Z')).toBe(14);
  expect(on('2027-05-31T23:59:59Z')).toBe(0);
  expect(on('2027-06-01T00:00:00Z')).toEqual({ code: 'settings-ended', text: 'The settings ended on 2027-05-31. See your clinic.' });
});
