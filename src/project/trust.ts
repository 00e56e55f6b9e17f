import type { NotJudged } from '../model/diagnostic.ts';
import type { Place } from '../model/place.ts';
import { settingsFile } from './files.ts';
import type { GitRun } from './git.ts';
import { readBlobs } from './git-blobs.ts';
import { parseSettings, type Settings } from './settings.ts';

/** Who may sign, as the protected ref says it, whatever the files that are judged say (decision 21). */
export interface Trust {
  /** In full, such as `refs/heads/main`. */
  readonly ref: string;
  readonly people: Settings['people'];
  /** What must be signed, and where those stand who may sign. */
  readonly said: Settings['signatures'];
  /** Text of the allowed-signers file. */
  readonly signers: { readonly text: string } | NoTrust;
}

/** Why nobody can say who may sign, in words for people. */
export interface NoTrust {
  readonly why: string;
  readonly fix: string;
}

/** Reads people and signers from the protected ref, never from the working tree. */
export async function trustIn(git: GitRun, settings: Settings): Promise<Trust | NoTrust> {
  const said = await unchanged(git, settings);
  const ref = protectedRef(said);
  if (ref === undefined) return noRef;
  if (!isFull(ref)) return none(`${ref} is not the full name of a branch or tag`, 'Write it in full, such as refs/heads/main.');
  const { code } = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (code !== 0) return none(`${ref} is not in this repository`, `Fetch it, such as with \`git fetch origin ${fetched(ref)}\`.`);
  const path = said.signatures['allowed-signers']?.path;
  const texts = await readBlobs(
    git,
    [settingsFile, ...(path === undefined ? [] : [path])].map((file) => ({ commit: ref, file })),
  );
  const declared = parseSettings(texts.get(`${ref}:${settingsFile}`) ?? '');
  if ('unreadable' in declared)
    return none(`the ${settingsFile} of ${ref} cannot be read`, `Put a ${settingsFile} that can be read on ${ref}.`);
  const { people, signatures } = declared.settings;
  const text = path === undefined ? undefined : texts.get(`${ref}:${path}`);
  const { required } = signatures;
  return { ref, people, said: { ...said.signatures, required }, signers: text === undefined ? noSigners(ref, path) : { text } };
}

/**
 * The settings by which a release is judged: people, and which approvals must be signed, are those of the protected ref, so that no branch gives itself
 * the right to sign. Where that cannot be read they stay, and it is said that nobody knows.
 */
export function protectedSettings(
  settings: Settings,
  trust: Trust | NoTrust,
  place: Place,
): { readonly settings: Settings; readonly notJudged: readonly NotJudged[] } {
  if ('why' in trust) {
    const unknown = { what: 'the people who may sign', ...trust, place, blocking: false };
    return { settings, notJudged: settings.people.length === 0 ? [] : [unknown] };
  }
  const required = [...new Set([...settings.signatures.required, ...trust.said.required])];
  return { settings: { ...settings, people: trust.people, signatures: { ...settings.signatures, required } }, notJudged: [] };
}

/**
 * The settings that say which ref is protected: in a clone those of its default branch, as no branch that is judged can change them; elsewhere, and where
 * the default branch names none, the present ones.
 */
async function unchanged(git: GitRun, settings: Settings): Promise<Settings> {
  const { code, output } = await git(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const branch = output.trim();
  if (code !== 0 || !isFull(branch)) return settings;
  const text = (await readBlobs(git, [{ commit: branch, file: settingsFile }])).get(`${branch}:${settingsFile}`);
  const parsed = parseSettings(text ?? '');
  return 'settings' in parsed && protectedRef(parsed.settings) !== undefined ? parsed.settings : settings;
}

/** The ref that the settings name for signers, else the first protected branch. */
function protectedRef({ signatures, git }: Settings): string | undefined {
  const [branch] = git.protected;
  return signatures['allowed-signers']?.ref ?? (branch === undefined ? undefined : `refs/heads/${branch}`);
}

/** Only branches and tags by their full names: `HEAD` is what is being judged, and a short name may mean two things. */
function isFull(ref: string): boolean {
  return /^refs\/(?:heads|remotes|tags)\/[^\s:~^?*[\\]+$/.test(ref) && !/\.\.|@\{|\p{Cc}/u.test(ref);
}

function fetched(ref: string): string {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  return branch === undefined ? ref : `${branch}:${branch}`;
}

const noRef = none(
  'dhf.yaml names no protected branch from which people and signers are read',
  'Name it as `ref` under `signatures`, `allowed-signers`, or under `git`, `protected`.',
);

function noSigners(ref: string, path: string | undefined): NoTrust {
  if (path !== undefined) return none(`${ref} holds no ${path}`, `Put the file of allowed signers there, on ${ref}.`);
  return none('dhf.yaml names no file of allowed signers', 'Name ref and path of one as `allowed-signers` under `signatures`.');
}

function none(why: string, fix: string): NoTrust {
  return { why, fix };
}
