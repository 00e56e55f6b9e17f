import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startBrowser } from './browser.ts';

const top = join(import.meta.dirname, '../..');
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser?.close());

/** A DHF under `dhf dev`, and what the terminal shows. */
interface Written {
  readonly address: string;
  readonly lines: () => readonly string[];
  /** Folder of the DHF. */
  readonly root: string;
  /** Presses Ctrl-C; answers with the exit code and what is left in the folder for temporary files. */
  readonly stop: () => Promise<{ readonly code: number | null; readonly left: readonly string[] }>;
}

const port = { next: 20_000 + (process.pid % 20_000) };

async function writing(): Promise<Written> {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'dhf-dev-')));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const root = join(place, 'dhf é');
  const temporary = join(place, 'temporary');
  cpSync(join(top, 'tests/projects/clean-a'), root, { recursive: true });
  mkdirSync(temporary);
  const args = [join(top, 'src/cli/bin.ts'), 'dev', root, '--port', String(port.next++)];
  // What runs tests tells Vite so, and a terminal does not.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.includes('VITE')));
  const child = spawn(process.execPath, args, { cwd: place, env: { ...env, TMPDIR: temporary, TEMP: temporary } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const written = listen(child);
  await expect.poll(written, patience).toContain(' shows the site');
  return {
    address: /http:\S+/.exec(written())?.[0] as string,
    lines: () => written().trimEnd().split('\n'),
    root,
    async stop() {
      const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
      child.kill('SIGINT');
      const code = await ended;
      return { code, left: readdirSync(temporary) };
    },
  };
}

const patience = { timeout: 30_000 };

function listen(child: ChildProcessWithoutNullStreams): () => string {
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      words += piece.toString();
    });
  }
  return () => words;
}

/** Opens a page; whatever the browser complains about is collected. */
async function opened(address: string): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(patience.timeout);
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, complaints };
}

/** Writes other words in a file; what it gives back writes the first ones again. */
function edit(path: string, from: string, to: string): () => void {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  writeFileSync(path, text.replace(from, to));
  return () => writeFileSync(path, text);
}

describe('dhf dev', () => {
  it('shows a finding over the open page, and takes it away when it is mended', async () => {
    const { address, root, lines, stop } = await writing();
    const { page, complaints } = await opened(`${address}items/SRS-1.html`);
    const overlay = page.locator('#live details');
    expect(await overlay.count()).toBe(0);

    const mend = edit(join(root, 'requirements/software.md'), '**Derives from:** SYS-1', '**Derives from:** SYS-404');
    await overlay.waitFor();
    expect(await overlay.innerText()).toMatch(/requirements\/software\.md:23 .*SRS-1 .*SYS-404, which does not exist\s+Fix: \S/);
    expect(await page.locator('.verdict').innerText()).toContain('Refused at stage draft');

    mend();
    await overlay.waitFor({ state: 'detached' });
    expect(await page.locator('.verdict').innerText()).toContain('No blocking findings at stage draft');
    expect(page.url()).toBe(`${address}items/SRS-1.html`);
    expect(complaints).toEqual([]);

    const [first, , broken, mended, ...more] = lines();
    expect(first).toMatch(/^[1-9]\d* items · \d+ links · 0 errors · 0 warnings · no blocking findings at stage draft$/);
    expect(broken).toMatch(/ items · \d+ links · [1-9]\d* errors? · \d+ warnings? · refused at stage draft$/);
    expect(broken?.split(' · ')[0]).toBe(first?.split(' · ')[0]);
    expect(mended).toBe(first);
    expect(more).toEqual([]);
    expect(await stop()).toEqual({ code: 0, left: [] });
  });

  it('makes a page of a new file, and takes it away with the file', async () => {
    const { address, root } = await writing();
    const { page } = await opened(`${address}items/UN-77.html`);
    const title = page.locator('h1');
    expect(await title.innerText()).toBe('No such page');

    const file = join(root, 'requirements/UN-77.md');
    writeFileSync(file, '---\nid: UN-77\ntitle: Read it in the dark\n---\n\nA nurse reads the display in the dark.\n');
    await page.getByRole('heading', { name: 'UN-77 Read it in the dark' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('A nurse reads the display in the dark.');

    rmSync(file);
    await page.getByRole('heading', { name: 'No such page' }).waitFor();
  });

  it('keeps the pages while settings cannot be read, and says so over them', async () => {
    const { address, root, lines } = await writing();
    const { page, complaints } = await opened(`${address}items/SRS-1.html`);
    const overlay = page.locator('#live details');

    const mend = edit(join(root, 'dhf.yaml'), 'schema:', 'shema:');
    await overlay.waitFor();
    expect(await overlay.innerText()).toMatch(/dhf\.yaml:\d+ .*shema/s);
    expect(await page.locator('h1').innerText()).toBe('SRS-1 Show the temperature');
    expect(await page.locator('.verdict').innerText()).toContain('Could not judge at stage draft');
    expect(lines().at(-1)).toMatch(/^could not judge at stage draft · dhf\.yaml:\d+ \S/);

    mend();
    await overlay.waitFor({ state: 'detached' });
    expect(await page.locator('.verdict').innerText()).toContain('No blocking findings at stage draft');
    expect(complaints).toEqual([]);
  });

  it('loads a page anew that was made before the last change', async () => {
    const { address, root, lines } = await writing();
    const requirements = join(root, 'requirements/software.md');
    // Somebody else is connected, so that word of a change is not kept for the next who comes.
    const { page: other } = await opened(`${address}items/SRS-1.html`);
    edit(requirements, 'Show the temperature', 'Show the warmth');
    await other.getByRole('heading', { name: 'SRS-1 Show the warmth' }).waitFor();
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    let reached = () => {};
    let go = () => {};
    const isHeld = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const mayGo = new Promise<void>((resolve) => {
      go = resolve;
    });
    // The page is there, and what connects it is not: so a change does not reach it.
    await page.route('**/@vite/client', async (route) => {
      reached();
      await mayGo;
      await route.continue();
    });
    await page.goto(`${address}items/SRS-1.html`, { waitUntil: 'commit' });
    await isHeld;
    edit(requirements, 'Show the warmth', 'Show how warm it is');
    await expect.poll(() => lines().length, patience).toBe(4);
    await other.getByRole('heading', { name: 'SRS-1 Show how warm it is' }).waitFor();
    go();
    await page.getByRole('heading', { name: 'SRS-1 Show how warm it is' }).waitFor(patience);
  });
});
