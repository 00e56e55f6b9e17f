import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { instant } from '../model/approvals.ts';
import { isSameName } from '../model/declared.ts';
import type { NotJudged } from '../model/diagnostic.ts';
import type { Signing } from '../model/evidence.ts';
import type { Facts, ItemFacts } from '../model/facts.ts';
import { kindOf } from '../model/items.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { type Committer, committersOf, signatureOfCommit } from './committers.ts';
import type { GitFacts, GitRun, NoGit } from './git.ts';
import { approvalNamespace, checkSshSignature, type Flaw, type SshAnswer, type SshCheck } from './ssh-signature.ts';
import { isSystemError } from './text-file.ts';
import type { NoTrust, Trust } from './trust.ts';

/** Where approvals stand and what they are held against. */
export interface SignatureSources {
  readonly root: string;
  readonly git: GitRun;
  readonly known: GitFacts | NoGit;
  readonly trust: Trust | NoTrust;
}

/** What was seen of the signatures of approvals, by ID, and what could not be. */
export interface SeenSignatures {
  readonly approvals: readonly ApprovalFacts[];
  readonly signatures: Readonly<Record<string, Signing>>;
  readonly notJudged: readonly NotJudged[];
}

/** Does a file belong to what was seen: does an approval stand in it, or name it? */
export function isOfSignatures({ approvals }: SeenSignatures, file: string): boolean {
  return approvals.some((approval) => approval.file === file || pathBeside(approval) === file);
}

function pathBeside({ file, signature }: ApprovalFacts): string | undefined {
  return signature === undefined ? undefined : posix.join(posix.dirname(file), signature.replace(hashBehind, ''));
}

const hashBehind = /@sha256:[0-9a-f]{64}$/;

/** An approval as its file writes it. */
export interface ApprovalFacts {
  readonly id: string;
  /** The file that it stands in, relative to the root. */
  readonly file: string;
  readonly signer: string;
  readonly signedAt: string;
  readonly method: string | undefined;
  readonly signature: string | undefined;
}

type Answer = Pick<Signing, 'state' | 'words'> & { readonly fix?: string };

/** Approvals among facts, the first of each ID; drafts and retired ones stand for nothing. */
export function approvalsIn(facts: readonly Facts[], vocabulary: Vocabulary): readonly ApprovalFacts[] {
  const found = new Map<string, ApprovalFacts>();
  for (const { items } of facts) {
    for (const item of items) {
      const isApproval = kindOf(item, vocabulary) === 'approval';
      const stands = !['draft', 'retired'].includes(textOf(item, 'status')?.toLowerCase() ?? '');
      if (isApproval && stands && !found.has(item.id.text)) found.set(item.id.text, approvalFacts(item));
    }
  }
  return [...found.values()];
}

function approvalFacts(item: ItemFacts): ApprovalFacts {
  return {
    id: item.id.text,
    file: item.place.file,
    signer: textOf(item, 'signer') ?? '',
    signedAt: instant(textOf(item, 'signed-at')),
    method: textOf(item, 'method')?.toLowerCase(),
    signature: textOf(item, 'signature'),
  };
}

function textOf({ fields }: ItemFacts, name: string): string | undefined {
  const text = fields.find((field) => field.name === name)?.values[0]?.text.trim();
  return text === '' ? undefined : text;
}

/** Looks at the signature of each approval and at who committed it. Runs git and `ssh-keygen -Y verify`, and nothing else. */
export async function seeSignatures(approvals: readonly ApprovalFacts[], sources: SignatureSources): Promise<SeenSignatures> {
  const { git, known } = sources;
  const readable = !('missing' in known) && !known.shallow && known.head !== undefined;
  const files = approvals.map(({ file }) => file);
  const committers = readable ? await committersOf(git, files) : undefined;
  const changed = new Set('missing' in known ? [] : known.changed);
  const seen: [string, Signing][] = [];
  const open: { readonly id: string; readonly why: string; readonly fix: string }[] = [];
  for (const approval of approvals) {
    const committedBy = changed.has(approval.file) ? undefined : committers?.get(approval.file);
    const uncommitted = !('missing' in known) && (known.head === undefined || changed.has(approval.file));
    const { state, words, fix } = await answerTo(approval, committedBy, uncommitted, sources);
    if (state === 'unknown') open.push({ id: approval.id, why: words, fix: fix ?? '' });
    seen.push([
      approval.id,
      { state, words, ...(committedBy === undefined ? {} : { committedBy }), ...(uncommitted ? { uncommitted: true as const } : {}) },
    ]);
  }
  return { approvals, signatures: Object.fromEntries(seen), notJudged: notSeen(open) };
}

/** Records that could not be looked at for one reason are told together. */
function notSeen(open: readonly { readonly id: string; readonly why: string; readonly fix: string }[]): readonly NotJudged[] {
  return [...Map.groupBy(open, ({ why }) => why)].map(([why, list]) => ({
    what: `${list.length === 1 ? 'the signature' : 'the signatures'} of ${list.map(({ id }) => id).join(', ')}`,
    why: `nobody looked at it: ${why}`,
    fix: list[0]?.fix ?? '',
    blocking: false,
  }));
}

async function answerTo(
  approval: ApprovalFacts,
  committedBy: Committer | undefined,
  uncommitted: boolean,
  sources: SignatureSources,
): Promise<Answer> {
  const { method, signature } = approval;
  if (method === undefined)
    return none(signature === undefined ? 'is asserted, unsigned' : `is asserted, unsigned: it names ${signature}, and no method`);
  if (method === 'git-signed') return await signedCommit(approval, committedBy, uncommitted, sources);
  if (signature === undefined) return none(`is asserted, unsigned: it says ${method}, and names no file that shows it`);
  return method === 'ssh-signature' ? await sshSigned(approval, signature, sources) : keptFile(approval, method, signature, sources.root);
}

