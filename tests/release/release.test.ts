import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { checkSshSignature } from '../../src/project/ssh-signature.ts';
import { readManifest } from '../../src/release/manifest.ts';
import { type PlaceAsked, release } from '../../src/release/release.ts';
import { commit, folder, git, put } from '../project/folder.ts';
import { gitAt } from '../project/git.ts';
import { newKey } from '../project/signing.ts';
import { failingAt } from './interrupt.ts';
import { toldProject } from './told.ts';

/** Happens once, before the next site is made. */
const meanwhile = vi.hoisted((): { work?: (() => Promise<unknown>) | undefined } => ({}));

// A site takes seconds, and how it is laid out and put in place is tested with it: here it is one step that writes two files.
vi.mock('../../src/site/build.ts', async () => {
  const { mkdirSync, writeFileSync } = await import('node:fs');
  const buildSite = async (_: unknown, out: string) => {
    const { work } = meanwhile;
    meanwhile.work = undefined;
    await work?.();
    mkdirSync(out);
    writeFileSync(`${out}/index.html`, '<!doctype html>');
    writeFileSync(`${out}/site.json`, '{}');
  };
  return { buildSite, sinceOf: async () => ({ why: 'nobody compared', fix: '' }) };
});

// So many tables are written alike.
vi.mock('../../src/view/tables.ts', async (original) => {
  const real = await original<typeof import('../../src/view/tables.ts')>();
  return { ...real, allTables: (...of: Parameters<typeof real.allTables>) => real.allTables(...of).slice(0, 2) };
});

// What they write takes longer than to write it, and has tests of its own.
vi.mock('../../src/emit/index.ts', async (original) => {
  const real = await original<typeof import('../../src/emit/index.ts')>();
  return { ...real, emitters: { ...real.emitters, json: () => '{}', sarif: () => '{}', junit: () => '<testsuites/>' } };
});
vi.mock('../../src/emit/xlsx/xlsx.ts', () => ({ xlsx: async () => new Uint8Array(9) }));

/** What was judged before of the same commit. */
const judged = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../../src/release/candidate.ts', async (original) => {
  const real = await original<typeof import('../../src/release/candidate.ts')>();
  const candidateIn: typeof real.candidateIn = async (root, asked) => {
    const key = `${git(root, 'rev-parse', 'HEAD')} ${asked.version} ${asked.today}`;
    const known = judged.get(key) ?? (await real.candidateIn(root, asked));
    judged.set(key, known);
    return known as Awaited<ReturnType<typeof real.candidateIn>>;
  };
  return { ...real, candidateIn };
});

/** What git answered before, and where commits were laid out: asked again in vain, over and over, while nothing but the disk fails. */
const before = vi.hoisted(() => ({ isKept: false, answers: new Map<string, unknown>() }));

/** From here to the end of the test. */
function keep(): void {
  before.isKept = true;
  onTestFinished(() => {
    before.isKept = false;
    before.answers.clear();
  });
}

async function kept<T>(key: string, ask: () => Promise<T>): Promise<T> {
  if (!before.isKept) return ask();
  const known = before.answers.get(key) ?? (await ask());
  before.answers.set(key, known);
  return known as T;
}

vi.mock('../../src/project/git.ts', async (original) => {
  const real = await original<typeof import('../../src/project/git.ts')>();
  const gitIn: typeof real.gitIn = (root) => {
    const git = real.gitIn(root);
    return (args, options) =>
      options?.onOutput === undefined ? kept(JSON.stringify([root, args, options]), () => git(args, options)) : git(args, options);
  };
  return { ...real, gitIn, readGit: (root: string) => real.readGit(root, gitIn(root)) };
});

vi.mock('../../src/project/checkout.ts', async (original) => {
  const real = await original<typeof import('../../src/project/checkout.ts')>();
  const checkoutOf: typeof real.checkoutOf = async (root, revision) => {
    const isKept = before.isKept;
    const found = await kept(`checkout of ${root} ${revision}`, () => real.checkoutOf(root, revision));
    if (!isKept || 'refused' in found) return found;
    onTestFinished(found.remove);
    return { ...found, remove: () => {} };
  };
  return { ...real, checkoutOf };
});

const now = Date.parse('2026-11-23T12:00:00Z');

function asked(root: string, more: Partial<PlaceAsked> = {}): PlaceAsked {
  return { root, version: '1.0.0', env: {}, now, out: join(folder(), 'releases'), ...more };
}

