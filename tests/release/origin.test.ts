import { hash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { gitIn } from '../../src/project/git.ts';
import { type BundleApproval, bundleApprovalText } from '../../src/release/bundle-approval.ts';
import type { Manifest } from '../../src/release/manifest.ts';
import { checkApprovals } from '../../src/release/verify/approvals.ts';
import { checkSources } from '../../src/release/verify/sources.ts';
import { checkTag } from '../../src/release/verify/tag.ts';
import type { Verification } from '../../src/release/verify/verification.ts';
import { type VerifyRequest, verify } from '../../src/release/verify/verify.ts';
import { run } from '../cli/run.ts';
import { commit, folder, git, put, settingsText } from '../project/folder.ts';
import { gitAt } from '../project/git.ts';
import { type Key, newKey, pathWithGitAlone, people, signatureOf, trusted } from '../project/signing.ts';
import { type Made, type Making, release } from './made.ts';

/** A manifest as good as any. */
const plain: Manifest = {
  ...{ schema: 'dhf-manifest/1', product: 'Tidewell', slug: 'tidewell', version: '1.2.0', versions: {}, commit: '', commitDate: '' },
  ...{ folder: '', tag: { name: 'v1.2.0', commit: '' }, asOf: '2026-03-04', tool: 'dhf 0.1.0', node: 'v24.21.0', dependencies: '' },
  ...{ packs: [], verdict: 'no-blocking-findings', files: [] },
  counts: { items: 0, links: 0, errors: 0, warnings: 0, infos: 0, deviations: 0, open: 0 },
};

interface Clone {
  readonly root: string;
  readonly key: Key;
  /** What a release of its tag names. */
  readonly manifest: Pick<Manifest, 'commit' | 'tag'>;
}

const demanding = trusted.replace('signatures:\n', 'signatures:\n  required: [release]\n');

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
});

/** A folder for all tests of this file. */
function lasting(): string {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'dhf-test-')));
  places.push(place);
  return place;
}

let made: Clone | undefined;

/** A repository that trusts Ada's key, with a tag that she signed and a commit of records behind it; made once, as each of its commits takes its time. */
function original(): Clone {
  if (made !== undefined) return made;
  const key = newKey(lasting(), 'ada');
  const root = lasting();
  put(root, { 'dhf.yaml': settingsText(trusted), '.trust/allowed_signers': `ada@example.com ${key.open}\n` });
  const tagged = commit(root, 'Begin');
  signTag(root, 'v1.2.0', key);
  put(root, { 'records/run.md': 'x' });
  made = { root, key, manifest: { commit: commit(root, 'Records'), tag: { name: 'v1.2.0', commit: tagged } } };
  return made;
}

/** The same to be changed by one test, with other settings or options of the key on its protected branch. */
function clone(settings = trusted, options = ''): Clone {
  const { root: first, key, manifest } = original();
  const root = folder();
  cpSync(first, root, { recursive: true });
  if (settings === trusted && options === '') return { root, key, manifest };
  put(root, { 'dhf.yaml': settingsText(settings), '.trust/allowed_signers': `ada@example.com ${options} ${key.open}\n` });
  return { root, key, manifest: { ...manifest, commit: commit(root, 'Other') } };
}

function signTag(root: string, name: string, { file }: Key, on = 'HEAD'): void {
  git(root, '-c', 'gpg.format=ssh', '-c', `user.signingkey=${file}`, 'tag', '--force', '--sign', '--message=Release', name, on);
}

/** A release of a clone: its sources are those of the commit that it names. */
function releaseOf({ root, manifest }: Clone, making: Making = {}): Made {
  const tracked = git(root, 'ls-tree', '-r', '-z', '--name-only', manifest.commit).split('\0').slice(0, -1);
  const sources = Object.fromEntries(tracked.map((path) => [path, git(root, 'show', `${manifest.commit}:${path}`)]));
  return release({ manifest, sources, ...making });
}

async function looked(path: string, root: string, request: Partial<VerifyRequest> = {}): Promise<Verification> {
  return await verify({ path, name: 'it', requireSignature: false, repository: { path: root, name: 'clone' }, ...request });
}

