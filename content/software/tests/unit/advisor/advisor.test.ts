import { expect, test } from 'vitest';
import { handset, readyFolder } from '../../handset.ts';

// [test TC-41]
test('TC-41 records only the dose that was shown and once and within 5 minutes', () => {
  const device = handset(readyFolder());
  expect(device.confirm('5.0').lines).toEqual(['There is no advice to confirm.']);
  expect(device.advise('6.0', 60).dose).toBe('5.0 U');
  expect(device.confirm('6.0').lines).toEqual(['The dose shown was 5.0 U. Nothing was recorded.']);
  device.wait(5);
  expect(device.confirm('5.0')).toMatchObject({ state: 'RECORDED', dose: '5.0 U' });
  expect(device.confirm('5.0').state).toBe('REFUSED');
  device.wait(300);
  device.advise('6.0', 60);
  device.wait(5.01);
  expect(device.confirm('5.0').lines).toEqual(['The advice is older than 5 minutes. Ask again.']);
});

// [test TC-42]
test('TC-42 wants medium warnings acknowledged before a dose is confirmed', () => {
  const device = handset(readyFolder());
  expect(device.acknowledge().lines).toEqual(['There is no warning to acknowledge.']);
  device.advise('17.0', 0);
  expect(device.confirm('4.0').lines).toEqual(['Acknowledge the warnings first.']);
  expect(device.acknowledge().lines).toEqual(['Warnings acknowledged.']);
  expect(device.confirm('4.0').state).toBe('RECORDED');
});

// [test TC-43]
test('TC-43 stays out of service after a fault inside', () => {
  let broken = false;
  const device = handset(readyFolder(), {
    statisticsLost: () => {
      if (broken) throw new Error('broken');
      return false;
    },
  });
  expect(device.advise('6.0', 60).state).toBe('ADVICE');
  broken = true;
  expect(device.advise('6.0', 60).lines).toEqual(['Do not use: an internal fault was found. Calculate as your clinic taught you.']);
  broken = false;
  expect(device.advise('6.0', 60).state).toBe('OUT OF SERVICE');
});
