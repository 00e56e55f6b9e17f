import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { handset, readyFolder, storeProfile } from '../handset.ts';
import { startProgram, validToday } from '../running-program.ts';

// [test TC-75]
test('TC-75 settings that are forged or for another handset or outside a range give no advice', () => {
  const folder = readyFolder();
  const device = handset(folder);
  const with_ = (changed: object, signer?: 'stranger') => {
    storeProfile(folder, changed, signer);
    return device.advise('6.0', 60);
  };
  expect(with_({}, 'stranger')).toMatchObject({ state: 'REFUSED', lines: ['The settings were not signed by your clinic.'] });
  expect(with_({ handset: 'TW-000418' })).toMatchObject({ state: 'REFUSED', lines: ['The settings belong to another handset.'] });
  expect(with_({ maximumDose: '25.1' })).toMatchObject({
    state: 'REFUSED',
    lines: ['The settings hold a value outside its range. See your clinic.'],
  });
  writeFileSync(join(folder, 'profile.json'), '{');
  expect(device.advise('6.0', 60)).toMatchObject({ state: 'REFUSED', lines: ['The settings cannot be read. See your clinic.'] });
  expect(with_({}).dose).toBe('5.0 U');
});

// [test TC-76]
test('TC-76 settings give notice 14 days before their end and no advice after it', () => {
  const device = (validFrom: string, validUntil: string) => handset(readyFolder({ validFrom, validUntil })).advise('6.0', 60);
  expect(device('2026-06-01', '2026-09-16').warnings).toEqual([]);
  expect(device('2026-06-01', '2026-09-15')).toMatchObject({ dose: '5.0 U', warnings: [{ code: 'settings-end', priority: 'low' }] });
  expect(device('2026-06-01', '2026-08-31').lines).toEqual(['The settings ended on 2026-08-31. See your clinic.']);
  expect(device('2026-09-02', '2026-12-31').lines).toEqual(['The settings hold from 2026-09-02.']);
});

// [test TC-77]
test('TC-77 a dose shown as recorded survives a killed program and counts as insulin on board', async () => {
  const folder = readyFolder(validToday());
  const program = startProgram(folder);
  await program.advise('6.0', 60);
  expect(await program.send({ command: 'confirm', dose: '5.0' })).toMatchObject({ state: 'RECORDED' });
  process.kill(program.pid, 'SIGKILL');
  const [record] = readFileSync(join(folder, 'dose-log.jsonl'), 'utf8').trim().split('\n');
  expect(JSON.parse(record ?? '')).toMatchObject({ number: 1, units: '5.0', source: 'advice', previous: '0'.repeat(64) });
  const again = startProgram(folder);
  expect((await again.advise('6.0', 60)).lines[3]).toBe('On board 5.0 U');
});

// [test TC-78]
test('TC-78 a dose history that was changed outside the program puts it out of service', () => {
  const folder = readyFolder();
  const device = handset(folder);
  device.record('4.0', 60);
  device.record('2.0', 30);
  const file = join(folder, 'dose-log.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"units":"4.0"', '"units":"0.4"'));
  const restarted = handset(folder);
  expect(restarted.advise('6.0', 60)).toEqual({
    state: 'OUT OF SERVICE',
    dose: 'NO DOSE',
    lines: ['Do not use: the dose history is damaged (record 1 was altered). Calculate as your clinic taught you.'],
    warnings: [],
  });
  expect(restarted.record('1.0').state).toBe('OUT OF SERVICE');
});
