import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openAdvisor, type Surroundings } from '../src/advisor/advisor.ts';
import type { HandOver } from '../src/advisor/one-way-queue.ts';
import type { Screen } from '../src/advisor/screen.ts';

export const serial = 'TW-000417';
export const start = Date.parse('2026-09-01T08:00:00Z');
export const minute = 60_000;

/** 12 g and 2.5 mmol/L for each unit, target 6.0 mmol/L, five hours of action, at most 10.0 U in steps of 0.5 U. */
export const settings = {
  handset: serial,
  gramsPerUnit: '12.0',
  fallPerUnit: '2.5',
  target: '6.0',
  actionHours: '5.0',
  maximumDose: '10.0',
  doseStep: '0.5',
  validFrom: '2026-06-01',
  validUntil: '2027-05-31',
};

const clinic = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');

/** An empty data folder that goes when the test ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidewell-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Stores settings as the clinic's program does, signed by the clinic or by somebody else. */
export function storeProfile(folder: string, changed: Partial<typeof settings> = {}, signer: 'clinic' | 'stranger' = 'clinic'): void {
  const profile = JSON.stringify({ ...settings, ...changed });
  const key = signer === 'clinic' ? clinic.privateKey : stranger.privateKey;
  const signature = sign(null, Buffer.from(profile), key).toString('base64');
  writeFileSync(join(folder, 'profile.json'), JSON.stringify({ profile, signature }));
  writeFileSync(join(folder, 'clinic-key.pem'), clinic.publicKey.export({ type: 'spki', format: 'pem' }));
}

/** A folder with settings in it, ready for use. */
export function readyFolder(changed: Partial<typeof settings> = {}): string {
  const folder = emptyFolder();
  storeProfile(folder, changed);
  return folder;
}

/** An advisor with a clock that the test moves. */
export function handset(folder: string, given: Partial<Surroundings> = {}) {
  let now = start;
  const handedOver: HandOver[] = [];
  const advisor = openAdvisor({
    folder,
    handset: serial,
    version: '1.1.0',
    clock: () => now,
    handOver: (message) => handedOver.push(message),
    statisticsLost: () => false,
    ...given,
  });
  const send = (request: object): Screen => advisor.handle(JSON.stringify(request));
  return {
    handedOver,
    send,
    wait: (minutes: number) => {
      now += minutes * minute;
    },
    advise: (glucose: string, carbohydrate: number, unit = 'mmol/L') =>
      send({ command: 'advise', glucose, unit, measuredAt: new Date(now).toISOString(), carbohydrate }),
    record: (dose: string, minutesAgo = 0) => send({ command: 'record', dose, takenAt: new Date(now - minutesAgo * minute).toISOString() }),
    confirm: (dose: string) => send({ command: 'confirm', dose }),
    acknowledge: () => send({ command: 'acknowledge' }),
  };
}