async function refusal(of: PlaceAsked): Promise<string> {
  const answer = await release(of);
  if (of.out !== undefined) expect(fs.existsSync(of.out), 'nothing is written').toBe(false);
  return 'refused' in answer ? `${answer.refused} / ${answer.fix}` : 'no refusal';
}

/** Every file below a folder by path. */
function filesIn(top: string): Record<string, string> {
  const entries = fs.readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => join(entry.parentPath, entry.name)).map((path) => [path.slice(top.length + 1), fs.readFileSync(path, 'latin1')]),
  );
}

/** A small repository that is tagged, and whose record is of version 1.0.0; what is wrong with it is found before it is judged. */
function small(files: Readonly<Record<string, string>> = {}): string {
  const root = folder({ 'dhf.yaml': settings, 'src/a.c': 'int a;\n', 'REL-1.md': record, ...files });
  commit(root);
  git(root, 'branch', '--quiet', '-M', 'main');
  git(root, 'tag', 'v1.0.0');
  return root;
}

const settings = `schema: dhf-settings/1
product: { name: Test, version: "1.0.0", manufacturer: Example Devices Ltd }
packs:
  - { standard: IEC 62304, edition: "1.1" }
files: { risk-management-file: ["risk/**"] }
systems: { SWS-1: { product: ["src/**"], results: ["reports/*.xml"] } }
git: { protected: [main] }
`;
const record = '---\nid: REL-1\ntitle: Release\nversion: "1.0.0"\ntag: v1.0.0\nreleased-on: 2026-03-04\n---\n';

