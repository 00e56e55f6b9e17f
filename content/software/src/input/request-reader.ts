import { z } from 'zod';
import type { Refusal } from './range-limits.ts';

const longest = 1024;
const time = z.iso.datetime({ offset: true });
const units = z.string().regex(/^\d{1,2}\.\d$/);

const request = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('advise'),
    glucose: z.string().max(8),
    unit: z.enum(['mmol/L', 'mg/dL']),
    measuredAt: time,
    carbohydrate: z.number(),
  }),
  z.strictObject({ command: z.literal('acknowledge') }),
  z.strictObject({ command: z.literal('confirm'), dose: units }),
  z.strictObject({ command: z.literal('record'), dose: units, takenAt: time }),
  z.strictObject({ command: z.literal('status') }),
]);

export type Request = z.infer<typeof request>;

/** One line from the handset's keypad program, read strictly: anything unknown, missing or too long is refused whole. */
// [impl SRS-19] [impl SRS-20]
export function readRequest(line: string): Request | Refusal {
  if (Buffer.byteLength(line) > longest) return { code: 'line-too-long', text: `The entry is longer than ${longest} bytes.` };
  const read = request.safeParse(parse(line));
  return read.success ? read.data : { code: 'not-understood', text: 'The entry was not understood. Nothing was changed.' };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
