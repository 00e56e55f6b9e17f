import { hash } from 'node:crypto';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../../src/check/report.ts';
import { source } from '../../../src/project/evidence/source.ts';
import { openSession } from '../../../src/project/session.ts';
import { trace } from '../../../src/project/trace.ts';
import { commit, folder, git, itemText, put, settingsText } from '../folder.ts';
import { lookingAt } from './looking.ts';

const settingsWith = (systems: string, more = '') => settingsText(more).replace('systems: { SWS-1: {} }', `systems: { ${systems} }`);
const settings = settingsWith('SWS-1: { product: ["src/**"], tests: ["tests/**"], lockfiles: [lock.json] }');
const tag = '// [impl SRS-1]\n';

async function seen(root: string) {
  const { evidence, notJudged = [] } = await source.look(await lookingAt(root));
  const { files = [], tags = [], strays = [], elsewhere } = evidence.source ?? {};
  return {
    files: files.map(({ path, system }) => `${system} ${path}`),
    tags: tags.map(({ item, place }) => `${place.file}:${place.line} ${item}`),
    strays: strays.map(({ text, place }) => `${place.file}:${place.line} ${text}`),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(evidence.missing?.source === undefined ? {} : { missing: evidence.missing.source.why }),
    ...(notJudged.length === 0 ? {} : { told: notJudged.map(({ what, why, blocking }) => `${what}: ${why} (${blocking})`) }),
  };
}

