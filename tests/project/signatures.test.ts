import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Stage } from '../../src/model/diagnostic.ts';
import { openSession } from '../../src/project/session.ts';
import { parseSettings } from '../../src/project/settings.ts';
import { trace, traceSources } from '../../src/project/trace.ts';
import { commit, folder, git, put, settingsText } from './folder.ts';
import { judged, type Key, newKey, pathWithGitAlone, people, record, recordFile, signatureOf, trusted } from './signing.ts';

afterEach(() => vi.unstubAllEnvs());

const ssh = record('method: ssh-signature\nsignature: APR-1.md.sig\n');
const names = (signature: string, method = 'wet-scan') => record(`method: ${method}\nsignature: ${JSON.stringify(signature)}\n`);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
let ada: Key;
let mallory: Key;

const keys = mkdtempSync(join(tmpdir(), 'dhf-keys-'));

beforeAll(() => {
  ada = newKey(keys, 'ada');
  mallory = newKey(keys, 'mallory');
});
afterAll(() => rmSync(keys, { recursive: true }));

async function seen(root: string, stage: Stage = 'draft', id = 'APR-1') {
  const report = await trace(root, { stage });
  return report.graph?.evidence.signatures?.[id];
}

async function unjudged(root: string, stage: Stage = 'draft') {
  return (await trace(root, { stage })).notJudged.filter(({ what }) => /signature|people/.test(what));
}

function signed(text = ssh, key = ada, namespace = 'dhf', over = text): Record<string, string> {
  return { [recordFile]: text, 'records/approvals/APR-1.md.sig': signatureOf(over, key, namespace) };
}

