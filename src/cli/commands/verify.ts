import { resolve } from 'node:path';
import { oneLine } from '../../emit/printable.ts';
import { findRoot } from '../../project/files.ts';
import { writeWhole } from '../../project/output-file.ts';
import { readText } from '../../project/text-file.ts';
import type { VerificationFormat } from '../../release/verify/output.ts';
import type { Verification } from '../../release/verify/verification.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { Refusal } from '../refusal.ts';
import { written } from '../surveyed.ts';

const formats: readonly VerificationFormat[] = ['text', 'json', 'markdown'];

export const verify: Command = {
  name: 'verify',
  summary: 'says whether a release is unchanged since it was made, and who made it',
  help: [
    'Looks at a bundle, the folder of a release, the files of a bundle, or a published version: every SHA-256, every file that is missing or too many, what stands',
    'beside it, and what its files say of themselves. Nothing in it is unpacked or changed.',
    '',
    'Who made it only something from outside can tell, as whoever changes files can write manifest and sums anew. --allowed-signers names a file of keys that you',
    'trust (as ssh-keygen takes it), and what none of them signed is refused. --repository names a clone: its tag has to lead where the manifest says, the sources',
    'have to be those of the commit, and its protected branch says who may sign, and whether a release has to be signed. Without either the answer is',
    '"unchanged since made; origin not proven".',
    '',
    'With --rebuild the release is made again from its commit. That proves the origin, too, and takes the same dhf, Node and packages as made it.',
    '',
    'The answer can be filed. It holds no time and no name: whoever files it adds both.',
  ].join('\n'),
  example: 'dhf verify tidewell-1.2.0.zip --allowed-signers trusted_keys',
  positionals: [{ name: 'release', help: 'a bundle (zip), the folder of a release, the files of a bundle, or a published version' }],
  options: {
    'allowed-signers': { type: 'string', value: '<file>', help: 'keys that may sign, from outside the release' },
    repository: { type: 'string', value: '<folder>', help: 'folder that holds dhf.yaml in a clone of the repository' },
    rebuild: { type: 'boolean', help: 'makes it again from its commit in that clone, or in the one around here, and compares every byte' },
    'require-signature': { type: 'boolean', help: 'refuses what is not signed' },
    format: { type: 'string', choices: formats, help: 'how the answer is written; text when left out' },
    output: { type: 'string', value: '<file>', help: 'writes the answer to a file instead of standard output' },
  },
  run,
};

/** Exit codes by answer: a release that is not as it was made is a finding. */
const codes: Readonly<Record<Verification['answer'], number>> = {
  proven: exitCode.clean,
  unchanged: exitCode.clean,
  refused: exitCode.findings,
  'could-not-judge': exitCode.notJudged,
};

/** Nothing else needs what looks at releases, so it is loaded only here. */
async function run(context: CommandContext): Promise<number> {
  const { verify: lookAt } = await import('../../release/verify/verify.ts');
  const { verificationOutputs } = await import('../../release/verify/output.ts');
  const { cwd } = context;
  const [name = ''] = context.positionals;
  const repository = context.text('repository');
  const clone = repository === undefined ? undefined : { path: resolve(cwd, repository), name: repository };
  const verification = await lookAt({
    path: resolve(cwd, name),
    name,
    signers: signersOf(context),
    repository: clone,
    rebuild: context.isSet('rebuild') ? { ...(clone ?? { path: findRoot(cwd) ?? cwd, name: 'this clone' }), now: Date.now() } : undefined,
    requireSignature: context.isSet('require-signature'),
  });
  const text = verificationOutputs[(context.text('format') ?? 'text') as VerificationFormat](verification);
  const output = context.text('output');
  if (output === undefined) context.stdout.write(text);
  else {
    written(() => writeWhole(resolve(cwd, output), text));
    context.stderr.write(`${oneLine(verification.words)}\n`);
  }
  return codes[verification.answer];
}

function signersOf({ cwd, text }: CommandContext): { readonly text: string; readonly name: string } | undefined {
  const name = text('allowed-signers');
  if (name === undefined) return undefined;
  const read = readText(resolve(cwd, name), name);
  if ('text' in read) return { text: read.text, name };
  throw new Refusal(
    `${name} cannot be gone by: ${read.notJudged.why}`,
    'Name a file of keys, each line with a name and a public key, as ssh-keygen takes it.',
  );
}
