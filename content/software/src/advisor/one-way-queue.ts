import type { Writable } from 'node:stream';
import { z } from 'zod';

/** What the statistics process may learn: that advice was given or a dose taken, when, and how much. Nothing about the person. */
const message = z.strictObject({
  kind: z.enum(['advice', 'dose']),
  at: z.iso.datetime(),
  units: z.string().regex(/^\d{1,2}\.\d$/),
});

export type HandOver = z.infer<typeof message>;
export type Fate = 'sent' | 'waiting' | 'lost' | 'refused';

export interface OneWayQueue {
  /** Hands one message over and returns at once, whatever the other side does. */
  offer(offered: HandOver): Fate;
  /** Messages that will never arrive. */
  lost(): number;
  /** No more messages: the other side may finish. */
  close(): void;
}

const capacity = 64;

/** The sending end of the queue. It holds at most 64 messages, drops the newest beyond that, and never reads. Without a pipe all are lost. */
// [impl SRS-21] [impl SRS-22]
export function openQueue(pipe: Writable | undefined): OneWayQueue {
  const waiting: string[] = [];
  let lost = 0;
  let broken = pipe === undefined;
  const breakOff = () => {
    broken = true;
    lost += waiting.splice(0).length;
  };
  const send = () => {
    while (!broken && pipe?.writableNeedDrain === false && waiting.length > 0) pipe.write(waiting.shift());
  };
  pipe?.on('drain', send).on('error', breakOff).on('close', breakOff);

  return {
    offer(offered) {
      const read = message.safeParse(offered);
      if (!read.success) return 'refused';
      if (broken || waiting.length >= capacity) {
        lost += 1;
        return 'lost';
      }
      waiting.push(`${JSON.stringify(read.data)}\n`);
      send();
      return waiting.length === 0 ? 'sent' : 'waiting';
    },
    lost: () => lost,
    close: () => {
      pipe?.end();
    },
  };
}