describe('an SSH signature', () => {
  it('is good when the protected branch gives the signer the key that made it', async () => {
    expect(await seen(judged(ada, signed()))).toMatchObject({
      state: 'good',
      words: 'is signed with a key that refs/heads/main gives Ada Example',
    });
  });

  it('is good whatever the machine makes of line ends', async () => {
    const files = signed();
    expect(await seen(judged(ada, { ...files, [recordFile]: ssh.replaceAll('\n', '\r\n') }))).toMatchObject({ state: 'good' });
  });

  it.each<[string, () => Record<string, string>, string]>([
    ['made by somebody else', () => signed(ssh, mallory), 'no key made which refs/heads/main gives Ada Example'],
    [
      'of a record that was edited after',
      () => ({ ...signed(), [recordFile]: ssh.replace('h1:0', 'h1:1') }),
      'other words than it holds now',
    ],
    ['copied from another record', () => signed(ssh, ada, 'dhf', record('', 'APR-2')), 'other words than it holds now'],
    ['made for commits', () => signed(ssh, ada, 'git'), 'made for another purpose'],
    ['that is none', () => ({ ...signed(), 'records/approvals/APR-1.md.sig': 'trust me\n' }), 'cannot be read'],
    [
      'for somebody whom nobody lists',
      () => signed(ssh.replace('Ada Example', 'Ada  Example')),
      'Ada  Example, whom dhf.yaml on refs/heads/main does not list',
    ],
    ['of no day', () => signed(ssh.replace('2026-03-04T09', '2026-13-04T09')), 'does not say when it was signed'],
  ])('is bad when %s', async (_, files, words) => {
    expect(await seen(judged(ada, files()))).toMatchObject({ state: 'bad', words: expect.stringContaining(words) });
  });

  it('is bad when the branch that is judged trusts its own key, or puts its own address behind the name', async () => {
    const own = { '.trust/allowed_signers': `ada@example.com ${mallory.open}\n` };
    const moved = {
      'dhf.yaml': settingsText(trusted.replace('ada@', 'mallory@')),
      '.trust/allowed_signers': `mallory@example.com ${mallory.open}\n`,
    };
    for (const change of [own, moved])
      expect(await seen(judged(ada, { ...signed(ssh, mallory), ...change }))).toMatchObject({ state: 'bad' });
  });

  it('is bad in a clone whose branch names itself as the protected one', async () => {
    const own = {
      'dhf.yaml': settingsText(trusted.replace('heads/main', 'heads/work')),
      '.trust/allowed_signers': `ada@example.com ${mallory.open}\n`,
    };
    const origin = judged(ada, { ...signed(ssh, mallory), ...own });
    git(origin, 'checkout', '--quiet', 'main');
    const clone = folder();
    git(clone, 'clone', '--quiet', `file://${origin}`, '.');
    git(clone, 'checkout', '--quiet', 'work');
    expect(await seen(clone)).toMatchObject({ state: 'bad', words: expect.stringContaining('refs/heads/main gives Ada Example') });
  });

  it('counts by the keys that were valid when it was made', async () => {
    const expired = (until: string) => {
      const root = judged(ada, signed());
      git(root, 'checkout', '--quiet', 'main');
      writeFileSync(join(root, '.trust/allowed_signers'), `ada@example.com valid-before="${until}" ${ada.open}\n`);
      commit(root, 'End a key');
      git(root, 'checkout', '--quiet', 'work');
      return root;
    };
    expect(await seen(expired('20260401'))).toMatchObject({ state: 'good' });
    expect(await seen(expired('20260301'))).toMatchObject({ state: 'bad', words: expect.stringContaining('not valid at the time') });
  });

  it('is passed to ssh-keygen without a shell, whatever the signer is called', async () => {
    for (const name of ['$(touch /tmp/owned)', '-Y sign', '"; rm -rf .; "', 'Ünïcode \u202e name', '*']) {
      const text = record('method: ssh-signature\nsignature: APR-1.md.sig\n', 'APR-1', name);
      const settings = trusted.replace('name: Ada Example', `name: ${JSON.stringify(name)}`);
      expect(await seen(judged(ada, signed(text), settings))).toMatchObject({ state: 'good' });
      expect(await seen(judged(ada, signed(text, mallory), settings))).toMatchObject({ state: 'bad' });
    }
  });

  it('is not taken for the signature of an address that is a pattern', async () => {
    const settings = trusted.replace('email: ada@example.com', 'email: "*@*"');
    expect(await seen(judged(ada, signed(), settings))).toMatchObject({ state: 'bad' });
  });

  it('that is not there leaves the record asserted, unsigned', async () => {
    expect(await seen(judged(ada, { [recordFile]: ssh }))).toMatchObject({
      state: 'none',
      words: 'is asserted, unsigned: it names APR-1.md.sig, which is no file that can be read',
    });
  });

  it.each<[string, string, string]>([
    ['no ref is named', people, 'names no protected branch'],
    ['the ref is not here', trusted.replace('heads/main', 'heads/trunk'), 'refs/heads/trunk is not in this repository'],
    ['the ref is what is being judged', trusted.replace('refs/heads/main', 'HEAD'), 'HEAD is not the full name'],
    ['the ref holds no signers', trusted.replace('allowed_signers }', 'signers }'), 'refs/heads/main holds no .trust/signers'],
    ['no file of signers is named', `${people}git: { protected: [main] }\n`, 'names no file of allowed signers'],
  ])('cannot be judged where %s', async (_, settings, words) => {
    const root = judged(ada, signed(), settings);
    expect(await seen(root)).toMatchObject({ state: 'unknown' });
    const [told] = await unjudged(root);
    expect(told).toMatchObject({ what: 'the signature of APR-1', blocking: false });
    expect(told?.why).toContain(words);
    expect(told?.fix).not.toBe('');
  });

  it('cannot be judged without ssh-keygen, and the record is not called bad', async () => {
    const root = judged(ada, signed());
    vi.stubEnv('PATH', pathWithGitAlone());
    expect(await seen(root)).toMatchObject({ state: 'unknown' });
    expect(await unjudged(root)).toEqual([
      {
        what: 'the signature of APR-1',
        why: 'nobody looked at it: ssh-keygen is not installed',
        fix: 'Install OpenSSH 8.9 or later.',
        blocking: false,
      },
    ]);
  });
});

