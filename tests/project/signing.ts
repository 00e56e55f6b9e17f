import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit, folder, git, put, settingsText } from './folder.ts';

/** A key of somebody, made for one test. */
export interface Key {
  readonly file: string;
  /** Type and text of the public half. */
  readonly open: string;
}

/** Made in a folder that is there already. */
export function newKey(folder: string, name: string): Key {
  const file = join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  return { file, open: readFileSync(`${file}.pub`, 'utf8').trim() };
}

/** The signature of a text, as `ssh-keygen -Y sign` makes it. */
export function signatureOf(text: string, key: Key, namespace = 'dhf'): string {
  return execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', namespace, '-f', key.file], {
    input: text,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

export const people = `people:
  - { name: Ada Example, email: ada@example.com, roles: [quality] }
  - { name: Mallory Example, email: mallory@example.com, roles: [developer] }
`;
export const trusted = `${people}signatures:
  allowed-signers: { ref: refs/heads/main, path: .trust/allowed_signers }
`;

export function record(more = '', id = 'APR-1', signer = 'Ada Example'): string {
  return `---
id: ${id}
title: Approval of the need
signer: ${JSON.stringify(signer)}
role: quality
signed-at: 2026-03-04T09:00:00Z
meaning: approval
covers: [UN-1]
${more}---

| Thing | Part | Hash |
|---|---|---|
| UN-1 | whole | h1:${'0'.repeat(64)} |
`;
}

export const recordFile = 'records/approvals/APR-1.md';

/** A DHF on `main` that trusts the key of Ada, and then the files of a branch that is being judged. */
export function judged(ada: Key, files: Readonly<Record<string, string>>, settings = trusted): string {
  const root = folder({
    'dhf.yaml': settingsText(settings),
    'UN-1.md': '---\nid: UN-1\ntitle: Keep the rate\n---\n\nThe nurse needs it.\n',
    '.trust/allowed_signers': `ada@example.com ${ada.open}\n`,
  });
  commit(root, 'Begin');
  git(root, 'checkout', '--quiet', '-b', 'work');
  put(root, files);
  commit(root, 'Work');
  return root;
}

/** A folder of programs that holds git and nothing else. */
export function pathWithGitAlone(): string {
  const git = (process.env.PATH ?? '').split(':').find((each) => existsSync(join(each, 'git'))) ?? '';
  const root = folder();
  execFileSync('ln', ['-s', join(git, 'git'), join(root, 'git')]);
  return root;
}
