import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';
import { commit, folder, put, settingsText } from '../project/folder.ts';
import { projectRoot } from '../projects/project.ts';
import { exampleRoot } from '../projects/story.ts';
import { browserPath } from './browser.ts';

let env: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  env = { CHROME_PATH: await browserPath() };
});

const asOf = '--as-of=2026-11-23';

/** Where what the tests share goes. */
const shared = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-pdf-test-'));
afterAll(() => rmSync(shared, { recursive: true, force: true }));

async function exported(root: string, out: string, ...flags: readonly string[]): Promise<Buffer> {
  const { code, err } = await run(['export', 'pdf', root, asOf, '--out', out, ...flags], { env });
  if (code !== 0) throw new Error(err);
  return readFileSync(out);
}

/** Read by a program that has no part in making it. */
async function opened(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

interface Node {
  readonly role?: string;
  readonly title?: string;
  readonly items?: readonly Node[];
  readonly children?: readonly Node[];
}

function all(nodes: readonly Node[] = []): Node[] {
  return nodes.flatMap((node) => [node, ...all(node.items), ...all(node.children)]);
}

/** A word of a page, and where it stands. */
interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

async function wordsOn(pdf: PDFDocumentProxy, page: number): Promise<Word[]> {
  const { items } = await (await pdf.getPage(page)).getTextContent();
  return items.flatMap((item) =>
    'str' in item ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number }] : [],
  );
}

async function textOf(pdf: PDFDocumentProxy): Promise<string> {
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => wordsOn(pdf, at + 1)));
  return plain(
    pages
      .flat()
      .map(({ text }) => text)
      .join(' '),
  );
}

/** Ligatures and kerning part what a reader sees in one piece. */
function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Links of a page with their target and what stands between their edges. */
async function linksOn(pdf: PDFDocumentProxy, page: number) {
  const words = await wordsOn(pdf, page);
  const annotations = await (await pdf.getPage(page)).getAnnotations();
  return await Promise.all(
    annotations
      .filter(({ subtype, dest }) => subtype === 'Link' && dest !== undefined && dest !== null)
      .map(async ({ dest, rect }) => {
        const [left, bottom, right, top] = rect as [number, number, number, number];
        const inside = words.filter(({ x, y }) => x >= left - 1 && x <= right + 1 && y >= bottom - 1 && y <= top + 1);
        const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
        const target = place === null ? undefined : (await pdf.getPageIndex(place[0])) + 1;
        return { target, words: inside.map(({ text }) => text.trim()).filter((text) => text !== '') };
      }),
  );
}

describe('the PDF of a whole file', () => {
  let pdf: PDFDocumentProxy;
  let headings: string[] = [];
  beforeAll(async () => {
    pdf = await opened(await exported(projectRoot('clean-a'), join(shared, 'whole.pdf')));
    const trees = await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => (await pdf.getPage(at + 1)).getStructTree()));
    headings = all(trees as readonly Node[]).flatMap(({ role }) => (role !== undefined && /^H\d$/.test(role) ? [role] : []));
  }, 120_000);

  it('is tagged, and has a bookmark for each heading', async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(headings.length).toBeGreaterThan(100);
    expect(all((await pdf.getOutline()) as readonly Node[])).toHaveLength(headings.length);
  });

  it('says in its contents on which page each heading stands', async () => {
    const listed = [];
    for (let page = 2; page < 12; page += 1) {
      const links = await linksOn(pdf, page);
      // The contents end where a page has other links.
      if (!links.every(({ words }) => /^\d+$/.test(words.at(-1) ?? ''))) break;
      listed.push(...links);
    }
    expect(listed.length).toBeGreaterThan(30);
    expect(listed.filter(({ target, words }) => String(target) !== words.at(-1))).toEqual([]);
    expect([...new Set(listed.map(({ target }) => target))].length).toBeGreaterThan(10);
    for (const { target, words } of listed.filter((_, at) => at % 9 === 4)) {
      const title = words
        .slice(0, -1)
        .join(' ')
        .replace(/^[A-Z]+-\d+ /, '');
      expect(squeezed((await wordsOn(pdf, target as number)).map(({ text }) => text).join(''))).toContain(squeezed(title));
    }
  });

  it('has no link that leads nowhere', async () => {
    const links = (await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => linksOn(pdf, at + 1)))).flat();
    expect(links.length).toBeGreaterThan(200);
    expect(links.filter(({ target }) => target === undefined)).toEqual([]);
  });

  it('has at the edge of each sheet of a document its number and revision, the version and the page', async () => {
    const outline = all((await pdf.getOutline()) as readonly Node[]) as readonly {
      readonly title?: string;
      readonly dest?: string | unknown[];
    }[];
    const { dest } = outline.find(({ title }) => title === 'Change history') ?? {};
    const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
    const page = (await pdf.getPageIndex((place as Parameters<typeof pdf.getPageIndex>[])[0] as never)) + 1;
    const text = squeezed((await wordsOn(pdf, page)).map((word) => word.text).join(''));
    expect(text).toMatch(/[A-Z]+-\d+·revision\d+·effectivefrom\d{4}-\d\d-\d\d/);
    expect(text).toContain('version1.0.0');
    expect(text).toContain(`page${page}of${pdf.numPages}`);
  });

  it('is called as what it is of, and is as old as that', async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: 'Design history file · Emberline View 1.0.0',
      Author: 'Example Devices Ltd',
      CreationDate: 'D:20261123000000Z',
      ModDate: 'D:20261123000000Z',
      Language: 'en',
    });
  });
});