describe('a scan or an export', () => {
  const scan = 'a page with ink on it';
  const kept = (name: string, method?: string) => ({ [recordFile]: names(name, method), 'records/approvals/scan.pdf': scan });

  it('is kept when it is the file that the record was made with', async () => {
    for (const method of ['wet-scan', 'external-esign', 'host-review']) {
      expect(await seen(judged(ada, kept(`scan.pdf@sha256:${sha256(scan)}`, method)))).toMatchObject({ state: 'kept' });
    }
  });

  it.each([
    [`scan.pdf@sha256:${sha256('another page')}`, 'bad', 'another scan.pdf than the one that is there now'],
    ['scan.pdf', 'bad', 'without the SHA-256'],
    [`missing.pdf@sha256:${sha256(scan)}`, 'none', 'no file that can be read'],
    [`..@sha256:${sha256(scan)}`, 'none', 'no file that can be read'],
    [`../../../etc/hostname@sha256:${sha256(scan)}`, 'bad', 'leads out'],
    [`/etc/hostname@sha256:${sha256(scan)}`, 'bad', 'leads out'],
    [`..\\..\\..\\x@sha256:${sha256(scan)}`, 'bad', 'leads out'],
    [`C:/x@sha256:${sha256(scan)}`, 'bad', 'leads out'],
  ])('named as %s is %s', async (name, state, words) => {
    expect(await seen(judged(ada, kept(name)))).toMatchObject({ state, words: expect.stringContaining(words) });
  });

  it('is not followed by a link out of the DHF', async () => {
    const outside = folder({ 'scan.pdf': scan });
    const root = judged(ada, { [recordFile]: names(`link.pdf@sha256:${sha256(scan)}`) });
    symlinkSync(join(outside, 'scan.pdf'), join(root, 'records/approvals/link.pdf'));
    expect(await seen(root)).toMatchObject({ state: 'bad', words: expect.stringContaining('leads out') });
  });
});

describe('a signed commit', () => {
  const text = record('method: git-signed\n');
  const commitBy = (key: Key | undefined, change = (root: string) => put(root, { [recordFile]: text })) => {
    const root = judged(ada, {});
    change(root);
    git(root, 'add', '--all');
    const sign = key === undefined ? [] : ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${key.file}`];
    git(root, ...sign, 'commit', '--quiet', key === undefined ? '--no-gpg-sign' : '-S', '--message=Sign');
    return root;
  };

  it('is good when the signer’s key made it', async () => {
    expect(await seen(commitBy(ada))).toMatchObject({ state: 'good' });
  });

  it('is bad when another key made it, and none when nobody signed it', async () => {
    expect(await seen(commitBy(mallory))).toMatchObject({ state: 'bad' });
    expect(await seen(commitBy(undefined))).toMatchObject({ state: 'none', words: expect.stringContaining('is not signed') });
  });

  it('is none while the record differs from it, and that of the edit once it is committed', async () => {
    const root = commitBy(ada);
    put(root, { [recordFile]: text.replace('h1:0', 'h1:1') });
    expect(await seen(root)).toMatchObject({ state: 'none', uncommitted: true });
    commit(root, 'Edit');
    expect(await seen(root)).toMatchObject({ state: 'none', words: expect.stringContaining('is not signed') });
  });

  it('with another kind of signature is not judged, and starts no program that the repository names', async () => {
    const root = commitBy(undefined);
    const raw = git(root, 'cat-file', 'commit', 'HEAD');
    const forged = raw.replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n');
    const hash = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      cwd: root,
      input: forged,
      encoding: 'utf8',
    }).trim();
    git(root, 'update-ref', 'refs/heads/work', hash);
    git(root, 'config', 'gpg.program', join(root, 'evil.sh'));
    writeFileSync(join(root, 'evil.sh'), '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n', { mode: 0o755 });
    expect(await seen(root)).toMatchObject({ state: 'unknown', words: expect.stringContaining('something else than an SSH key') });
    expect(git(root, 'status', '--porcelain')).not.toContain('ran');
  });
});

describe('who committed a record', () => {
  it('is who first committed it as it stands, wherever it stood in its folder', async () => {
    const root = judged(ada, { [recordFile]: record() });
    git(root, 'mv', recordFile, 'records/approvals/one.md');
    git(root, '-c', 'user.name=x', 'commit', '--quiet', '--author=Mallory Example <mallory@example.com>', '--message=Move');
    expect((await seen(root))?.committedBy).toMatchObject({ email: 'ada@example.com' });
    put(root, { 'records/approvals/one.md': record().replace('h1:0', 'h1:1') });
    git(root, 'commit', '--quiet', '--all', '--author=Mallory Example <mallory@example.com>', '--message=Edit');
    expect((await seen(root))?.committedBy).toMatchObject({ email: 'mallory@example.com' });
  });

  it('is not known outside git, in a shallow clone, and before it is committed', async () => {
    const files = { 'dhf.yaml': settingsText(), [recordFile]: record() };
    expect(await seen(folder(files))).toEqual({ state: 'none', words: 'is asserted, unsigned' });
    const origin = judged(ada, { [recordFile]: record() });
    const clone = folder();
    git(clone, 'clone', '--quiet', '--depth=1', '--branch=work', `file://${origin}`, '.');
    expect((await seen(clone))?.committedBy).toBeUndefined();
    const fresh = judged(ada, {});
    put(fresh, { [recordFile]: record() });
    expect(await seen(fresh)).toEqual({ state: 'none', words: 'is asserted, unsigned', uncommitted: true });
  });

  it('is found in a merge that no branch holds', async () => {
    const root = judged(ada, { 'x.txt': '1' });
    git(root, 'checkout', '--quiet', 'main');
    put(root, { 'y.txt': '1' });
    commit(root, 'Other');
    git(root, 'merge', '--quiet', '--no-commit', '--no-ff', 'work');
    put(root, { [recordFile]: record() });
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--author=Mallory Example <mallory@example.com>', '--message=Merge');
    expect((await seen(root))?.committedBy).toMatchObject({ email: 'mallory@example.com' });
  });
});

