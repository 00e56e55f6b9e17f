import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFile } from '../../project/files.ts';
import { type GitRun, gitIn } from '../../project/git.ts';
import { parseSettings } from '../../project/settings.ts';
import { checkSshSignature, type Flaw, type SshCheck } from '../../project/ssh-signature.ts';
import { readText } from '../../project/text-file.ts';
import { type NoTrust, type Trust, trustIn } from '../../project/trust.ts';
import { type Demand, demandOf } from '../demand.ts';
import { isPlainPath } from '../manifest.ts';

/** What a release is held against. It comes from outside the release, whatever stands in it. */
export interface Anchor {
  /** Text of the allowed-signers file, and how it is called in a sentence. */
  readonly signers: { readonly text: string; readonly called: string } | NoTrust;
  /** Who may sign and as what, where a repository says so. */
  readonly people?: Trust['people'] | undefined;
  /** What the settings of the repository say of signed releases; absent where nothing says it. */
  readonly demand?: Demand | undefined;
  readonly repository?: Repository | undefined;
}

/** The repository that the release should come from. */
export interface Repository {
  readonly git: GitRun;
  /** Absolute path of the folder of `dhf.yaml`. */
  readonly root: string;
  /** As it was named. */
  readonly name: string;
  /** In full, such as `refs/heads/main`; absent where its settings name none. */
  readonly ref?: string | undefined;
}

/** What was given on the command line. */
export interface AnchorGiven {
  readonly signers?: { readonly text: string; readonly name: string } | undefined;
  readonly repository?: { readonly path: string; readonly name: string } | undefined;
}

/** The anchor that was given; undefined where none was. `folder` is that of the DHF in its repository, as the manifest says. */
export async function anchorOf({ signers, repository }: AnchorGiven, folder: string): Promise<Anchor | undefined> {
  const own = signers === undefined ? undefined : { text: signers.text, called: signers.name };
  if (repository === undefined) return own === undefined ? undefined : { signers: own };
  const root = rootIn(repository.path, folder);
  const known = { git: gitIn(root), root, name: repository.name };
  const trust = await trustOf(known);
  if ('why' in trust) return { signers: own ?? trust, repository: known };
  const theirs = 'why' in trust.signers ? trust.signers : { text: trust.signers.text, called: `${trust.ref} of ${repository.name}` };
  return { signers: own ?? theirs, people: trust.people, demand: demandOf(trust.said), repository: { ...known, ref: trust.ref } };
}

/** The folder of `dhf.yaml`: the one named, or in it the one that the manifest names. */
export function rootIn(path: string, folder: string): string {
  const isBelow = folder !== '' && isPlainPath(folder.replace(/\/$/, '')) && !existsSync(join(path, settingsFile));
  return isBelow && existsSync(join(path, folder, settingsFile)) ? join(path, folder) : path;
}

async function trustOf({ git, root, name }: Repository): Promise<Trust | NoTrust> {
  const { code } = await git(['rev-parse', '--is-inside-work-tree']);
  if (code === 127) return { why: 'git is not installed', fix: 'Install git 2.30 or later.' };
  if (code !== 0)
    return { why: `${name} is in no git repository that can be read`, fix: 'Name a clone of the repository with --repository.' };
  const read = readText(join(root, settingsFile), settingsFile);
  const parsed = 'text' in read ? parseSettings(read.text) : undefined;
  if (parsed !== undefined && 'settings' in parsed) return await trustIn(git, parsed.settings);
  return { why: `${name} holds no ${settingsFile} that can be read`, fix: 'Name with --repository the folder of a clone that holds it.' };
}

/** Who made a signature, or why nobody may be said to have made it. */
export type Signer = { readonly principal: string } | { readonly bad: string } | { readonly unknown: string; readonly fix: string };

/** Finds among the signers whose keys were valid at a time the one who made a signature; `principals` are all of them when left out. */
export async function signerOf(
  check: Pick<SshCheck, 'data' | 'signature' | 'namespace' | 'at'>,
  signers: { readonly text: string; readonly called: string },
  principals = principalsIn(signers.text),
): Promise<Signer> {
  const flaws = new Set<Flaw>();
  for (const principal of principals) {
    const answer = await checkSshSignature({ ...check, signers: signers.text, principal });
    if (answer === 'good') return { principal };
    if ('unknown' in answer) return answer;
    flaws.add(answer.flaw);
  }
  const worst = order.find((flaw) => flaws.has(flaw)) ?? 'key';
  return { bad: flawWords[worst].replace('{signers}', signers.called).replace('{at}', check.at) };
}

/** What says most stands first: a key that is known and was not valid says more than that others' keys did not make it. */
const order: readonly Flaw[] = ['time', 'words', 'purpose', 'unreadable', 'key'];

const flawWords: Readonly<Record<Flaw, string>> = {
  time: 'was made with a key that was not valid at {at}, as {signers} says',
  words: 'is of other words: they were changed after they were signed, or the signature was made of something else',
  purpose: 'was made for another purpose than this',
  unreadable: 'cannot be read',
  key: 'was made with no key that {signers} allows',
};

/** Names in an allowed-signers file. A pattern stands for itself: ssh-keygen takes it for one of those that it matches. */
function principalsIn(text: string): readonly string[] {
  const found = text.split(/\r?\n/).flatMap((line) => {
    const [, quoted, plain] = /^\s*(?:"([^"]+)"|([^\s#"]\S*))\s/.exec(line) ?? [];
    return (quoted ?? plain ?? '').split(',').map((name) => name.trim());
  });
  return [...new Set(found.filter((name) => name !== '' && !name.startsWith('!') && !name.startsWith('-')))];
}
