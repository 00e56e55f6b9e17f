import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cachedDrawing, cacheFolder, storeDrawing } from '../../src/project/drawing-cache.ts';
import { openSession } from '../../src/project/session.ts';
import { trace } from '../../src/project/trace.ts';
import { folder, put, settingsText } from './folder.ts';

const document = (diagram: string) =>
  `---\nid: SAD-1\ntitle: Architecture\ntype: document\nkind: software-architecture\n---\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`;
const sound = 'flowchart LR\n  accTitle: One part\n  A[Pump] --> B[Motor]';
const drawing = { parts: 1, texts: ['x'], troubles: [] };

const cache = mkdtempSync(join(tmpdir(), 'dhf-cache-'));

beforeAll(() => {
  process.env.XDG_CACHE_HOME = cache;
});

afterAll(() => rmSync(cache, { recursive: true, force: true }));

describe('drawings are kept', () => {
  it('and had back as they were', () => {
    storeDrawing('k1', drawing);
    expect(cachedDrawing('k1', () => true)).toEqual(drawing);
    expect(readdirSync(cacheFolder(process.env))).toEqual(['k1.json']);
  });

  it('but not those that are no longer what was written, nor those that pages would refuse', () => {
    storeDrawing('k2', drawing);
    expect(cachedDrawing('k2', () => false)).toBeUndefined();
    const path = join(cacheFolder(process.env), 'k2.json');
    const text = readFileSync(path, 'utf8');
    for (const wrong of ['', text.slice(0, -3), text.replace('"x"', '"y"'), 'no hash\n{}']) {
      writeFileSync(path, wrong);
      expect(cachedDrawing('k2', () => true)).toBeUndefined();
    }
    expect(cachedDrawing('k3', () => true)).toBeUndefined();
  });
});

describe('where drawings cannot be kept', () => {
  afterEach(() => {
    process.env.XDG_CACHE_HOME = cache;
  });

  it.each([
    ['a file is in the place of the folder', 'dhf.yaml'],
    ['the folder would lie in a file', 'dhf.yaml/below'],
  ])('nothing is thrown: %s', (_, place) => {
    process.env.XDG_CACHE_HOME = join(folder({ 'dhf.yaml': settingsText() }), place);
    expect(() => storeDrawing('k4', drawing)).not.toThrow();
    expect(cachedDrawing('k4', () => true)).toBeUndefined();
  });

  it('nothing is thrown, and nothing left behind: a folder is in the place of the drawing', () => {
    mkdirSync(join(cacheFolder(process.env), 'k5.json'), { recursive: true });
    expect(() => storeDrawing('k5', drawing)).not.toThrow();
    expect(cachedDrawing('k5', () => true)).toBeUndefined();
    expect(readdirSync(cacheFolder(process.env)).filter((name) => name.startsWith('k5'))).toEqual(['k5.json']);
  });
});

describe('a DHF with a diagram', () => {
  const diagramsOf = (report: Awaited<ReturnType<typeof trace>>) =>
    report.diagnostics.filter(({ rule }) => rule.startsWith('diagram-')).map(({ rule, place }) => `${rule}:${place.line}`);

  it('is judged with what came of drawing it, and nothing is written in its folder', async () => {
    const root = folder({ 'dhf.yaml': settingsText(), 'SAD-1.md': document(sound) });
    const report = await trace(root, { stage: 'draft' });
    expect(diagramsOf(report)).toEqual([]);
    expect(report.rules.find(({ id }) => id === 'diagram-is-drawn')?.examined).toBe(1);
    expect(readdirSync(root).sort()).toEqual(['SAD-1.md', 'dhf.yaml']);
    expect(report.notJudged.filter(({ what }) => what.includes('diagram'))).toEqual([]);
  });

  it('is followed while somebody writes: what is not drawn yet takes a look at everything', async () => {
    const root = folder({ 'dhf.yaml': settingsText(), 'SAD-1.md': document(sound) });
    const session = openSession(root, { stage: 'draft' });
    await session.trace();
    put(root, { 'SAD-1.md': document('flowchart LR\n  A[open') });
    expect(session.retrace(['SAD-1.md'])).toBeUndefined();
    expect(diagramsOf((await session.trace()).report)).toEqual(['diagram-is-drawn:10']);
    put(root, { 'SAD-1.md': document(sound) });
    expect(diagramsOf(session.retrace(['SAD-1.md'])?.report ?? (await trace(root, { stage: 'draft' })))).toEqual([]);
  });
});