describe('at release', () => {
  const raised = { 'dhf.yaml': settingsText(trusted.replace('[developer]', '[developer, quality]')) };

  it('people are those of the protected branch', async () => {
    const root = judged(ada, { ...raised, [recordFile]: record() });
    const roles = async (stage: Stage) =>
      (await trace(root, { stage })).graph?.declared?.people.find(({ name }) => name === 'Mallory Example')?.roles;
    expect(await roles('draft')).toEqual(['developer', 'quality']);
    expect(await roles('release')).toEqual(['developer']);
  });

  it('what must be signed cannot be made less by the branch', async () => {
    const root = judged(ada, { 'dhf.yaml': settingsText(trusted), [recordFile]: record() }, `${trusted}  required: [release]\n`);
    expect((await trace(root, { stage: 'release' })).graph?.declared?.signatures.required).toEqual(['release']);
  });

  it('nobody knows who may sign where no branch is protected', async () => {
    const root = judged(ada, { [recordFile]: record() }, people);
    expect(await unjudged(root)).toEqual([]);
    expect(await unjudged(root, 'release')).toMatchObject([{ what: 'the people who may sign', place: { file: 'dhf.yaml' } }]);
  });
});

it('a session looks at everything again when a record or its signature changes, and not for other files', async () => {
  const root = judged(ada, signed());
  const session = openSession(root, { stage: 'draft' });
  await session.trace();
  put(root, { 'UN-1.md': '---\nid: UN-1\ntitle: Hold the rate\n---\n\nThe nurse needs it.\n' });
  expect(session.retrace(['UN-1.md'])?.report.graph?.evidence.signatures?.['APR-1']?.state).toBe('good');
  put(root, { 'records/approvals/APR-1.md.sig': 'other\n' });
  expect(session.retrace(['records/approvals/APR-1.md.sig'])).toBeUndefined();
  expect((await session.trace()).report.graph?.evidence.signatures?.['APR-1']?.state).toBe('bad');
  put(root, { 'records/approvals/APR-2.md': record('', 'APR-2') });
  expect(session.retrace(['records/approvals/APR-2.md'])).toBeUndefined();
});

it('sources in memory leave signatures unjudged, which is said only where a record says that it is signed', () => {
  const parsed = parseSettings(settingsText());
  if ('unreadable' in parsed) throw new Error('settings');
  const unsaid = (text: string) =>
    traceSources([{ file: recordFile, text }], parsed.settings, { stage: 'draft' }).notJudged.filter(({ what }) =>
      what.includes('signature'),
    );
  expect(unsaid(record())).toEqual([]);
  expect(unsaid(ssh)).toMatchObject([{ what: 'the signature of one approval', place: { file: recordFile, line: 9 } }]);
});
