import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isSystemError } from './text-file.ts';

/** A signature, what it should be of, and who may have made it. */
export interface SshCheck {
  readonly data: Uint8Array;
  /** As `ssh-keygen -Y sign` writes it. */
  readonly signature: string;
  /** Text of an allowed-signers file. */
  readonly signers: string;
  /** The name under which the signer stands in it. */
  readonly principal: string;
  /** What the signature was made for. */
  readonly namespace: string;
  /** When it was made, as `2026-11-22T14:30:00.000Z`: keys that were valid then count. */
  readonly at: string;
}

/** Why a signature is none of the principal over the data; `key` when everything else is right. */
export type Flaw = 'unreadable' | 'words' | 'purpose' | 'time' | 'key';

export type SshAnswer = 'good' | { readonly flaw: Flaw } | { readonly unknown: string; readonly fix: string };

/** How long `ssh-keygen` may take, in milliseconds. */
const patience = 20_000;

/**
 * Asks `ssh-keygen -Y verify` whether a principal signed some data. It sees copies in a folder of its own, no key, no setting of the user, and no terminal.
 */
export async function checkSshSignature(check: SshCheck): Promise<SshAnswer> {
  try {
    return await checkIn(mkdtempSync(join(tmpdir(), 'dhf-')), check);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { unknown: `no temporary file can be written (${error.code})`, fix: 'See that the folder of temporary files has room.' };
  }
}

async function checkIn(folder: string, { data, signature, signers, principal, namespace, at }: SshCheck): Promise<SshAnswer> {
  try {
    writeFileSync(join(folder, 'signers'), signers);
    writeFileSync(join(folder, 'signature'), signature);
    const time = at.replaceAll(/[-T:]|\.\d+Z$/g, '');
    const args = `-Y verify -f signers -s signature -n ${namespace} -O verify-time=${time} -I`.split(' ');
    const { code, said } = await sshKeygen([...args, principal], { cwd: folder, input: data, timeout: patience });
    return code === 0 ? 'good' : answerOf(code, said);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Signs a file with a key, which `ssh-keygen` alone reads; the signature is put beside the file as `FILE.sig`. Answers with why not. */
export async function signWithSsh(key: string, file: string, namespace = approvalNamespace): Promise<string | undefined> {
  const { code, said } = await sshKeygen(['-Y', 'sign', '-n', namespace, '-f', key, file], { cwd: dirname(file) });
  if (code === 0) return undefined;
  return code === notThere ? 'ssh-keygen is not installed' : (said.trim().split('\n').at(-1) ?? '');
}

/** What approvals are signed for: a signature made for something else is none of an approval. */
export const approvalNamespace = 'dhf';

const notThere = 127;
const tookTooLong = 124;

function answerOf(code: number, said: string): SshAnswer {
  if (code === notThere) return { unknown: 'ssh-keygen is not installed', fix: 'Install OpenSSH 8.9 or later.' };
  if (code === tookTooLong) return { unknown: 'ssh-keygen did not answer', fix: 'See that `ssh-keygen` runs on this machine.' };
  if (/option|usage:/i.test(said)) return { unknown: 'ssh-keygen is too old to look at signatures', fix: 'Install OpenSSH 8.9 or later.' };
  if (said.includes('incorrect signature')) return { flaw: 'words' };
  if (said.includes('namespace')) return { flaw: 'purpose' };
  if (/key has expired|not yet valid/.test(said)) return { flaw: 'time' };
  return { flaw: /parse signature|armor|invalid format/i.test(said) ? 'unreadable' : 'key' };
}

interface Running {
  readonly cwd: string;
  readonly input?: Uint8Array;
  /** In milliseconds; none where somebody may have to type a passphrase. */
  readonly timeout?: number;
}

function sshKeygen(args: readonly string[], { cwd, input, timeout }: Running): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    const { PATH = '', HOME = '', SSH_AUTH_SOCK = '', SystemRoot = '' } = process.env;
    const forSigning = timeout === undefined ? { HOME, SSH_AUTH_SOCK } : {};
    const env = { PATH, SystemRoot, ...forSigning, LC_ALL: 'C', TZ: 'UTC' };
    const child = spawn('ssh-keygen', args, {
      cwd,
      env,
      windowsHide: true,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
    });
    let said = '';
    const timer = timeout === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeout);
    const end = (code: number) => {
      clearTimeout(timer);
      resolve({ code, said });
    };
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString('utf8');
    });
    child.on('error', () => end(notThere));
    child.on('close', (code) => end(code ?? tookTooLong));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
