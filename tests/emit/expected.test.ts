import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EmitContext } from '../../src/emit/emitter.ts';
import { emitters, type Format, formats } from '../../src/emit/index.ts';
import { reports } from './reports.ts';

const page = '# A link leads to something\n\nWhat is linked **exists**, and\nis not retired.\n\n## Invalid\n';
const context: EmitContext = { colours: false, page: (rule) => (rule === 'link-resolves' ? page : undefined) };

const suffix: Readonly<Record<Format, string>> = {
  text: 'txt',
  json: 'json',
  sarif: 'sarif',
  github: 'txt',
  gitlab: 'json',
  junit: 'xml',
};

describe.each(formats)('as %s', (format) => {
  it.each(Object.entries(reports))('%s', async (name, report) => {
    await expect(emitters[format](report, context)).toMatchFileSnapshot(`expected/${format}/${name}.${suffix[format]}`);
  });
});

describe('the list of formats', () => {
  it('names the folders, besides those of tables and of differences', () => {
    const folders = readdirSync(new URL('../../src/emit', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...formats, 'csv', 'difference', 'xlsx'].sort()).toEqual(folders.map((entry) => entry.name).sort());
  });
});