describe('the source files of the product', () => {
  it('are those that `product` finds; tags count in its tests too, and in nothing else', async () => {
    const root = folder({
      'dhf.yaml': settings,
      'src/b.c': `int b;\n${tag}`,
      'src/a.c': '/* [impl SRS1] */',
      'src/deep/.hidden.py': '# [impl SRS-2]',
      'tests/a.c': '// [test TC-1]',
      'lock.json': tag,
      'other/x.c': tag,
    });
    expect(await seen(root)).toEqual({
      files: ['SWS-1 src/a.c', 'SWS-1 src/b.c', 'SWS-1 src/deep/.hidden.py'],
      tags: ['src/b.c:2 SRS-1', 'src/deep/.hidden.py:1 SRS-2', 'tests/a.c:1 TC-1'],
      strays: ['src/a.c:1 [impl SRS1]'],
    });
    const { evidence } = await source.look(await lookingAt(root));
    expect(evidence.source?.files[0]?.sha256).toBe(hash('sha256', '/* [impl SRS1] */'));
  });

  it('are none that git ignores, that packages brought, or that a link leads to', async () => {
    const root = folder({
      'dhf.yaml': settings,
      '.gitignore': 'made/\n*.o\n',
      'src/a.c': tag,
      'src/made/b.c': tag,
      'src/c.o': tag,
      'src/node_modules/d/d.c': tag,
      'outside/e.c': tag,
    });
    symlinkSync('../outside/e.c', join(root, 'src/e.c'));
    symlinkSync('../outside', join(root, 'src/folder'));
    commit(root);
    expect(await seen(root)).toEqual({ files: ['SWS-1 src/a.c'], tags: ['src/a.c:1 SRS-1'], strays: [] });
  });

  it('may be in any encoding, binary, or very large', async () => {
    const utf16 = Buffer.from(`\uFEFF// größe ${tag}`, 'utf16le');
    const root = folder({
      'dhf.yaml': settings,
      'src/latin1.c': Buffer.from(`// gr\xf6\xdfe [impl SRS-1]`, 'latin1'),
      'src/mark.c': Buffer.from(`\uFEFF${tag}`, 'utf8'),
      'src/utf16le.c': utf16,
      'src/utf16be.c': Buffer.from(utf16).swap16(),
      'src/image.png': Buffer.concat([Buffer.from([0x89, 0x50, 0x00]), Buffer.from(tag)]),
      'src/large.c': Buffer.concat([Buffer.from(tag), Buffer.alloc(16 * 1024 * 1024, ' ')]),
      'src/empty.c': '',
    });
    const { files, tags } = await seen(root);
    expect(files.length).toBe(7);
    expect(tags).toEqual(['src/latin1.c:1 SRS-1', 'src/mark.c:1 SRS-1', 'src/utf16be.c:1 SRS-1', 'src/utf16le.c:1 SRS-1']);
  });

  it('are looked at with the words and IDs of dhf.yaml', async () => {
    const more = 'source: { tags: { implements: erfüllt } }\nids: { pattern: "{prefix}_{number}" }\n';
    const root = folder({ 'dhf.yaml': settingsWith('SWS_1: { product: ["src/**"] }', more), 'src/a.c': '// [erfüllt SRS_1] [test TC_1]' });
    expect((await seen(root)).tags).toEqual(['src/a.c:1 SRS_1', 'src/a.c:1 TC_1']);
  });

  it('may belong to two systems', async () => {
    const root = folder({ 'dhf.yaml': settingsWith('SWS-2: { product: ["src/**"] }, SWS-1: { product: ["src/a.c"] }'), 'src/a.c': tag });
    expect(await seen(root)).toEqual({ files: ['SWS-1 src/a.c', 'SWS-2 src/a.c'], tags: ['src/a.c:1 SRS-1'], strays: [] });
  });

  it('are an empty list where the globs find nothing, and not known where there are no globs', async () => {
    expect(await seen(folder({ 'dhf.yaml': settings }))).toEqual({ files: [], tags: [], strays: [] });
    const { missing } = await seen(folder({ 'dhf.yaml': settingsText() }));
    expect(missing).toBe('dhf.yaml lists no files of the product');
  });

  it('of another repository are not known, unless it is checked out here', async () => {
    const other = 'SWS-2: { product: ["app/**"], repository: "https://git.example.com/app" }';
    const only = folder({ 'dhf.yaml': settingsWith(other) });
    expect((await seen(only)).missing).toBe('the files of the product are in another repository, as `repository` in dhf.yaml says');
    const both = folder({ 'dhf.yaml': settingsWith(`SWS-1: { product: ["src/**"] }, ${other}`), 'src/a.c': tag });
    expect(await seen(both)).toMatchObject({ files: ['SWS-1 src/a.c'], elsewhere: ['SWS-2'] });
    put(both, { 'app/b.c': '// [impl SRS-2]' });
    expect(await seen(both)).toEqual({
      files: ['SWS-2 app/b.c', 'SWS-1 src/a.c'],
      tags: ['app/b.c:1 SRS-2', 'src/a.c:1 SRS-1'],
      strays: [],
    });
  });

  it.skipIf(process.getuid?.() === 0)('that cannot be read stop the judging', async () => {
    const root = folder({ 'dhf.yaml': settings, 'src/a.c': tag });
    chmodSync(join(root, 'src/a.c'), 0);
    const { told } = await seen(root);
    expect(told).toEqual(['src/a.c: `systems` in dhf.yaml lists it, and the system does not let it be read (EACCES) (true)']);
  });

  it('are found where git is not', async () => {
    const root = folder({ 'dhf.yaml': settings, 'src/a.c': tag });
    const before = await seen(root);
    git(root, 'init', '--quiet');
    expect(await seen(root)).toEqual(before);
  });
});

describe('a session in which source files change', () => {
  const contents: readonly (string | undefined)[] = [
    tag,
    '// [impl SRS-9]',
    '"// [impl SRS-1]"',
    '// [test TC-1] [impl SRS1]',
    'a',
    undefined,
  ];

  it('says what a fresh look says, after every change', async () => {
    const edit = fc.record({ file: fc.constantFrom('src/a.c', 'src/b.py', 'tests/c.c', 'other/d.c'), text: fc.constantFrom(...contents) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        const root = folder({ 'dhf.yaml': settings, 'src/a.c': tag, 'SRS-1.md': itemText('SRS-1'), 'TC-1.md': itemText('TC-1') });
        commit(root);
        const session = openSession(root, { stage: 'draft' });
        await session.trace();
        for (const { file, text } of edits) {
          if (text === undefined) rmSync(join(root, file), { force: true });
          else put(root, { [file]: text });
          const now = session.retrace([file]) ?? (await session.trace());
          expect(said(now.report)).toEqual(said(await trace(root, { stage: 'draft' })));
        }
      }),
      { numRuns: 8, seed: 5 },
    );
  });
});

function said({ graph, ...report }: TraceReport) {
  return { ...report, evidence: graph?.evidence };
}
