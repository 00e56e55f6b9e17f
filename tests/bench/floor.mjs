// The least that any checker has to do: read every Markdown file below a folder and hash it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const hash = createHash('sha256');
const walk = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path);
    else if (entry.name.endsWith('.md')) hash.update(readFileSync(path));
  }
};
walk(process.argv[2]);
console.log(hash.digest('hex'));
