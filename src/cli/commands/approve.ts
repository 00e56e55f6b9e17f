import { resolve } from 'node:path';
import { approvalMeanings, approvalMethods } from '../../model/kinds.ts';
import { changedSince } from '../../project/changed-since.ts';
import { type NewApproval, newApproval } from '../../project/new-approval.ts';
import { signWithSsh } from '../../project/ssh-signature.ts';
import type { Survey } from '../../project/survey.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';
import { sayGaps, shown, surveyOf, written } from '../surveyed.ts';

export const approve: Command = {
  name: 'approve',
  summary: 'records that a named person stands for items or documents as they are now',
  help: [
    'Writes a record with the content hash of each thing named, of its fields and of what it links to, so that any later change is seen and the approval no',
    'longer counts. A review is recorded with all that it covers; --since covers whatever this branch changed. The record says who, in which role and when.',
    '',
    'Without --method it is asserted, unsigned: the signer commits it under the own name. With one, something shows who signed:',
    '  ssh-signature   a signature beside the record, made with --key by ssh-keygen; without --key the command that makes it is shown',
    '  git-signed      the signer signs the commit that brings the record (git commit -S), with an SSH key',
    '  wet-scan        --signature names the scan of the signed page; its SHA-256 is kept in the record',
    '  external-esign  --signature names what the signing system gave out; its SHA-256 is kept in the record',
    '  host-review     --signature names the review as the code host gave it out; its SHA-256 is kept in the record',
    '',
    'Meaning editorial says that only the wording changed: it stands over the words that were approved last and over those of now, and carries approvals and',
    'results over. Meaning no-impact says that a change of what something links to, or of what was tested, makes no difference to it.',
    '',
    'With --bundle it stands for a release as `dhf release` made it: the record is put beside the bundle, with the SHA-256 of the bundle and of its manifest, and',
    '`dhf verify` holds it against both.',
    '',
    'To undo a record, delete its file before it is committed; afterwards write `status: retired` in it, so that it stays and counts no more.',
  ].join('\n'),
  example: 'dhf approve SDP-1 SRD-1 --signer "Software Lead" --role software-lead',
  positionals: [{ name: 'id', many: true, optional: true, help: 'items and documents, such as SRD-1 or SDD-4' }],
  options: {
    signer: { type: 'string', value: '<name>', help: 'who approves' },
    role: { type: 'string', value: '<role>', help: 'in which role' },
    meaning: { type: 'string', choices: approvalMeanings, help: 'what the record stands for; approval when left out' },
    method: { type: 'string', choices: approvalMethods, help: 'how it is signed; asserted only when left out' },
    signature: {
      type: 'string',
      value: '<file>',
      help: 'what shows a signature given elsewhere: a scan, or what a signing system gave out',
    },
    key: { type: 'string', value: '<file>', help: 'SSH key to sign with; only ssh-keygen reads it' },
    since: {
      type: 'string',
      value: '<revision>',
      help: 'covers every item and document that this branch changed since it left a revision, such as main',
    },
    bundle: { type: 'string', value: '<folder>', help: 'folder of a release that is approved, instead of items and documents' },
    dir: { type: 'string', value: '<folder>', help: 'folder that holds dhf.yaml; looked for from here upwards when left out' },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const asked = {
    signer: demanded(context, 'signer'),
    role: demanded(context, 'role'),
    meaning: context.text('meaning') ?? 'approval',
    ...signing(context),
  };
  if (context.isSet('bundle')) return await (await import('../approved-bundle.ts')).approveBundleFrom(context, asked);
  const since = context.text('since');
  if (since === undefined && context.positionals.length === 0)
    throw new Refusal('id is missing', 'Name what is approved, or write --since=main.');
  const known = await surveyOf(rootOf(context.text('dir'), context.cwd));
  const changed = since === undefined ? [] : await changedSince(since, known);
  if ('refused' in changed) throw new Refusal(changed.refused, changed.fix);
  const request = { ...asked, ids: [...new Set([...context.positionals, ...changed])] };
  const made = written(() => newApproval(known, request));
  if ('refused' in made) throw new Refusal(made.refused, made.fix);
  sayGaps(known, context);
  sayStranger(known, asked, context);
  context.stdout.write(`${shown(resolve(known.root, made.file), context.cwd)}\n`);
  context.stderr.write(
    `${made.id} records ${request.meaning} of ${made.covers.map((thing) => thing.id).join(', ')} by ${request.signer}, ${request.role}.\n`,
  );
  return await signed(made, known, context);
}

/** How the record is signed, each method with what it needs and nothing else. */
function signing(context: CommandContext): { readonly method?: string; readonly shownBy?: string } {
  const [method, signature, key] = ['method', 'signature', 'key'].map((flag) => context.text(flag));
  const needsFile = method !== undefined && ['wet-scan', 'external-esign', 'host-review'].includes(method);
  if (key !== undefined && method !== 'ssh-signature') throw new Refusal('--key signs with SSH', 'Write --method=ssh-signature with it.');
  if (signature !== undefined && !needsFile)
    throw new Refusal(
      '--signature names what shows a signature given elsewhere',
      'Write it with --method wet-scan, external-esign or host-review.',
    );
  if (needsFile && signature === undefined)
    throw new Refusal(`--method=${method} needs --signature`, 'Name the file that shows the signature.');
  return {
    ...(method === undefined ? {} : { method }),
    ...(signature === undefined ? {} : { shownBy: resolve(context.cwd, signature) }),
  };
}

/** Signs the record where a key is given, and says what is left to do. */
async function signed({ file }: NewApproval, { root }: Survey, context: CommandContext): Promise<number> {
  const [method, key] = [context.text('method'), context.text('key')];
  const record = shown(resolve(root, file), context.cwd);
  const command = `ssh-keygen -Y sign -n dhf -f ${key ?? '<key>'} ${record}`;
  if (method === undefined) context.stderr.write('It is asserted, unsigned: let the signer commit it under the own name.\n');
  if (method === 'git-signed') context.stderr.write('Let the signer commit it with `git commit -S`.\n');
  if (method !== 'ssh-signature') return exitCode.clean;
  if (key === undefined) {
    context.stderr.write(`Let the signer sign it: \`${command}\`, and commit both files.\n`);
    return exitCode.clean;
  }
  const why = await signWithSsh(resolve(context.cwd, key), resolve(root, file));
  if (why !== undefined) throw new Refusal(`${record} is written and not signed: ${why}`, `Sign it with \`${command}\`, or delete it.`);
  context.stdout.write(`${record}.sig\n`);
  return exitCode.clean;
}

/** Somebody whom nobody lists may be misspelt. */
function sayStranger(
  { settings }: Survey,
  { signer, role }: { readonly signer: string; readonly role: string },
  { stderr }: CommandContext,
): void {
  const people = settings.people.filter(({ name }) => name === signer);
  if (settings.people.length === 0 || people.some(({ roles }) => roles.includes(role))) return;
  stderr.write(`note: dhf.yaml ${people.length === 0 ? `lists nobody named ${signer}` : `does not give ${signer} the role ${role}`}.\n`);
}

function demanded(context: CommandContext, flag: string): string {
  const text = context.text(flag)?.trim() ?? '';
  if (text === '') throw new Refusal(`--${flag} is missing`, `Write it as \`${approve.example}\`.`);
  return text;
}
