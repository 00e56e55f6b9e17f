import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { type HandOver, openQueue } from '../../../src/advisor/one-way-queue.ts';

const dose: HandOver = { kind: 'dose', at: '2026-09-01T08:00:00.000Z', units: '4.5' };

/** A pipe whose reader takes nothing until it is told to. */
function stuckPipe() {
  const arrived: string[] = [];
  let release = () => {};
  const pipe = new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write(chunk, _, done) {
      arrived.push(chunk);
      release = done;
    },
  });
  return { pipe, arrived, release: () => release() };
}

// [test TC-44]
test('TC-44 sends nothing that is not exactly a message', () => {
  const { pipe, arrived } = stuckPipe();
  const queue = openQueue(pipe);
  const odd = (changed: object) => queue.offer({ ...dose, ...changed } as HandOver);
  expect(odd({ kind: 'glucose' })).toBe('refused');
  expect(odd({ name: 'A. Person' })).toBe('refused');
  expect(odd({ units: '4' })).toBe('refused');
  expect(odd({ at: 'today' })).toBe('refused');
  expect(arrived).toEqual([]);
  expect(queue.offer(dose)).toBe('sent');
  expect(arrived).toEqual([`${JSON.stringify(dose)}\n`]);
});

// [test TC-45]
test('TC-45 holds 64 messages for a reader that is stuck and loses the next', async () => {
  const { pipe, arrived, release } = stuckPipe();
  const queue = openQueue(pipe);
  const offer = (tenths: number) => queue.offer({ ...dose, units: (tenths / 10).toFixed(1) });
  expect(offer(0)).toBe('sent');
  for (let tenths = 1; tenths <= 64; tenths += 1) expect(offer(tenths)).toBe('waiting');
  expect(queue.lost()).toBe(0);
  expect(offer(65)).toBe('lost');
  expect(queue.lost()).toBe(1);
  for (let round = 0; round < 64; round += 1) {
    release();
    await new Promise(setImmediate);
  }
  expect(arrived.map((line) => JSON.parse(line).units)).toEqual(Array.from({ length: 65 }, (_, tenths) => (tenths / 10).toFixed(1)));
});

// [test TC-46]
test('TC-46 counts every message as lost when the reader is gone or was never there', async () => {
  const { pipe } = stuckPipe();
  const queue = openQueue(pipe);
  queue.offer(dose);
  queue.offer(dose);
  pipe.destroy();
  await new Promise((done) => pipe.once('close', done));
  expect(queue.lost()).toBe(1);
  expect(queue.offer(dose)).toBe('lost');
  expect(queue.lost()).toBe(2);
  const none = openQueue(undefined);
  expect(none.offer(dose)).toBe('lost');
  none.close();
});