/** The checks of tag and commit alone, of a release that names these. */
async function tagChecks({ root, key }: Clone, named: Partial<Manifest>): Promise<Pick<Verification, 'checks'>> {
  const repository = { git: gitIn(root), root, name: 'clone', ref: 'refs/heads/main' };
  const signers = { text: readFileSync(join(root, '.trust/allowed_signers'), 'utf8'), called: 'refs/heads/main' };
  expect(signers.text).toContain(key.open);
  return { checks: await checkTag({ ...plain, ...named }, { signers, repository }) };
}

/** Sources as a manifest lists them. */
function listed(sources: Readonly<Record<string, string>>): Manifest['files'] {
  return Object.entries(sources).map(([path, text]) => ({
    path: `sources/${path}`,
    size: Buffer.byteLength(text),
    sha256: hash('sha256', text),
  }));
}

/** Answer and words of the checks of one name. */
function found({ checks }: Pick<Verification, 'checks'>, name: string): string {
  return checks
    .filter(({ check }) => check === name)
    .map(({ answer, words }) => `${answer}: ${words}`)
    .join('\n');
}

describe('a repository as anchor', () => {
  it('proves a release whose manifest its signer signed, and sees tag and commit', async () => {
    const { root, key, manifest } = original();
    const verification = await looked(releaseOf(original(), { key }).root, root);
    expect(verification.answer).toBe('proven');
    expect(verification.anchors).toEqual(['signers of refs/heads/main of clone', 'repository clone, refs/heads/main']);
    expect(found(verification, 'tag')).toBe(
      `good: v1.2.0 leads to ${manifest.tag.commit} in clone, and ${manifest.commit}, of which version 1.2.0 was made, follows it`,
    );
    expect(found(verification, 'tag-signature')).toContain('good: v1.2.0 is signed by ada@example.com');
  });

  it('says of what only its tag signs that the sources are those of the tag, and the rest may be anything', async () => {
    const { root, manifest } = original();
    const words = `unchanged since made; the sources are those of the signed tag v1.2.0 and what came after it up to commit ${manifest.commit}; that the rest was made from them is shown by --rebuild`;
    const sound = await looked(releaseOf(original()).root, root);
    expect({ answer: sound.answer, words: sound.words }).toEqual({ answer: 'unchanged', words });
    const forged = await looked(releaseOf(original(), { files: { 'site/index.html': 'forged' } }).root, root);
    expect(forged.words, 'only --rebuild can tell').toBe(words);
    const atTag = { ...original(), manifest: { ...manifest, commit: manifest.tag.commit } };
    expect((await looked(releaseOf(atTag).root, root)).words).toContain('are those of the signed tag v1.2.0; that the rest');
  });

  it('says of what nobody signed whose sources it has', async () => {
    const made = clone();
    git(made.root, 'tag', '--force', 'v1.2.0', made.manifest.tag.commit);
    const { answer, words } = await looked(releaseOf(made).root, made.root);
    expect({ answer, words }).toEqual({
      answer: 'unchanged',
      words: `unchanged since made; origin not proven beyond the sources, which are those of commit ${made.manifest.commit} in clone; whether the rest was made from them only --rebuild can tell`,
    });
  });

  it('refuses sources that are not those of the commit, also where everything was written anew', async () => {
    const { root, manifest } = original();
    const { root: forged } = releaseOf(original(), {
      sources: { 'dhf.yaml': settingsText(people), 'records/run.md': 'x', 'records/more.md': 'x' },
    });
    expect((await verify({ path: forged, name: 'it', requireSignature: false })).answer).toBe('unchanged');
    const { answer, checks } = await looked(forged, root);
    expect({ answer, refused: checks.filter((each) => each.answer === 'refused') }).toMatchObject({
      answer: 'refused',
      refused: [
        {
          check: 'sources',
          words: `the sources in the bundle are not those of commit ${manifest.commit} in clone`,
          details: [
            'sources/.trust/allowed_signers is missing',
            'sources/dhf.yaml has other content than in the commit',
            'sources/records/more.md is not in the commit',
          ],
        },
      ],
    });
  });

  it('compares sources below the folder of the DHF, with links as texts, in a repository of SHA-256, too', async () => {
    const root = folder();
    git(root, 'init', '--quiet', '--object-format=sha256');
    put(root, { 'app/main.c': 'int main;', 'dhf/dhf.yaml': settingsText(), 'dhf/Bedürfnis\n.md': 'x' });
    symlinkSync('dhf.yaml', join(root, 'dhf/link.yaml'));
    const made = commit(root);
    git(root, 'tag', 'v1.2.0');
    const sources = { 'dhf.yaml': settingsText(), 'Bedürfnis\n.md': 'x', 'link.yaml': 'dhf.yaml' };
    const named: Manifest = { ...plain, folder: 'dhf/', commit: made, files: listed(sources) };
    const repository = { git: gitIn(root), root, name: 'clone' };
    expect(await checkSources(named, repository)).toMatchObject({ answer: 'good' });
    const other = listed({ ...sources, 'link.yaml': settingsText() });
    expect((await checkSources({ ...named, files: other }, repository)).details).toEqual([
      'sources/link.yaml has other content than in the commit',
    ]);
    expect(await checkSources({ ...named, folder: 'other/' }, repository)).toMatchObject({ answer: 'refused' });
    expect(await checkSources({ ...named, folder: '../' }, repository)).toMatchObject({ answer: 'refused' });
  });

  it('cannot judge sources that the clone does not hold', async () => {
    const { root, manifest } = clone();
    const blob = git(root, 'rev-parse', `${manifest.commit}:records/run.md`).trim();
    rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    const repository = { git: gitIn(root), root, name: 'clone' };
    expect(await checkSources({ ...plain, ...manifest }, repository)).toMatchObject({
      answer: 'could-not-judge',
      words: `clone does not hold the content of records/run.md at commit ${manifest.commit}`,
    });
  });

  it('names both commits of a tag that was moved', async () => {
    const { root, key, manifest } = clone();
    signTag(root, 'v1.2.0', key);
    const verification = await looked(release({ manifest, key }).root, root);
    expect(verification.answer).toBe('refused');
    expect(found(verification, 'tag')).toContain(
      `the tag v1.2.0 leads to ${manifest.commit} in clone, and the manifest says ${manifest.tag.commit}`,
    );
  });

  it.each<readonly [what: string, change: (clone: Clone) => Partial<Manifest>, words: string]>([
    [
      'a tag that is not there',
      ({ root }) => {
        git(root, 'tag', '--delete', 'v1.2.0');
        return {};
      },
      'clone has no tag v1.2.0',
    ],
    ['a commit that is not there', () => ({ commit: 'e'.repeat(40) }), `clone has no commit ${'e'.repeat(40)}`],
    [
      'a commit that nobody merged',
      ({ root }) => {
        git(root, 'checkout', '--quiet', '-b', 'aside');
        return { commit: commit(root, 'Aside') };
      },
      'is not in the history of refs/heads/main',
    ],
    [
      'a commit before the tag',
      ({ root, key, manifest }) => {
        signTag(root, 'v1.2.0', key);
        return { commit: manifest.tag.commit, tag: { name: 'v1.2.0', commit: manifest.commit } };
      },
      'does not follow the tag v1.2.0',
    ],
  ])('refuses %s', async (_, change, words) => {
    const made = clone();
    const manifest = { ...made.manifest, ...change(made) };
    const verification = await tagChecks(made, manifest);
    expect(found(verification, 'tag')).toContain('refused: ');
    expect(found(verification, 'tag')).toContain(words);
  });

  it.each<readonly [what: string, tag: (clone: Clone) => void, words: string]>([
    ['signed by a stranger', ({ root }) => signTag(root, 'v1.2.0', newKey(folder(), 'mallory'), 'HEAD~1'), 'refused'],
    ['that is only a name', ({ root }) => void git(root, 'tag', '--force', 'v1.2.0', 'HEAD~1'), 'not-looked-at: v1.2.0 is not signed'],
    [
      'without a signature',
      ({ root }) => void git(root, 'tag', '--force', '--annotate', '--message=x', 'v1.2.0', 'HEAD~1'),
      'not-looked-at: v1.2.0 is not signed',
    ],
    [
      'that was given the name of another',
      ({ root, key }) => {
        signTag(root, 'v9', key, 'HEAD~1');
        git(root, 'update-ref', 'refs/tags/v1.2.0', 'refs/tags/v9');
      },
      'refused: v1.2.0 leads to the tag v9',
    ],
  ])('says of a tag %s that it is', async (_, tag, words) => {
    const made = clone();
    tag(made);
    expect(found(await tagChecks(made, made.manifest), 'tag-signature')).toContain(words);
  });

  it('refuses a key that had expired when the tag was set', async () => {
    const made = clone(trusted, 'valid-before="20260304095959Z"');
    const { root, key, manifest } = made;
    gitAt(
      '2026-03-04T12:00:00+02:00',
      root,
      '-c',
      'gpg.format=ssh',
      '-c',
      `user.signingkey=${key.file}`,
      'tag',
      '-f',
      '-s',
      '-m',
      'x',
      'v1.2.0',
      manifest.tag.commit,
    );
    const verification = await tagChecks(made, manifest);
    expect(found(verification, 'tag-signature')).toContain(
      'refused: the signature of the tag v1.2.0 was made with a key that was not valid at 2026-03-04T10:00:00.000Z',
    );
  });

  it('cannot judge where the clone is shallow, or no clone at all', async () => {
    const { root, key, manifest } = clone();
    const shallow = join(folder(), 'shallow');
    git(root, 'clone', '--quiet', '--depth=1', `file://${root}`, shallow);
    const { root: made } = release({ manifest, key });
    expect(found(await looked(made, shallow), 'tag')).toBe(
      'could-not-judge: the clone is shallow, so its history does not show where the commit stands',
    );
    const nowhere = await looked(made, folder());
    expect(nowhere.answer).toBe('could-not-judge');
    expect(found(nowhere, 'tag')).toContain('clone is in no git repository that can be read');
  });

  it('cannot judge a signature where its settings name no file of signers, and leaves that of the tag alone', async () => {
    const made = clone(people);
    const verification = await looked(releaseOf(made, { key: made.key }).root, made.root);
    expect(verification.answer).toBe('could-not-judge');
    expect(found(verification, 'signature')).toContain('could-not-judge: manifest.json.sig is there, and nobody can say who may sign');
    expect(found(verification, 'tag-signature')).toContain('not-looked-at: v1.2.0 is signed, and nobody can say who may sign');
  });

  it('cannot judge where ssh-keygen or git is missing', async () => {
    const { root, key } = original();
    const { root: made } = releaseOf(original(), { key });
    vi.stubEnv('PATH', pathWithGitAlone());
    const noKeygen = await looked(made, root);
    vi.stubEnv('PATH', folder());
    const noGit = await looked(made, root);
    vi.unstubAllEnvs();
    expect([noKeygen.answer, noGit.answer]).toEqual(['could-not-judge', 'could-not-judge']);
    expect(found(noKeygen, 'signature')).toBe('could-not-judge: ssh-keygen is not installed');
    expect(found(noGit, 'tag')).toBe('could-not-judge: git is not installed');
  });

  it('demands a signature of what its settings demand, and nobody else does', async () => {
    const made = clone(demanding);
    const unsigned = await looked(releaseOf(made).root, made.root);
    expect(unsigned.answer).toBe('refused');
    expect(found(unsigned, 'demanded')).toContain('refused: the dhf.yaml of refs/heads/main demands a signature');
    const inside = release({ sources: { 'dhf.yaml': settingsText(demanding) } });
    const alone = await verify({ path: inside.root, name: 'it', requireSignature: false });
    expect(found(alone, 'demanded')).toContain('refused: the dhf.yaml of the release demands a signature');
    expect(alone.answer).toBe('refused');
    expect(found(await looked(inside.root, original().root), 'demanded'), 'the repository decides').toBe('');
  });

  it('demands none where its settings name nobody who may sign, and says so', async () => {
    const unnamed = settingsText('signatures: { required: [release] }\n');
    const inside = release({ sources: { 'dhf.yaml': unnamed } });
    const alone = await verify({ path: inside.root, name: 'it', requireSignature: false });
    expect(alone.answer).toBe('unchanged');
    expect(found(alone, 'demanded')).toMatch(
      /^not-looked-at: the dhf\.yaml of the release has releases signed and names nobody whose keys/,
    );
    const made = clone(`${people}signatures: { required: [release] }\ngit: { protected: [main] }\n`);
    const held = await looked(releaseOf(made).root, made.root);
    expect(held.words).toContain('the sources');
    expect(found(held, 'demanded')).toContain('not-looked-at: the dhf.yaml of refs/heads/main has releases signed');
    const demanded = await verify({ path: inside.root, name: 'it', requireSignature: true });
    expect(found(demanded, 'demanded')).toContain('refused: --require-signature demands a signature');
  });
});

