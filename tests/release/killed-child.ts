import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';

// Releases version 1.0.0 with a site of one file, and is killed at a moment: `bundle` in the middle of the zip, `place` before the release gets its name,
// `placed` right after that; never at another word.
const [root = '', out = '', moment = ''] = process.argv.slice(2);

const site = `import { mkdirSync, writeFileSync } from 'node:fs';
export const sinceOf = async () => ({ why: 'nobody compared', fix: '' });
export async function buildSite(_, out) { mkdirSync(out); writeFileSync(out + '/index.html', '<!doctype html>'); }`;

registerHooks({
  load: (url, context, next) =>
    url.endsWith('/src/site/build.ts') ? { format: 'module', shortCircuit: true, source: site } : next(url, context),
});

const { openSync, writeSync, renameSync } = fs;
const kill = () => process.kill(process.pid, 'SIGKILL');
let zip: number | undefined;
const replaced = {
  openSync: (...args: Parameters<typeof openSync>) => {
    const open = openSync(...args);
    if (String(args[0]).endsWith('.zip') && args[1] === 'w') zip = open;
    return open;
  },
  writeSync: (open: number, bytes: Uint8Array, from: number) => {
    if (moment !== 'bundle' || open !== zip) return writeSync(open, bytes, from);
    writeSync(open, bytes, 0, Math.floor(bytes.length / 2));
    return kill();
  },
  renameSync: (from: string, to: string) => {
    const isPlace = to.endsWith('/1.0.0');
    if (isPlace && moment === 'place') kill();
    renameSync(from, to);
    if (isPlace && moment === 'placed') kill();
  },
};
Object.assign(fs, replaced);
syncBuiltinESMExports();

const { release } = await import('../../src/release/release.ts');
const made = await release({ root, out, version: '1.0.0', env: {}, now: Date.parse('2026-11-23T12:00:00Z') });
if (!('path' in made)) throw new Error(JSON.stringify(made).slice(0, 500));
process.stdout.write(made.stoodThere ? 'stood there' : 'placed');
