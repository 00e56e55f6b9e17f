import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedNode } from '../src/cli/node-version.ts';
import { run } from './cli/run.ts';
import { oldNode } from './old-node.ts';
import { projectRoot } from './projects/project.ts';
import { bytesOf } from './site/bytes.ts';

const top = fileURLToPath(new URL('..', import.meta.url));
const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-package-'));
const dhf = join(temporary, 'dhf');
const installed = join(dhf, 'node_modules/dhf');
// The Node that runs these tests before any older one.
const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
let files: readonly string[] = [];

function npm(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args[0]}: ${stdout}${stderr}`);
  return stdout;
}

/** `npx dhf`, which npm also knows as `npm exec`: some machines have npm without its second name. */
function npx(args: readonly string[]) {
  return spawnSync('npm', ['exec', '--no', '--', 'dhf', ...args], { cwd: dhf, env, encoding: 'utf8', maxBuffer: 1 << 28 });
}

beforeAll(() => {
  npm(['run', 'compile'], top);
  const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', temporary], top));
  files = packed.files.map((file: { path: string }) => file.path);
  const project = projectRoot('clean-a');
  for (const file of ['dhf.yaml', ...globSync('**/*.md', { cwd: project })]) cpSync(join(project, file), join(dhf, file));
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', join(temporary, packed.filename)], dhf);
}, 900_000);

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('the package', () => {
  it('checks a folder of Markdown outside git, and says what the sources say', async () => {
    for (const [format, stage] of [
      ['json', 'draft'],
      ['text', 'draft'],
      ['sarif', 'release'],
    ] as const) {
      const args = ['check', '--as-of=2026-11-22', `--format=${format}`, `--stage=${stage}`];
      const { status, stdout } = npx(args);
      const { code, out } = await run(args, { cwd: dhf });
      expect(stdout).toBe(out);
      expect(status).toBe(code);
    }
  });

  it('explains its rules by their pages', async () => {
    const { status, stdout } = npx(['explain', 'unit-has-detailed-design']);
    expect(status).toBe(0);
    expect(stdout).toBe((await run(['explain', 'unit-has-detailed-design'])).out);
    expect(stdout).not.toContain('This rule has no page.');
  });

  it('makes the same site from a local, a foreign and a read-only install, and writes nothing beside its packages', async () => {
    const packages = join(dhf, 'node_modules');
    const listed = () => readdirSync(packages, { recursive: true }).sort();
    const before = listed();
    const folders = ['', ...before.map(String)].map((path) => join(packages, path)).filter((path) => statSync(path).isDirectory());
    const foreign = join(temporary, 'élsewhere of it');
    mkdirSync(foreign);
    const build = ['build', dhf, '--as-of=2026-11-22', '--out', 'site'];
    expect((await run(build, { cwd: temporary })).code).toBe(0);
    const [node, bin] = [process.execPath, join(installed, 'lib/src/cli/bin.js')];
    const local = npx(build);
    for (const folder of folders) chmodSync(folder, 0o555);
    const away = spawnSync(node, [bin, ...build], { cwd: foreign, env, encoding: 'utf8' });
    for (const folder of folders) chmodSync(folder, 0o755);
    expect(away.stderr).toBe('Making the site …\n');
    expect([local.status, away.status]).toEqual([0, 0]);
    const site = bytesOf(join(temporary, 'site'));
    expect(site.size).toBeGreaterThan(100);
    expect(bytesOf(join(dhf, 'site'))).toEqual(site);
    expect(bytesOf(join(foreign, 'site'))).toEqual(site);
    expect(listed()).toEqual(before);
  });

  it('makes the same site as the integration of an Astro project', () => {
    writeFileSync(join(dhf, 'astro.config.mjs'), "import dhf from 'dhf/astro';\nexport default { integrations: [dhf({ dir: '.' })] };\n");
    const { status, stdout, stderr } = spawnSync('npm', ['exec', '--no', '--', 'astro', 'build'], {
      cwd: dhf,
      env: { ...env, NODE_ENV: undefined, SOURCE_DATE_EPOCH: '1795305600', ASTRO_TELEMETRY_DISABLED: '1' },
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
    const own = (folder: string) => new Map([...bytesOf(join(dhf, folder))].filter(([path]) => path !== 'site.json'));
    expect(own('dist').size).toBeGreaterThan(100);
    // The site that the local install made above.
    expect(own('dist')).toEqual(own('site'));
  });

  it('has a page for every rule', () => {
    const rules = globSync('src/check/packs/*/rules/*/rule.ts', { cwd: top }).map((file) => file.replaceAll('\\', '/'));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.map((file) => `lib/${file.replace('.ts', '.md')}`).filter((file) => !files.includes(file))).toEqual([]);
  });

  it('opens its public doors to programs', () => {
    const program = [
      "import { traceSources, parseSettings, emitters, packs } from 'dhf';",
      "import remarkItems from 'dhf/remark-items';",
      "import report from 'dhf/schemas/dhf-report-1.json' with { type: 'json' };",
      'console.log(typeof traceSources, typeof parseSettings, Object.keys(emitters).join(), packs.length, typeof remarkItems, report.title);',
    ].join('\n');
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: dhf, encoding: 'utf8' });
    expect(out).toBe('function function text,json,sarif,github,gitlab,junit 3 function dhf-report/1\n');
  });

  it('refuses a Node that is too old before it reads anything else', ({ skip }) => {
    const old = oldNode();
    if (old === undefined) return skip('no Node below 22.12 on this machine');
    const { status, stdout, stderr } = spawnSync(old, [join(installed, 'lib/src/cli/bin.js'), 'check'], { cwd: dhf, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^dhf: Node \d+\.\d+\.\d+ is too old; dhf needs 22\.12 or newer, so nothing was judged\n {2}fix: install a newer Node/,
    );
  });

  it('runs on every Node that its package.json allows', () => {
    const { engines } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(engines).toEqual({ node: '>=22.12' });
    expect([refusedNode('22.12.0'), refusedNode('22.11.0') === '']).toEqual(['', false]);
  });
});

describe('the tarball', () => {
  it('holds what runs, and no tests, sources or fixtures', () => {
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json', 'lib/src/cli/bin.js', 'lib/src/index.d.ts']),
    );
    expect(files.filter((file) => !/^(?:lib\/|LICENSE$|README\.md$|CHANGELOG\.md$|package\.json$)/.test(file))).toEqual([]);
    // What runs in a browser is bundled from its sources when a site is made.
    const compiled = files.filter((file) => !file.startsWith('lib/src/site/client/'));
    expect(compiled.filter((file) => /(?:^|\/)(?:tests?|fixtures?)\/|\.test\.|\.ts$/.test(file.replace(/\.d\.ts$/, '')))).toEqual([]);
  });

  it('names no path of the machine that made it', () => {
    const places = [top, temporary, realpathSync(tmpdir()), '/home/', '/Users/', '\\Users\\'].filter((place) => place.length > 1);
    const found = files.flatMap((file) => {
      const text = readFileSync(join(installed, file), 'utf8');
      return places.filter((place) => text.includes(place)).map((place) => `${file}: ${place}`);
    });
    expect(found).toEqual([]);
  });

  it('can be run as a program', () => {
    expect(readFileSync(join(installed, 'lib/src/cli/bin.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe('package.json and its lock', () => {
  const manifest = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'));
  const lock = JSON.parse(readFileSync(join(top, 'package-lock.json'), 'utf8'));
  const entries = Object.entries(lock.packages as Record<string, Record<string, unknown>>);

  it('what is published does not depend on a Node of its own', () => {
    for (const list of ['dependencies', 'optionalDependencies', 'peerDependencies'])
      expect(manifest[list] ?? {}).not.toHaveProperty('node');
    expect(manifest.devDependencies).toHaveProperty('node');
  });

  it('names exact versions', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(version)))).toEqual([]);
  });

  it('the lock is that of package.json', () => {
    for (const list of ['dependencies', 'devDependencies', 'bin', 'engines']) expect(lock.packages[''][list]).toEqual(manifest[list]);
  });

  it('every optional dependency that the lock names has an entry, so that npm ci works on every machine', () => {
    const missing = entries.flatMap(([path, entry]) =>
      Object.keys((entry.optionalDependencies ?? {}) as object)
        .filter((name) => !entryOf(path, name))
        .map((name) => `${name} of ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('the lock holds no address that something would be fetched from', () => {
    expect(entries.filter(([, entry]) => 'resolved' in entry).map(([path]) => path)).toEqual([]);
    expect(readFileSync(join(top, '.npmrc'), 'utf8')).toMatch(/^omit-lockfile-registry-resolved=true$/m);
  });

  /** Where Node would find a package from the place of another. */
  function entryOf(path: string, name: string): boolean {
    for (let from = path; ; from = from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0))) {
      if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in lock.packages) return true;
      if (from === '') return false;
    }
  }
});