describe('a release is refused', () => {
  it('of a folder in no repository', async () => {
    expect(await refusal(asked(folder({ 'dhf.yaml': settings })))).toMatch(/is in no git repository.*Keep the DHF in git/);
  });

  it('of a shallow clone', async () => {
    const root = small();
    put(root, { 'REL-1.md': `${record}\nMore.\n` });
    commit(root);
    const clone = folder();
    git(clone, 'clone', '--quiet', '--depth=1', `file://${root}`, '.');
    expect(await refusal(asked(clone))).toMatch(/this clone is shallow.*git fetch --unshallow --tags/);
  });

  it.each([
    ['a file that was changed', { 'REL-1.md': `${record}\nMore.\n` }, 'REL-1.md is in no commit as it stands'],
    ['a new source', { 'SRS-1.md': 'New' }, 'SRS-1.md is in no commit'],
    ['a new file of the product', { 'src/b.c': 'int b;' }, 'src/b.c is in no commit'],
    ['a new result', { 'reports/a.xml': '<a/>' }, 'reports/a.xml is in no commit'],
  ])('of a clone with %s', async (_, files, words) => {
    const root = small();
    put(root, files);
    expect(await refusal(asked(root))).toContain(words);
  });

  it('of a clone in which a file outside the DHF was changed', async () => {
    const root = folder({ 'dhf/dhf.yaml': settings, 'dhf/REL-1.md': record, 'other.txt': 'a' });
    commit(root);
    git(root, 'tag', 'v1.0.0');
    put(root, { 'other.txt': 'b' });
    expect(await refusal(asked(join(root, 'dhf')))).toContain('other.txt is in no commit as it stands');
  });

  it('unsigned where its settings demand a signature, unless it is to be signed elsewhere', async () => {
    const root = small({
      'dhf.yaml': `${settings}signatures: { required: [release], allowed-signers: { ref: refs/heads/main, path: signers } }\n`,
    });
    expect(await refusal(asked(root))).toMatch(/^dhf\.yaml demands that a release is signed, and no key is named \/ Sign it with --key/);
    for (const more of [{ isCandidate: true }, { key: join(root, 'key') }, { out: undefined }])
      expect(await release(asked(root, more)), 'looked at further').toHaveProperty('notPassed');
    expect(await release(asked(small({ 'dhf.yaml': `${settings}signatures: { required: [release] }\n` })))).toHaveProperty('notPassed');
    const of = asked(root);
    put(of.out ?? '', { '1.0.0/manifest.json.sig': 'x' });
    expect(await release(of), 'one that was signed before').toHaveProperty('notPassed');
  });

  it('without the tag of its version', async () => {
    const root = small();
    git(root, 'tag', '--delete', 'v1.0.0');
    expect(await refusal(asked(root))).toMatch(/there is no tag v1\.0\.0.*git tag -s v1\.0\.0.*git fetch --tags/);
  });

  it('where the commit does not come from the tag', async () => {
    const root = small();
    git(root, 'checkout', '--quiet', '--orphan', 'other');
    git(root, 'commit', '--quiet', '--message=Other');
    expect(await refusal(asked(root))).toMatch(/commit \w{10} does not come from tag v1\.0\.0/);
  });

  it('where the product was changed since the tag', async () => {
    const root = small();
    put(root, { 'src/a.c': 'int b;\n', 'src/b.c': 'int b;\n' });
    commit(root);
    expect(await refusal(asked(root))).toContain('the product was changed since tag v1.0.0: src/a.c and one file more');
  });

  it('of a commit that no protected branch holds', async () => {
    const root = small();
    git(root, 'checkout', '--quiet', '--detach');
    put(root, { 'REL-1.md': `${record}\nMore.\n` });
    commit(root);
    expect(await refusal(asked(root))).toMatch(/commit \w{10} is neither the tag nor on a protected branch \(main\)/);
  });

  it.each([
    ['commit', (root: string) => gitAt('2026-11-24T10:00:00Z', root, 'commit', '--quiet', '--allow-empty', '--message=Ahead')],
    ['tag', (root: string) => gitAt('2026-11-24T10:00:00Z', root, 'tag', '--force', '--annotate', '--message=Ahead', 'v1.0.0')],
  ])('where a clock was ahead: the %s is still to come', async (what, make) => {
    const root = small();
    make(root);
    expect(await refusal(asked(root))).toMatch(
      new RegExp(`^${what} \\S+ is dated 2026-11-24T10:00:00Z, and by the clock of this machine it is 2026-11-23`),
    );
  });

  it.each([
    ['there is none', record.replace('1.0.0', '0.9'), 'no release record is of version 1.0.0; there are those of 0.9'],
    ['it is a draft', record.replace('tag:', 'status: draft\ntag:'), 'REL-1, the record of version 1.0.0, is still a draft'],
    ['it was withdrawn', record.replace('tag:', 'withdrawn-on: 2026-03-05\ntag:'), 'says that it was withdrawn'],
    ['it names no day', record.replace('released-on: 2026-03-04\n', ''), 'REL-1 does not say on which day'],
    ['its day is still to come', record.replace('2026-03-04', '2026-11-24'), 'REL-1 is released on 2026-11-24, which is still to come'],
  ])('by its record: %s', async (_, text, words) => {
    expect(await refusal(asked(small({ 'REL-1.md': text })))).toContain(words);
  });

  it('where the product says that it is another version', async () => {
    const root = small({ 'dhf.yaml': settings.replace('"1.0.0"', '"1.0.1"') });
    expect(await refusal(asked(root))).toContain('version 1.0.0 is asked for, and the product says that it is 1.0.1');
  });

  it.each(['../1.0.0', 'latest', 'a b'])('with %s for a version', async (version) => {
    expect(await refusal(asked(small(), { version }))).toContain(`${version} cannot be released`);
  });

  it('with its report, where something is found', async () => {
    const answer = await release(asked(small()));
    expect('notPassed' in answer && answer.notPassed).toMatchObject({
      stage: 'release',
      asOf: { date: '2026-03-04' },
      commit: expect.any(String),
    });
  });
});

