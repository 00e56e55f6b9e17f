import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { faultless, flawed, folder } from '../cli/folder.ts';
import { run } from '../cli/run.ts';
import { projectRoot } from '../projects/project.ts';
import { bytesOf } from './bytes.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));
const integration = new URL('../../src/site/astro.ts', import.meta.url).href;
const astro = join(top, 'node_modules/astro/bin/astro.mjs');
// 2026-11-22: Astro has no flag for the day.
const epoch = '1795305600';

/** An Astro project around a design history file. */
function project(dir: string, files: Readonly<Record<string, string>> = {}, options = ''): string {
  const config = `import dhf from ${JSON.stringify(integration)};
export default { integrations: [dhf({ dir: ${JSON.stringify(dir)}${options} })], cacheDir: './cache' };\n`;
  const root = folder({ ...files, 'astro.config.mjs': config, 'package.json': '{"type":"module"}\n' });
  symlinkSync(join(top, 'node_modules'), join(root, 'node_modules'), 'junction');
  return root;
}

const below = (name: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]));

function build(root: string, ...args: readonly string[]) {
  const env = { ...process.env, NODE_ENV: undefined, SOURCE_DATE_EPOCH: epoch, ASTRO_TELEMETRY_DISABLED: '1' };
  return spawnSync(process.execPath, [astro, ...(args.length === 0 ? ['build'] : args)], { cwd: root, env, encoding: 'utf8' });
}

afterEach(() => vi.unstubAllEnvs());

describe('astro build', () => {
  it.each(['clean-a', 'clean-c', 'one-set'])('of %s says what the core says, and makes the site that dhf build makes', async (name) => {
    vi.stubEnv('SOURCE_DATE_EPOCH', epoch);
    const root = project('files');
    cpSync(projectRoot(name), join(root, 'files'), { recursive: true });
    const { status, stdout, stderr } = build(root);
    expect(status, stdout + stderr).toBe(0);
    const { code, out } = await run(['build', 'files', '--out', 'other'], { cwd: root });
    expect(code).toBe(0);
    const report = out.replace(/The site is made\..*\n$/, '');
    expect(report).toMatch(/ · no blocking findings at stage draft\n$/);
    expect(stdout).toContain(report);
    const site = bytesOf(join(root, 'other'));
    expect(site.size).toBeGreaterThan(100);
    expect(bytesOf(join(root, 'dist'))).toEqual(site);
  });

  it('makes no site of a file that is refused or cannot be judged, and takes an earlier one away', () => {
    const root = project('the files é #1', below('the files é #1', faultless));
    const ours = readdirSync(root);
    expect(build(root).status).toBe(0);
    expect(existsSync(join(root, 'dist/index.html'))).toBe(true);
    const { 'SRS-1.md': text = '' } = flawed;
    writeFileSync(join(root, 'the files é #1/SRS-1.md'), text);
    const refused = build(root);
    expect(refused.status).not.toBe(0);
    expect(refused.stdout).toMatch(/SRS-1\.md:\d+:\d+ {2}error {2}/);
    expect(refused.stdout).toContain(' · refused at stage draft\n');
    expect(refused.stderr).toContain('the design history file is refused, so no site was made');
    expect(existsSync(join(root, 'dist'))).toBe(false);

    rmSync(join(root, 'the files é #1/dhf.yaml'));
    const unjudged = build(root);
    expect(unjudged.status).not.toBe(0);
    expect(unjudged.stderr).toContain('nothing could be judged, so no site was made');
    expect(existsSync(join(root, 'dist'))).toBe(false);
    expect(readdirSync(root).filter((name) => !ours.includes(name))).toEqual(['.astro', 'cache']);
  });

  it('judges at the stage it is told', () => {
    const { status, stdout } = build(project('files', below('files', faultless), ", stage: 'release'"));
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/ at stage release\n/);
  });

  it.each([
    ['its output is the folder of the sources', { 'dist/dhf.yaml': faultless['dhf.yaml'] ?? '' }, 'dist', 'belongs to the sources'],
    [
      'its output holds other files',
      { ...below('files', faultless), 'dist/mine.txt': 'mine' },
      'files',
      'holds files that dhf did not write',
    ],
    [
      'it has pages of its own',
      { ...below('files', faultless), 'src/pages/mine.astro': 'Mine' },
      'files',
      'has a page of its own, src/pages/mine.astro',
    ],
  ])('is refused, and leaves everything alone, when %s', (_, files, dir, words) => {
    const root = project(dir, files);
    const before = Object.keys(files).sort();
    const { status, stderr } = build(root);
    expect(status).not.toBe(0);
    expect(stderr).toContain(words);
    expect(stderr).toContain('fix: ');
    const left = [...bytesOf(root).keys()].filter(
      (path) => !/^(?:\.astro|cache|node_modules)\/|^(?:astro\.config\.mjs|package\.json)$/.test(path),
    );
    expect(left).toEqual(before);
  });

  it('leads from astro dev to dhf dev', () => {
    const { status, stderr } = build(project('files', below('files', faultless)), 'dev');
    expect(status).not.toBe(0);
    expect(stderr).toContain('npx dhf dev');
  });

  it('in this repository makes the site of the example', async () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', epoch);
    const out = folder();
    const { status, stdout, stderr } = build(top, 'build', '--outDir', join(out, 'dist'));
    expect(status, stdout + stderr).toBe(0);
    expect((await run(['build', join(top, 'content'), '--out', 'other'], { cwd: out })).code).toBe(0);
    // Somebody may commit between the two.
    const site = (name: string) => {
      const bytes = bytesOf(join(out, name));
      const { commit = 'none' } = JSON.parse(bytes.get('site.json') ?? '');
      return new Map([...bytes].map(([path, text]) => [path, text.replaceAll(commit, '').replaceAll(commit.slice(0, 12), '')]));
    };
    expect(site('dist')).toEqual(site('other'));
  });
});
