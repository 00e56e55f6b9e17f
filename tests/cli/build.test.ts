import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../site/bytes.ts';
import { faultless, flawed, folder, settings } from './folder.ts';
import { run } from './run.ts';

const day = '--as-of=2026-11-22';
const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));

const pagesOf = (site: string) => [...bytesOf(site)].filter(([path]) => path.endsWith('.html'));

describe('a file that is not refused', () => {
  it('gets a site, and the words say which file to open', async () => {
    const root = folder(faultless);
    const { code, out, err } = await run(['build', day], { cwd: root });
    expect(code).toBe(0);
    expect(out).toMatch(/\nThe site is made\. Open dist[/\\]index\.html\n$/);
    expect(err).toBe('Making the site …\n');
    expect(JSON.parse(readFileSync(join(root, 'dist/site.json'), 'utf8'))).toMatchObject({
      schema: 'dhf-site/1',
      verdict: 'no-blocking-findings',
    });
    expect(pagesOf(join(root, 'dist')).filter(([, text]) => text.includes('REFUSED'))).toEqual([]);
    expect(readdirSync(root).sort()).toEqual(['dhf.yaml', 'dist', 'risk']);
  });

  it('takes the place of the site before it, with nothing left of that', async () => {
    const root = folder({ ...faultless, 'risk/HAZ-1.md': '---\nid: HAZ-1\ntitle: Too much\n---\n\nToo much of a drug.\n' });
    await run(['build', day], { cwd: root });
    expect(existsSync(join(root, 'dist/items/HAZ-1.html'))).toBe(true);
    rmSync(join(root, 'risk/HAZ-1.md'));
    await run(['build', day], { cwd: root });
    const again = bytesOf(join(root, 'dist'));
    expect(again.has('items/HAZ-1.html')).toBe(false);
    const { out } = await run(['build', day, '--out', join(root, 'fresh')], { cwd: join(root, 'risk') });
    expect(out).toMatch(`The site is made. Open ${join(root, 'fresh/index.html')}\n`);
    expect(bytesOf(join(root, 'fresh'))).toEqual(again);
  });
});