async function sshSigned(approval: ApprovalFacts, signature: string, { root, trust }: SignatureSources): Promise<Answer> {
  const [record, beside] = [contentOf(approval.file, root), besideRecord(approval.file, signature, root)];
  if (!('bytes' in beside)) return beside;
  if (record === undefined) return unknown('the record cannot be read', 'Make it readable.');
  return await checked(
    { data: plainLineEnds(record), signature: beside.bytes.toString('latin1'), namespace: approvalNamespace },
    approval,
    trust,
  );
}

async function signedCommit(
  approval: ApprovalFacts,
  committedBy: Committer | undefined,
  uncommitted: boolean,
  { git, known, trust }: SignatureSources,
): Promise<Answer> {
  if ('missing' in known) return unknown('git cannot be asked who signed the commit', 'Judge it in its git repository.');
  if (uncommitted) return none('is asserted, unsigned: it says git-signed, and is not committed as it stands');
  if (committedBy === undefined) return unknown('the commit that should be signed is not here', 'Fetch the whole history.');
  const signed = await signatureOfCommit(git, committedBy.commit);
  if (signed === undefined) return none(`is asserted, unsigned: it says git-signed, and commit ${short(committedBy)} is not signed`);
  if (!signed.signature.startsWith(sshHead))
    return unknown(
      `commit ${short(committedBy)} is signed with something else than an SSH key`,
      'Sign it with an SSH key, or name another method.',
    );
  return await checked({ ...signed, namespace: 'git' }, approval, trust);
}

const sshHead = '-----BEGIN SSH SIGNATURE-----';

function short({ commit }: Committer): string {
  return commit.slice(0, 10);
}

/** Holds a signature against the keys that the protected ref gives the signer. */
async function checked(
  check: Pick<SshCheck, 'data' | 'signature' | 'namespace'>,
  { signer, signedAt }: ApprovalFacts,
  trust: Trust | NoTrust,
): Promise<Answer> {
  if ('why' in trust) return unknown(trust.why, trust.fix);
  if ('why' in trust.signers) return unknown(trust.signers.why, trust.signers.fix);
  if (signedAt === '') return bad('does not say when it was signed, so nobody can tell which keys were valid then');
  const people = trust.people.filter(({ name }) => isSameName(name, signer));
  if (people.length === 0) return bad(`is signed for ${signer || 'nobody'}, whom dhf.yaml on ${trust.ref} does not list`);
  const answers: SshAnswer[] = [];
  for (const { email } of people)
    answers.push(await checkSshSignature({ ...check, signers: trust.signers.text, principal: email, at: signedAt }));
  if (answers.includes('good')) return { state: 'good', words: `is signed with a key that ${trust.ref} gives ${signer}` };
  const [first] = answers as [Exclude<SshAnswer, 'good'>];
  if ('unknown' in first) return unknown(first.unknown, first.fix);
  return bad(`holds a signature that ${first.flaw === 'key' ? `no key made which ${trust.ref} gives ${signer}` : flaws[first.flaw]}`);
}

const flaws: Readonly<Record<Exclude<Flaw, 'key'>, string>> = {
  unreadable: 'cannot be read',
  words: 'is of other words than it holds now: it was edited after signing, or the signature is that of another record',
  purpose: 'was made for another purpose than an approval',
  time: 'was made with a key that was not valid at the time',
};

/** A scan or an export of a signing system, by the hash that the record was made with. */
function keptFile({ file }: ApprovalFacts, method: string, signature: string, root: string): Answer {
  const [, path, hash] = /^(.+)@sha256:([0-9a-f]{64})$/.exec(signature) ?? [];
  if (path === undefined) return bad(`names ${signature} without the SHA-256 of the file, so it may have been put in place of another`);
  const beside = besideRecord(file, path, root);
  if (!('bytes' in beside)) return beside;
  const present = createHash('sha256').update(beside.bytes).digest('hex');
  if (present !== hash) return bad(`was made with another ${path} than the one that is there now`);
  return { state: 'kept', words: `is signed outside (${method}): ${path} is the file it was made with, and a person has to look at it` };
}

/** A file that a record names, from the record's folder on; never one outside the DHF, be it by a link. */
function besideRecord(record: string, name: string, root: string): { readonly bytes: Buffer } | Answer {
  const path = posix.join(posix.dirname(record), name);
  const isOutside = /^[/\\]|^[A-Za-z]:|\\|\p{Cc}/u.test(name) || path.startsWith('../') || leadsOut(path, root);
  if (isOutside) return bad(`names ${name}, which leads out of the folder of dhf.yaml`);
  const bytes = contentOf(path, root);
  return bytes === undefined ? none(`is asserted, unsigned: it names ${name}, which is no file that can be read`) : { bytes };
}

function leadsOut(path: string, root: string): boolean {
  try {
    return relative(realpathSync(root), realpathSync(join(root, path))).split(sep)[0] === '..';
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}

function contentOf(path: string, root: string): Buffer | undefined {
  try {
    const file = join(root, path);
    return statSync(file).isFile() ? readFileSync(file) : undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

/** Git may write line ends as the machine likes them; they are no part of what was signed. */
function plainLineEnds(data: Buffer): Uint8Array {
  return Buffer.from(data.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

function none(words: string): Answer {
  return { state: 'none', words };
}

function bad(words: string): Answer {
  return { state: 'bad', words };
}

function unknown(words: string, fix: string): Answer {
  return { state: 'unknown', words, fix };
}
