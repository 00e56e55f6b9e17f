import { registerHooks } from 'node:module';

// Releases version 1.0.0 with a site of one file and reports of no content, in a process of its own that may be killed.
const [root = '', out = ''] = process.argv.slice(2);

const sources: Readonly<Record<string, string>> = {
  '/src/site/build.ts': `import { mkdirSync, writeFileSync } from 'node:fs';
export const sinceOf = async () => ({ why: 'nobody compared', fix: '' });
export async function buildSite(_, out) { mkdirSync(out); writeFileSync(out + '/index.html', '<!doctype html>'); }`,
  '/src/emit/index.ts': `const empty = () => '{}'; export const emitters = { json: empty, sarif: empty, junit: empty };`,
  '/src/emit/xlsx/xlsx.ts': `export const xlsx = async () => new Uint8Array(9);`,
  '/src/view/tables.ts': `export const allTables = () => [];`,
};

registerHooks({
  load: (url, context, next) => {
    const path = Object.keys(sources).find((each) => url.endsWith(each));
    return path === undefined ? next(url, context) : { format: 'module', shortCircuit: true, source: sources[path] };
  },
});

const { release } = await import('../../src/release/release.ts');
const made = await release({ root, out, version: '1.0.0', env: {}, now: Date.parse('2026-11-23T12:00:00Z') });
if (!('path' in made)) throw new Error(JSON.stringify(made).slice(0, 500));
