import { expect, test } from 'vitest';
import { handset, minute, readyFolder, start } from '../handset.ts';
import { startProgram, validToday } from '../running-program.ts';

const said = (text: string) => ({ state: 'REFUSED', dose: 'NO DOSE', lines: [text], warnings: [] });

// [test TC-69]
test('TC-69 entries outside their range are refused with the range', () => {
  const device = handset(readyFolder());
  const reading = (minutesAgo: number) =>
    device.send({
      command: 'advise',
      glucose: '6.0',
      unit: 'mmol/L',
      measuredAt: new Date(start - minutesAgo * minute).toISOString(),
      carbohydrate: 60,
    });
  expect(device.advise('33.4', 60)).toEqual(said('Glucose must be between 1.1 and 33.3 mmol/L.'));
  expect(device.advise('601', 60, 'mg/dL')).toEqual(said('Glucose must be between 20 and 600 mg/dL.'));
  expect(device.advise('6.0', 251)).toEqual(said('Carbohydrate must be a whole number from 0 to 250 g.'));
  expect(reading(15).state).toBe('ADVICE');
  expect(reading(16)).toEqual(said('The reading is older than 15 minutes. Measure again.'));
  expect(reading(-3)).toEqual(said('The reading is dated in the future. Check the clock.'));
  expect(device.record('25.1')).toEqual(said('A dose must be between 0.1 and 25.0 U.'));
  expect(device.record('1.0', 24 * 60 + 1)).toEqual(said('A dose can be recorded up to 24 hours after it was taken.'));
  expect(device.record('1.0', -3)).toEqual(said('The dose is dated in the future. Check the clock.'));
});

// [test TC-70]
test('TC-70 a reading typed in the notation of the other unit is refused and mg/dL is converted', () => {
  const device = handset(readyFolder());
  expect(device.advise('30', 60)).toEqual(said('Glucose in mmol/L is entered with one decimal, for example 5.4.'));
  expect(device.advise('30.0', 60, 'mg/dL')).toEqual(said('Glucose in mg/dL is entered with a whole number, for example 97.'));
  expect(device.advise('108', 60, 'mg/dL')).toMatchObject({ dose: '5.0 U', lines: { 0: 'Glucose 108 mg/dL', 2: 'Correction 0.0 U' } });
});

// [test TC-71]
test('TC-71 the program answers every line with one screen and changes nothing on lines it cannot read', async () => {
  const program = startProgram(readyFolder(validToday()));
  await program.advise('6.0', 60);
  program.write(`erase\n{"command":"confirm","dose":"5.0","force":true}\n${' '.repeat(1025)}\n`);
  expect(await program.next()).toEqual(said('The entry was not understood. Nothing was changed.'));
  expect(await program.next()).toEqual(said('The entry was not understood. Nothing was changed.'));
  expect(await program.next()).toEqual(said('The entry is longer than 1024 bytes.'));
  expect(await program.send({ command: 'confirm', dose: '5.0' })).toMatchObject({ state: 'RECORDED', dose: '5.0 U' });
  expect(await program.end()).toBe(0);
});