describe('a release', { timeout: 180_000 }, () => {
  it('stands in its place whole, and again it is the same bytes', async () => {
    const root = toldProject();
    const first = asked(root);
    const made = await release(first);
    if (!('path' in made)) throw new Error(JSON.stringify(made).slice(0, 500));
    const top = join(made.path, '..');
    const files = filesIn(top);
    const own = '1.0.0/emberline-view-1.0.0.zip';
    expect(Object.keys(files).sort()).toEqual(['1.0.0/manifest.json', '1.0.0/provenance.intoto.json', own, `${own}.sha256`].sort());
    const manifest = readManifest(files['1.0.0/manifest.json'] ?? '');
    expect(manifest).toMatchObject({
      version: '1.0.0',
      versions: { 'SWS-1': '1.0.0' },
      tag: { name: 'v1.0.0' },
      asOf: '2026-05-20',
      folder: '',
    });

    expect(await release(first)).toMatchObject({ stoodThere: true, isSigned: false });
    expect(filesIn(top)).toEqual(files);
    keep();
    expect(await release({ ...first, out: undefined })).toMatchObject({ report: { verdict: 'no-blocking-findings' } });

    expect(await release({ ...first, key: join(root, 'no-key') })).toMatchObject({
      refused: expect.stringContaining('could not be signed'),
    });
    const key = newKey(folder(), 'key');
    expect(await release({ ...first, key: key.file })).toMatchObject({ stoodThere: true, isSigned: true });
    const { 'manifest.json.sig': signature = '', 'manifest.json': signed = '', ...others } = filesIn(made.path);
    expect(Object.keys(others)).toHaveLength(3);
    const check = {
      data: Buffer.from(signed, 'latin1'),
      signature,
      signers: `ada ${key.open}`,
      principal: 'ada',
      at: '2026-11-23T12:00:00Z',
    };
    expect(await checkSshSignature({ ...check, namespace: 'dhf-release' })).toBe('good');
    expect(await checkSshSignature({ ...check, namespace: 'dhf' })).toEqual({ flaw: 'purpose' });
    const another = newKey(folder(), 'key');
    expect(await release({ ...first, key: another.file })).toMatchObject({ isSigned: true });
    expect(filesIn(made.path)['manifest.json.sig'], 'a signature is never replaced').toBe(signature);

    put(made.path, { 'manifest.json': (files['1.0.0/manifest.json'] ?? '').replace('"1.0.0"', '"1.0"') });
    expect(await release(first)).toMatchObject({ refused: expect.stringContaining('a released version never changes') });
  });

  it('is made by two at the same time once, and both find it whole', async () => {
    const of = asked(toldProject());
    let other: unknown;
    meanwhile.work = async () => {
      other = await release(of);
    };
    expect(await release(of)).toMatchObject({ stoodThere: true });
    expect(other).toMatchObject({ stoodThere: false });
    expect(fs.readdirSync(of.out as string)).toEqual(['1.0.0']);
  });

  it('is the same where git lays out no links', async () => {
    const root = toldProject();
    fs.symlinkSync('dhf.yaml', join(root, 'link'));
    commit(root, 'Link');
    const [here, there] = [asked(root), asked(root)];
    await release(here);
    const home = folder();
    put(home, { '.gitconfig': '[core]\n\tsymlinks = false\n' });
    vi.stubEnv('HOME', home);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await release(there)).toMatchObject({ stoodThere: false });
    expect(filesIn(there.out as string)).toEqual(filesIn(here.out as string));
  });

  it('is no reason to take away what stands elsewhere, whatever its version is called', async () => {
    const out = folder();
    put(out, { '.x/kept.txt': 'a folder of somebody', 'other.dhf-new/kept.txt': 'of somebody else' });
    const before = filesIn(out);
    const answer = await release(asked(toldProject(), { out, version: 'x/../other' }));
    expect(answer).toMatchObject({ refused: expect.stringContaining('x/../other cannot be released') });
    expect(filesIn(out)).toEqual(before);
  });

  it('is not put where a link leads nowhere', async () => {
    const out = folder();
    fs.symlinkSync('nowhere', join(out, '1.0.0'));
    expect(await release(asked(toldProject(), { out }))).toMatchObject({ refused: expect.stringContaining('holds something else') });
    expect(fs.readdirSync(out)).toEqual(['1.0.0']);
  });

  it('is made whole or not at all, whichever write the disk fails at, and the next try makes it', async () => {
    keep();
    const out = join(folder(), 'releases');
    const of = asked(toldProject(), { out });
    const earlier = { '0.9.0/kept.txt': 'an earlier release' };
    put(out, earlier);
    const { writes } = await failingAt(0, out, () => release(of));
    const whole = filesIn(out);
    expect(writes).toBeGreaterThan(20);
    for (let at = 1; at <= writes; at++) {
      fs.rmSync(join(out, '1.0.0'), { recursive: true, force: true });
      const { error } = await failingAt(at, out, () => release(of));
      expect(error, `write ${at} of ${writes} fails, and is noticed`).toMatchObject({ code: 'ENOSPC' });
      const seen = Object.entries(filesIn(out)).filter(([path]) => !/^\.1\.0\.0\..+\.dhf-new\//.test(path));
      expect([earlier, whole], `write ${at} of ${writes}`).toContainEqual(Object.fromEntries(seen));
    }
    await release(of);
    expect(filesIn(out)).toEqual(whole);
  });
});
