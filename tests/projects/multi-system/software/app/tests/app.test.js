import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choices, keep, shown, supported } from '../src/settings.js';
import { upload, wait } from '../src/upload.js';

const belt = { version: '2.3.0', pauseSeconds: 15, receivedAt: 0 };
const night = { belt: 'B-7', date: '2026-10-01', minutes: 480, pauses: [11, 17, 12] };

test('TC-4 shows what the belt reports', () => {
  assert.equal(shown(belt, 59_999), 'Alarm after 15 s');
  assert.equal(shown({ ...belt, pauseSeconds: '15' }, 0), 'Belt not connected');
});

test('TC-5 upload holds the night and no more', () => {
  assert.deepEqual(upload(night, true), { ...night, longest: 17 });
  assert.deepEqual(Object.keys(upload({ ...night, child: 'x' }, true)), ['belt', 'date', 'minutes', 'pauses', 'longest']);
});

test('TC-12 pause time on the screen', () => {
  assert.deepEqual(choices, [10, 12, 15, 18, 20]);
  for (const pauseSeconds of choices) assert.equal(shown({ ...belt, pauseSeconds }, 0), `Alarm after ${pauseSeconds} s`);
});

test('TC-13 no upload without consent, and growing waits', () => {
  assert.equal(upload(night, false), undefined);
  assert.deepEqual([1, 2, 3, 9, 10].map(wait), [10, 20, 40, 2560, 3600]);
});

test('TC-14 lost connection', () => {
  assert.equal(shown(belt, 60_000), 'Belt not connected');
});

test('TC-15 Android versions', () => {
  assert.deepEqual([13, 14, 15].map(supported), [false, true, true]);
});

test('TC-16 history of settings', () => {
  const day = 86_400_000;
  assert.deepEqual(keep([{ at: 0 }, { at: day }], 90 * day), [{ at: day }]);
});
