import { resolve } from 'node:path';
import { counted } from '../../emit/count.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode, exitCodeOf } from '../exit-code.ts';
import { print } from '../judging.ts';
import { named } from '../named.ts';
import { progress } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';
import { refused } from '../surveyed.ts';

export const releaseCommand: Command = {
  name: 'release',
  summary: 'judges a version for release and freezes it in one bundle',
  help: [
    'Judges the commit of HEAD at stage release, as of the day that its release record names; files in the working tree have no part in it. Where nothing is',
    'found, one bundle is written with the site, the sources, every report and what they rest on: the same bytes for the same commit, on every machine. Else',
    'nothing is written. The product has to be that of the tag of the version; what came after the tag are records. A release is never written over.',
    '',
    'Where dhf.yaml demands that a release is signed, and names allowed signers, it needs --key; or --candidate, where it is signed elsewhere.',
  ].join('\n'),
  example: 'dhf release 1.2.0 --out releases',
  positionals: [
    { name: 'version', help: 'the version, as its release record and the product name it' },
    { name: 'dir', optional: true, help: 'folder that holds dhf.yaml; looked for from here upwards when left out' },
  ],
  options: {
    out: { type: 'string', value: '<folder>', help: 'where the folder of the release is put, by its version; releases when left out' },
    key: { type: 'string', value: '<ssh key>', help: 'signs the manifest with this private key, which only ssh-keygen reads' },
    candidate: { type: 'boolean', help: 'leaves unsigned what the plan has signed: a candidate, to be signed elsewhere or later' },
    'dry-run': { type: 'boolean', help: 'says what would be released and whether the gates pass; writes nothing' },
    all: { type: 'boolean', help: 'writes every finding as text, however many there are' },
  },
  run,
};

type Releaser = typeof import('../../release/release.ts');
type Outcome = Awaited<ReturnType<Releaser['release']>>;

/** Only a release needs what makes one, and loading it takes longer than many a check. */
async function run(context: CommandContext): Promise<number> {
  const { release } = await import('../../release/release.ts');
  const { OutputError } = await import('../../site/build.ts');
  const line = progress(context.stderr);
  const outcome = await release(askedOf(context, line.show))
    .catch((error: unknown) => {
      throw error instanceof OutputError ? new Refusal(error.message, error.fix) : refused(error);
    })
    .finally(line.clear);
  return told(outcome, context);
}

function askedOf(context: CommandContext, onStep: (words: string) => void): Parameters<Releaser['release']>[0] {
  const [version = '', dir] = context.positionals;
  const { cwd, env } = context;
  const isDry = context.isSet('dry-run');
  if (isDry && (context.isSet('out') || context.isSet('key')))
    throw new Refusal('--dry-run writes and signs nothing', 'Leave --out and --key away, or --dry-run.');
  const key = context.text('key');
  const isCandidate = context.isSet('candidate');
  if (isCandidate && key !== undefined)
    throw new Refusal('--key signs it, and --candidate leaves it unsigned', 'Leave one of the two away.');
  return {
    ...{ root: rootOf(dir, cwd), version, env, now: Date.now(), onStep },
    out: isDry ? undefined : resolve(cwd, context.text('out') ?? 'releases'),
    key: key === undefined ? undefined : resolve(cwd, key),
    isCandidate,
  };
}

function told(outcome: Outcome, context: CommandContext): number {
  if ('refused' in outcome) throw new Refusal(outcome.refused, outcome.fix);
  if ('notPassed' in outcome) return notReleased(outcome.notPassed, context);
  const { report, commit, tag } = outcome;
  const what = `${report.product} ${report.version} from commit ${commit.slice(0, 12)} (tag ${tag.name}), judged as of ${report.asOf.date}`;
  if (!('path' in outcome)) {
    context.stdout.write(`Would be released: ${what}. Every gate is passed; nothing was written.\n`);
    return exitCode.clean;
  }
  context.stdout.write(`${outcome.stoodThere ? 'Already there, the same bytes' : 'Released'}: ${what}.\n`);
  context.stdout.write(wordsAbout(outcome, context));
  return exitCode.clean;
}

function notReleased(report: Parameters<typeof exitCodeOf>[0], context: CommandContext): number {
  print(report, 'text', context);
  for (const { id, title, state, because } of report.gates)
    if (state === 'not-passed' || state === 'open')
      context.stderr.write(`Gate ${id} is ${state === 'open' ? 'open' : 'not passed'}: ${title} (${because.join(', ')})\n`);
  context.stderr.write('Nothing was released.\n');
  return Math.max(exitCodeOf(report), exitCode.findings);
}

/** What stands there now, and what can be done with it next. */
function wordsAbout(placed: Extract<Outcome, { readonly path: string }>, { cwd, positionals, isSet }: CommandContext): string {
  const { manifest, path, isSigned } = placed;
  const [folder, out] = [named(path, cwd), named(resolve(path, '..'), cwd) || '.'];
  const dir = positionals[1] === undefined ? '' : ` ${positionals[1]}`;
  return [
    `${folder} holds the bundle, ${manifest.slug}-${manifest.version}.zip, of ${counted(manifest.files.length, 'file')}.`,
    'Next:',
    ...(isSigned ? [] : [`  sign     dhf release ${manifest.version}${dir} --out ${out} --key <ssh key>`]),
    `  approve  dhf approve --bundle ${folder} --signer "<name>" --role <role>`,
    `  verify   dhf verify ${folder} --repository ${positionals[1] ?? '.'} --rebuild`,
    `  publish  dhf publish ${folder} --to <folder or branch:name>${dir}`,
    ...(isSet('candidate') && !isSigned ? [candidate] : []),
    '',
  ].join('\n');
}

const candidate =
  'It is a candidate until it is signed: with --key as above, or elsewhere with `ssh-keygen -Y sign -n dhf-release`, whose manifest.json.sig is put beside manifest.json.';
