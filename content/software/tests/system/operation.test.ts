import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { handset, readyFolder, settings } from '../handset.ts';
import { startProgram, until, validToday } from '../running-program.ts';

const product = fileURLToPath(new URL('../../src', import.meta.url));

// [test TC-79]
test('TC-79 the program writes a page of totals that holds units and times only', async () => {
  const folder = readyFolder(validToday());
  const page = join(folder, 'statistics/overview.txt');
  const program = startProgram(folder);
  await program.advise('6.0', 60);
  await program.send({ command: 'confirm', dose: '5.0' });
  await until(() => existsSync(page) && readFileSync(page, 'utf8').includes('in 1 doses'));
  expect(readFileSync(page, 'utf8')).toMatch(/^\d{4}-\d\d-\d\d {2}5\.0 U in 1 doses, advice 1\nAverage 5\.0 U a day\n$/);
  expect(await program.end()).toBe(0);
});

// [test TC-80]
test('TC-80 the program advises as usual where the statistics process cannot be started', async () => {
  const folder = readyFolder(validToday());
  writeFileSync(join(folder, 'statistics'), 'a file where the folder should be');
  const program = startProgram(folder);
  expect(await program.advise('11.0', 60)).toMatchObject({ state: 'ADVICE', dose: '7.0 U', warnings: [] });
  expect(await program.advise('11.0', 60)).toMatchObject({ dose: '7.0 U', warnings: [{ code: 'statistics-lost' }] });
  expect(await program.end()).toBe(0);
});

// [test TC-81]
test('TC-81 the program is out of service where it cannot store records', async () => {
  const program = startProgram(join(readyFolder(), 'missing'));
  const screen = { state: 'OUT OF SERVICE', dose: 'NO DOSE', warnings: [] };
  const lines = ['Do not use: records cannot be stored. Calculate as your clinic taught you.'];
  expect(await program.advise('6.0', 60)).toEqual({ ...screen, lines });
  expect(await program.send({ command: 'status' })).toEqual({ ...screen, lines });
});

// [test TC-82]
test('TC-82 the status names product and version and device identifier and manufacturer', async () => {
  const { validFrom, validUntil } = validToday();
  const program = startProgram(readyFolder({ validFrom, validUntil }));
  expect((await program.send({ command: 'status' })).lines).toEqual([
    'Tidewell 1.1.0',
    'UDI-DI (01)09506000117843',
    'Example Devices Ltd',
    `Settings valid until ${validUntil}`,
  ]);
  expect(handset(readyFolder({ validUntil: '2026-08-31' })).send({ command: 'status' }).lines[3]).toBe(
    'The settings ended on 2026-08-31. See your clinic.',
  );
  expect(handset(readyFolder()).send({ command: 'status' }).lines[3]).toBe(`Settings valid until ${settings.validUntil}`);
});

// [test TC-83]
test('TC-83 no source of the product reaches for the network', () => {
  const sources = readdirSync(product, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(sources).toHaveLength(18);
  const modules = sources.flatMap((file) =>
    [...readFileSync(join(product, file), 'utf8').matchAll(/(?:from|import) '([^'.]+(?:\.js)?)'/g)].map((match) => match[1]),
  );
  const allowed = ['child_process', 'crypto', 'fs', 'os', 'path', 'readline', 'stream', 'url', 'util'].map((name) => `node:${name}`);
  expect(new Set(modules)).toEqual(new Set([...allowed, 'decimal.js', 'zod']));
  for (const file of sources)
    expect(readFileSync(join(product, file), 'utf8'), file).not.toMatch(/\b(?:fetch|WebSocket|EventSource|import)\(/);
});