describe('a file that is refused', () => {
  it('gets no site, and loses an earlier one', async () => {
    const root = folder(faultless);
    expect((await run(['build', day], { cwd: root })).code).toBe(0);
    writeFileSync(join(root, 'SRS-1.md'), flawed['SRS-1.md'] ?? '');
    const { code, out, err } = await run(['build', day], { cwd: root });
    expect(code).toBe(1);
    expect(out).toMatch(/ · refused at stage draft\n$/);
    expect(err).toBe('No site was made, and the earlier one was taken away from dist; --preview makes one that is marked REFUSED.\n');
    expect((await run(['build', day], { cwd: root })).err).toBe('No site was made; --preview makes one that is marked REFUSED.\n');
    expect(readdirSync(root).sort()).toEqual(['SRS-1.md', 'dhf.yaml', 'risk']);
  });

  it('is marked REFUSED on every page of a preview', async () => {
    const root = folder(flawed);
    const { code, out, err } = await run(['build', day, '--preview'], { cwd: root, tty: true });
    expect(code).toBe(1);
    expect(out).toMatch(/\nA preview is made, marked REFUSED on every page\. Open dist[/\\]index\.html\n$/);
    const shown = err.replaceAll('\r\u001b[2K', '|');
    expect(shown).toMatch(/Making the site …\n\|20 of \d+ pages made\|.*\|(\d+) of \1 pages made\|$/);
    const pages = pagesOf(join(root, 'dist'));
    expect(pages.length).toBeGreaterThan(90);
    expect(pages.filter(([, text]) => !/<p class="preview">REFUSED: /.test(text)).map(([path]) => path)).toEqual([]);
    expect(readFileSync(join(root, 'dist/assets/print.css'), 'utf8')).toContain('"REFUSED, a preview');
  });

  it('is marked REFUSED on every page where a gate lets it through', async () => {
    const root = folder(flawed);
    const { code } = await run(['build', day, '--iteration', '3'], { cwd: root });
    expect(code).toBe(0);
    expect(pagesOf(join(root, 'dist')).filter(([, text]) => !/<p class="preview">REFUSED: /.test(text))).toEqual([]);
  });

  it('loses an earlier site too when the settings cannot be read; a preview then says why, and leads nowhere else', async () => {
    const root = folder(faultless);
    await run(['build', day], { cwd: root });
    writeFileSync(join(root, 'dhf.yaml'), `${settings}nonsense: 1\n`);
    expect((await run(['build', day], { cwd: root })).code).toBe(2);
    expect(existsSync(join(root, 'dist'))).toBe(false);
    expect((await run(['build', day, '--preview'], { cwd: root })).code).toBe(2);
    const pages = new Map(pagesOf(join(root, 'dist')));
    expect(pages.get('index.html')).toMatch(/nonsense/);
    for (const [path, text] of pages) {
      expect(text).toMatch(/<p class="preview">REFUSED: /);
      const targets = [...text.matchAll(/href="([^"#]+\.html)/g)].map((match) => join(dirname(path), match[1] ?? '').replaceAll('\\', '/'));
      expect(targets.filter((target) => !pages.has(target))).toEqual([]);
    }
  });
});

describe('the folder of the site', () => {
  it.each([
    ['holds files of somebody else', { 'out/notes.txt': 'mine' }, 'out', 'holds files that dhf did not write'],
    ['is a file', { out: 'mine' }, 'out', 'is no folder that can be read'],
    ['is below a file', { out: 'mine' }, 'out/site', 'out is no folder that can be read'],
    ['holds a site.json of something else', { 'out/site.json': '{"schema":"other/1"}' }, 'out', 'holds files that dhf did not write'],
    ['is that of the sources', {}, '.', 'belongs to the sources'],
    ['is above the sources', {}, '..', 'belongs to the sources'],
    ['is a folder of sources', {}, 'risk', 'holds files that dhf did not write'],
    ['would stand among the sources', {}, 'risk/site', 'belongs to the sources'],
  ])('is refused and left alone when it %s', async (_, files, out, words) => {
    const root = folder({ ...faultless, ...files });
    const before = bytesOf(root);
    const { code, err } = await run(['build', day, '--out', out], { cwd: root });
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).toMatch(/\n {2}fix: Name /);
    expect(bytesOf(root)).toEqual(before);
  });

  it('is refused when it stands for the sources under another name', async () => {
    const root = folder(faultless);
    const before = bytesOf(root);
    symlinkSync(root, join(root, 'other'), 'junction');
    const { code } = await run(['build', day, '--out', 'other'], { cwd: root });
    rmSync(join(root, 'other'));
    expect(code).toBe(2);
    expect(bytesOf(root)).toEqual(before);
  });

  it('may be empty, may have a name like any other beside it, and such neighbours stay', async () => {
    const root = folder({ ...faultless, '.site-old/mine.txt': 'mine', '.site-new-1/mine.txt': 'mine' });
    mkdirSync(join(root, 'site'));
    expect((await run(['build', day, '--out', 'site'], { cwd: root })).code).toBe(0);
    expect(existsSync(join(root, 'site/index.html'))).toBe(true);
    expect([...bytesOf(root).keys()].filter((path) => path.startsWith('.'))).toEqual(['.site-new-1/mine.txt', '.site-old/mine.txt']);
  });
});

/** `dhf build` in a process of its own. */
function start(root: string, env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [bin, 'build', day], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'ignore',
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<number | null>((settle) => {
    child.on('close', settle);
  });
  // With its own child, as a machine that goes down would.
  const kill = () => (process.platform === 'win32' ? child.kill('SIGKILL') : process.kill(-(child.pid as number), 'SIGKILL'));
  return { ended, kill };
}

describe('the bytes of a site', () => {
  it('are the same in every folder, time zone and language', async () => {
    const made = await Promise.all(
      [
        { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
        { TZ: 'America/Adak', LANG: 'C', LC_ALL: 'C' },
      ].map(async (env) => {
        const root = folder(faultless);
        expect(await start(root, env).ended).toBe(0);
        return bytesOf(join(root, 'dist'));
      }),
    );
    expect(made[0]?.size).toBeGreaterThan(90);
    expect(made[1]).toEqual(made[0]);
  });

  it('are those of the earlier site after a build that was killed, and the next build leaves nothing of it behind', async () => {
    const root = folder({ ...faultless, 'tmp/keep.txt': '' });
    const env = { TMPDIR: join(root, 'tmp') };
    const began = performance.now();
    expect(await start(root, env).ended).toBe(0);
    const took = performance.now() - began;
    const earlier = bytesOf(join(root, 'dist'));
    writeFileSync(join(root, 'dhf.yaml'), settings.replace('Tidewell', 'Another'));
    const states: string[] = [];
    const killedAt = async (moment: (build: Promise<unknown>) => Promise<unknown>) => {
      const build = start(root, env);
      await moment(build.ended);
      try {
        build.kill();
      } catch {
        // It ended by itself.
      }
      await build.ended;
      const left = existsSync(join(root, 'dist')) ? bytesOf(join(root, 'dist')) : bytesOf(join(root, '.dist.dhf-old'));
      states.push(left.get('index.html') === earlier.get('index.html') ? 'earlier' : 'new');
      if (states.at(-1) === 'earlier') expect(left).toEqual(earlier);
    };
    // Four moments spread over the length of the command with Astro's process; tests/site/place.test.ts has each step of what it does to the earlier site.
    for (let part = 1; part <= 4; part += 1) await killedAt((ended) => Promise.race([ended, wait((took * part) / 5)]));
    // While the new site is copied beside the old one.
    await killedAt(async (ended) => {
      let over = false;
      void ended.then(() => {
        over = true;
      });
      while (!over && !existsSync(join(root, '.dist.dhf-new'))) await wait(1);
    });
    expect(states).toContain('earlier');
    expect(await start(root, env).ended).toBe(0);
    expect(readFileSync(join(root, 'dist/index.html'), 'utf8')).toContain('Another');
    expect(readdirSync(root).sort()).toEqual(['dhf.yaml', 'dist', 'risk', 'tmp']);
  });

  it('do not stay aside when a build was killed between two names and the next one is refused', async () => {
    const root = folder(faultless);
    await run(['build', day], { cwd: root });
    renameSync(join(root, 'dist'), join(root, '.dist.dhf-old'));
    writeFileSync(join(root, 'SRS-1.md'), flawed['SRS-1.md'] ?? '');
    expect((await run(['build', day], { cwd: root })).code).toBe(1);
    expect(readdirSync(root).sort()).toEqual(['SRS-1.md', 'dhf.yaml', 'risk']);
  });
});
