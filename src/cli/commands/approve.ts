import { resolve } from 'node:path';
import { approvalMeanings } from '../../model/kinds.ts';
import { newApproval } from '../../project/new-approval.ts';
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
    'longer counts. A review is recorded with all that it covers. The record says who, in which role and when; it is asserted, not signed: sign it by',
    'committing it under the signer’s own name.',
  ].join('\n'),
  example: 'dhf approve SDP-1 SRD-1 --signer "Software Lead" --role software-lead',
  positionals: [{ name: 'id', many: true, help: 'items and documents, such as SRD-1 or SDD-4' }],
  options: {
    signer: { type: 'string', value: '<name>', help: 'who approves' },
    role: { type: 'string', value: '<role>', help: 'in which role' },
    meaning: { type: 'string', choices: approvalMeanings, help: 'what the record stands for; approval when left out' },
    dir: { type: 'string', value: '<folder>', help: 'folder that holds dhf.yaml; looked for from here upwards when left out' },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const request = {
    ids: context.positionals,
    signer: demanded(context, 'signer'),
    role: demanded(context, 'role'),
    meaning: context.text('meaning') ?? 'approval',
  };
  const known = await surveyOf(rootOf(context.text('dir'), context.cwd));
  const made = written(() => newApproval(known, request));
  if ('refused' in made) throw new Refusal(made.refused, made.fix);
  sayGaps(known, context);
  context.stdout.write(`${shown(resolve(known.root, made.file), context.cwd)}\n`);
  context.stderr.write(
    `${made.id} records ${request.meaning} of ${made.covers.map((thing) => thing.id).join(', ')} by ${request.signer}, ${request.role}.\n`,
  );
  return exitCode.clean;
}

function demanded(context: CommandContext, flag: string): string {
  const text = context.text(flag)?.trim() ?? '';
  if (text === '') throw new Refusal(`--${flag} is missing`, `Write it as \`${approve.example}\`.`);
  return text;
}
