import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));

/** A diagram of each type, by the name of the type. */
export const fixtures: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .sort()
    .map((file) => [file.replace('.mmd', ''), readFileSync(`${folder}${file}`, 'utf8')]),
);