describe('the PDF of one document', () => {
  it('has only that document, under its number and title', async () => {
    const pdf = await opened(await exported(exampleRoot, join(shared, 'plan.pdf'), '--document', 'CMP-1'));
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'CMP-1 Tidewell configuration management plan · Tidewell 1.1.0' });
    const titles = all((await pdf.getOutline()) as readonly Node[]).map(({ title }) => title);
    expect(titles.slice(0, 4)).toEqual(['Contents', 'CMP-1 Tidewell configuration management plan', 'Change history', 'Signatures']);
    expect(titles.filter((title) => title?.includes('development plan'))).toEqual([]);
  }, 120_000);

  const attack = '"><img src=x onerror="window.wrecked=1"><script>window.wrecked=1</script>';
  const document = (revision: string, amount: string) =>
    `---\nid: SRD-1\ntitle: 'Requirements ${attack}'\ntype: document\nkind: software-requirements\nrevision: "${revision}"\n---\n\n# Refusal\n\nThe software refuses ${amount} at once, and says so.\n`;

  it('shows against an approved revision what was put in and taken out, under a stable name, in the same bytes each time, and hostile titles as text', async () => {
    const root = folder({ 'dhf.yaml': settingsText(), 'srd.md': document('1', '20 mL') });
    commit(root, 'First');
    await run(['approve', 'SRD-1', '--signer', 'Ada Example', '--role', 'quality', '--meaning', 'approval'], { cwd: root });
    commit(root, 'Approve');
    put(root, { 'srd.md': document('2', '25 mL') });
    commit(root, 'Second');
    const out = folder();
    const flags = ['--document', 'SRD-1', '--redline-against'];
    const asked = (revision: string) => run(['export', 'pdf', root, asOf, '--out', out, ...flags, revision], { env });
    expect(await asked('1')).toMatchObject({ err: expect.stringContaining('SRD-1-r2-redline-r1.pdf') });
    const bytes = readFileSync(join(out, 'SRD-1-r2-redline-r1.pdf'));
    expect(bytes.equals(await exported(root, join(shared, 'again.pdf'), ...flags, '1'))).toBe(true);
    const text = await textOf(await opened(bytes));
    expect(text).toMatch(/refuses deleted: ?20 ?inserted: ?25 mL at once/);
    expect(text).toContain('approved in APR-1');
    expect(squeezed(text)).toContain(squeezed(`Requirements ${attack}`));
    const { code, err } = await asked('7');
    expect(code).toBe(2);
    expect(err).toContain('no commit that was read holds an approved revision 7 of SRD-1');
    expect(err).toContain('Name an approved revision: 1.');
  }, 120_000);
});

describe('dhf export pdf refuses', () => {
  const refused = async (flags: readonly string[], given = env) => {
    const { code, err } = await run(['export', 'pdf', projectRoot('clean-a'), asOf, '--out', folder(), ...flags], { env: given });
    return [code, err.split('\n').slice(0, 2).join(' ')];
  };

  it('where there is no browser, and says how to get one', async () => {
    expect(await refused([], { PATH: '' })).toEqual([
      2,
      'dhf: a PDF is printed by a browser, and neither Chrome nor Chromium was found   fix: Install Google Chrome or Chromium, or name its program: as CHROME_PATH, or as `pdf.browser` in dhf.yaml.',
    ]);
    expect((await refused([], { CHROME_PATH: '/nowhere/chrome' }))[1]).toContain('CHROME_PATH names no file');
  });

  it('a document that is not there, an item, and a comparison of the whole file', async () => {
    expect((await refused(['--document', 'SDP-11']))[1]).toContain('there is no document SDP-11');
    expect((await refused(['--document', 'SRS-1']))[1]).toContain('SRS-1 is no document');
    expect((await refused(['--redline-against', '1']))[1]).toContain('--redline-against compares one document');
    expect((await refused(['--list', 'SRS']))[1]).toContain('no single table');
  });
});
