import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const late = ['yaml', 'gray-matter', 'remark-parse', 'remark-gfm', 'remark-frontmatter'];

describe('packages that few files need', () => {
  const sources = ['plugins/remark-items/**/*.ts', 'src/read/**/*.ts'].flatMap((pattern) => globSync(pattern, { cwd: root }));

  it('are loaded on first need, since loading them costs more than reading thousands of files', () => {
    expect(sources.length).toBeGreaterThan(20);
    const early = sources.flatMap((file) => {
      const imports = [...readFileSync(`${root}${file}`, 'utf8').matchAll(/^import (?!type )[^;]* from '([^']+)';/gm)].map(
        (match) => match[1] as string,
      );
      return imports.filter((name) => late.includes(name)).map((name) => `${file} imports ${name}`);
    });
    expect(early).toEqual([]);
  });

  it('are each loaded in one place', () => {
    const lazy = readFileSync(`${root}plugins/remark-items/lazy.ts`, 'utf8');
    for (const name of late) expect(lazy.split(`require('${name}')`)).toHaveLength(2);
  });
});
