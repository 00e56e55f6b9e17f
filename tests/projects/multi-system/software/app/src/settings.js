import { z } from 'zod';

/** What the belt says of itself over Bluetooth. */
const beltReport = z.object({ version: z.string(), pauseSeconds: z.number().int(), receivedAt: z.number() });

export const choices = [10, 12, 15, 18, 20];
const disconnectedAfterMs = 60_000;
const keptForDays = 90;

/** The text of the settings screen: always what the belt reports, never what was asked for. */
export function shown(report, now) {
  const belt = beltReport.safeParse(report);
  if (!belt.success || now - belt.data.receivedAt >= disconnectedAfterMs) return 'Belt not connected';
  return `Alarm after ${belt.data.pauseSeconds} s`;
}

/** May this phone run the app? */
export function supported(androidMajor) {
  return androidMajor >= 14;
}

/** The history of settings without what is older than 90 days. */
export function keep(history, now) {
  return history.filter(({ at }) => now - at < keptForDays * 86_400_000);
}
