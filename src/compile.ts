import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from './project/json-schemas.ts';
import { releaseSchemas } from './release/json-schemas.ts';

// Runs after the compiler: adds to lib/ what is not TypeScript.
const top = join(import.meta.dirname, '..');
copyPages('src/check/packs');
copyWhole('src/site/layout');
copyWhole('src/site/public');
// Bundled when a site is made.
copyWhole('src/site/client');
writeSchemas(join(top, 'lib/schemas'));

function copyPages(folder: string): void {
  for (const entry of readdirSync(join(top, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) copyPages(path);
    else if (entry.name === 'rule.md') cpSync(join(top, path), join(top, 'lib', path));
  }
}

/** A folder of which nothing is compiled. */
function copyWhole(folder: string): void {
  cpSync(join(top, folder), join(top, 'lib', folder), { recursive: true });
}

function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(top, 'src/emit/json/dhf-report-1.json'), join(folder, 'dhf-report-1.json'));
  for (const [name, schema] of Object.entries({ ...jsonSchemas(), ...releaseSchemas() }))
    writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}
