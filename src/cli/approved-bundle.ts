import { resolve } from 'node:path';
import { signWithSsh } from '../project/ssh-signature.ts';
import { approveBundle } from '../release/approve-bundle.ts';
import { bundleApprovalNamespace } from '../release/bundle-approval.ts';
import type { CommandContext } from './command.ts';
import { exitCode } from './exit-code.ts';
import { Refusal } from './refusal.ts';
import { refused, shown } from './surveyed.ts';

/** Flags of `dhf approve` that say nothing of a bundle. */
const ofRecords = ['since', 'dir', 'signature'];

/** `dhf approve --bundle`: writes a record beside a bundle, signs it where a key is given, and says what is left to do. */
export async function approveBundleFrom(
  context: CommandContext,
  asked: { readonly signer: string; readonly role: string; readonly meaning: string },
): Promise<number> {
  const { cwd } = context;
  const name = context.text('bundle') ?? '';
  const other = ofRecords.find((flag) => context.isSet(flag));
  if (other !== undefined || context.positionals.length > 0)
    throw new Refusal(
      `--bundle approves a release, and ${other === undefined ? context.positionals[0] : `--${other}`} is about the DHF`,
      'Leave one of them out.',
    );
  const [method, key] = [context.text('method'), context.text('key')];
  if (method !== undefined && method !== 'ssh-signature')
    throw new Refusal(`an approval of a bundle cannot be signed with ${method}`, 'Write --method=ssh-signature, or leave it out.');
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const request = { ...asked, path: resolve(cwd, name), name, isSigned: method !== undefined, now };
  const made = await approveBundle(request).catch((error: unknown) => {
    throw refused(error);
  });
  if ('refused' in made) throw new Refusal(made.refused, made.fix);
  const record = shown(made.file, cwd);
  context.stdout.write(`${record}\n`);
  context.stderr.write(`${record} records ${asked.meaning} of ${made.product} ${made.version} by ${asked.signer}, ${asked.role}.\n`);
  if (method === undefined) {
    context.stderr.write('It is asserted, unsigned.\n');
    return exitCode.clean;
  }
  const command = `ssh-keygen -Y sign -n ${bundleApprovalNamespace} -f ${key ?? '<key>'} ${record}`;
  if (key === undefined) {
    context.stderr.write(`Let the signer sign it: \`${command}\`.\n`);
    return exitCode.clean;
  }
  const why = await signWithSsh(resolve(cwd, key), made.file, bundleApprovalNamespace);
  if (why !== undefined) throw new Refusal(`${record} is written and not signed: ${why}`, `Sign it with \`${command}\`, or delete it.`);
  context.stdout.write(`${record}.sig\n`);
  return exitCode.clean;
}