describe('an approval beside the bundle', () => {
  const who = ['--signer', 'Ada Example', '--role', 'quality'];

  const record: BundleApproval = {
    ...{
      schema: 'dhf-bundle-approval/1',
      product: 'Tidewell',
      version: '1.2.0',
      signer: 'Ada Example',
      role: 'quality',
      meaning: 'approval',
    },
    ...{ 'manifest-sha256': '1'.repeat(64), 'bundle-sha256': '2'.repeat(64), 'signed-at': '2026-03-05T09:00:00Z', method: 'ssh-signature' },
  };

  /** What is said of a record with a signature beside a release that it is of. */
  async function said(text: string, signature?: string): Promise<string> {
    const texts: Readonly<Record<string, string>> = {
      'approvals/1.json': text,
      ...(signature === undefined ? {} : { 'approvals/1.json.sig': signature }),
    };
    const sizes = Object.entries(texts).map(([name, each]) => [name, each.length] as const);
    const around = {
      ...{ files: new Map(sizes), flaws: [], sha256: async () => ({ why: '' }), close: () => undefined },
      read: async (name: string) => Buffer.from(texts[name] ?? ''),
    };
    const people = [
      { name: 'Ada Example', email: 'ada@example.com', roles: ['quality'] },
      { name: 'Mallory Example', email: 'mallory@example.com', roles: ['developer'] },
    ];
    const signers = { text: `ada@example.com ${original().key.open}\n`, called: 'refs/heads/main' };
    const anchor = { signers, people };
    const of = { manifest: plain, manifestSha256: record['manifest-sha256'], bundleSha256: record['bundle-sha256'], around, anchor };
    return found({ checks: await checkApprovals({ ...of, mustBeSigned: false }) }, 'approval');
  }

  async function approved(root: string, ...more: readonly string[]) {
    return await run(['approve', '--bundle', root, ...who, ...more]);
  }

  it('is written with both hashes, signed, and held against people, roles and keys', async () => {
    const { root, key } = original();
    const made = releaseOf(original(), { key });
    const { code, out } = await approved(made.root, '--method=ssh-signature', '--key', key.file);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/approvals\/1\.json\n.*approvals\/1\.json\.sig\n$/) });
    const verification = await looked(made.root, root);
    expect(verification.answer).toBe('proven');
    expect(found(verification, 'approval')).toContain(
      'good: approvals/1.json: approval by Ada Example, quality, is signed with the key of ada@example.com',
    );
    await approved(made.root);
    expect(found(await looked(made.root, root), 'approval')).toContain(
      'not-looked-at: approvals/2.json: approval by Ada Example, quality, is asserted, unsigned',
    );
  });

  it.each<readonly [what: string, change: (text: string) => string, words: string]>([
    [
      'of another manifest',
      (text) => text.replace(/("manifest-sha256": )"\w+"/, `$1"${'0'.repeat(64)}"`),
      'is of another manifest than this one',
    ],
    ['of another zip', (text) => text.replace(/("bundle-sha256": )"\w+"/, `$1"${'0'.repeat(64)}"`), 'is of another zip than this one'],
    ['of another version', (text) => text.replace('1.2.0', '1.1.0'), 'is of Tidewell 1.1.0'],
    [
      'made before the release was judged',
      (text) => text.replace(/("signed-at": )".*"/, '$1"2026-03-04T00:59:00+01:00"'),
      'before 2026-03-04',
    ],
    ['by somebody whom nobody lists', (text) => text.replace('Ada Example', 'Eve Example'), 'the repository lists nobody of that name'],
    ['in a role that nobody gave', (text) => text.replace('quality', 'chief'), 'does not give Ada Example this role'],
    [
      'in the name of another',
      (text) => text.replace('Ada Example', 'Mallory Example').replace('quality', 'developer'),
      'is of other words',
    ],
    ['changed since', (text) => text.replace('"approval"', '"review"'), 'is of other words'],
    ['that is none', () => '[]\n', 'is no approval of a bundle'],
    ['that names two', (text) => text.replace('  "signer"', '  "signer": "Bob Example",\n  "signer"'), 'a key stands twice in it'],
  ])('is refused %s', async (_, change, words) => {
    expect(
      await said(change(bundleApprovalText(record)), signatureOf(bundleApprovalText(record), original().key, 'dhf-release-approval')),
    ).toMatch(new RegExp(`^refused: .*${words}`));
  });

  it.each<readonly [time: string, answer: string]>([
    ['2026-03-03T23:59:59-01:00', 'not-looked-at'],
    ['2026-03-04T00:30:00+01:00', 'refused'],
  ])('counts its time by the instant, whatever its zone: %s', async (time, answer) => {
    expect(await said(bundleApprovalText({ ...record, 'signed-at': time, method: undefined }))).toContain(`${answer}: `);
  });

  it('is refused unsigned, or with a signature made for something else, where signatures are demanded', async () => {
    const { root, key, manifest } = clone(demanding);
    const made = release({ manifest, key });
    await approved(made.root);
    expect(found(await looked(made.root, root), 'approval')).toContain('is asserted, unsigned, and releases have to be signed');
    const file = join(made.root, 'approvals/1.json');
    writeFileSync(`${file}.sig`, signatureOf(readFileSync(file, 'utf8'), key, 'dhf-release'));
    expect(found(await looked(made.root, root), 'approval')).toContain('was made for another purpose than this');
    rmSync(file);
    expect(found(await looked(made.root, root), 'approval')).toContain('approvals/1.json.sig is a signature of a record that is missing');
  });

  it('is given to nothing that is not as it was made, and to no zip alone', async () => {
    const { root, zip, unpacked } = release();
    for (const path of [zip, unpacked]) expect((await approved(path)).err).toContain('is not the folder of a release');
    writeFileSync(join(root, 'notes.txt'), '');
    const { code, err } = await approved(root);
    expect(code).toBe(2);
    expect(err).toContain('cannot be approved, refused: what stands beside the bundle is not as it was made');
  });

  it('is of the DHF or of a bundle, and says so', async () => {
    const { root } = release();
    expect((await approved(root, '--since=main')).err).toContain('--since is about the DHF');
    expect((await run(['approve', 'SRS-1', '--bundle', root, ...who])).err).toContain('SRS-1 is about the DHF');
    expect((await approved(root, '--meaning=no-impact')).err).toContain('a bundle cannot be approved as no-impact');
    expect((await approved(root, '--method=git-signed')).err).toContain('cannot be signed with git-signed');
  });

  it('says to whom a key belongs only where a repository says it', async () => {
    const { key, manifest } = original();
    const made = release({ manifest, key });
    await approved(made.root, '--method=ssh-signature', '--key', key.file);
    const copied = join(folder(), '1.2.0');
    cpSync(made.root, copied, { recursive: true });
    const signers = { text: `ada@example.com ${key.open}\n`, name: 'trusted_keys' };
    const verification = await verify({ path: copied, name: 'it', requireSignature: false, signers });
    expect(found(verification, 'approval')).toContain('that this is Ada Example in that role only a repository can say');
  });
});
