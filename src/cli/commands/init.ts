import { join, resolve } from 'node:path';
import type { SafetyClass } from '../../model/safety-class.ts';
import { type Initialised, init } from '../../project/init.ts';
import { ask, type Question } from '../ask.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { Refusal } from '../refusal.ts';
import { shown, written } from '../surveyed.ts';

const classes: readonly SafetyClass[] = ['A', 'B', 'C'];

export const initCommand: Command = {
  name: 'init',
  summary: 'begins a design history file with what its safety class asks for',
  help: [
    'Writes dhf.yaml and the documents, items and reviews that IEC 62304 asks for at the class, each with what is to be written in it. What is still',
    'missing says TODO, and `dhf check` reports it. Files that are there are never touched. In a terminal it asks for what was left out.',
  ].join('\n'),
  example: 'dhf init pump --name "Tidewell infusion pump" --class B',
  positionals: [{ name: 'dir', optional: true, help: 'the folder to begin in, made when it is not there; this one when left out' }],
  options: {
    name: { type: 'string', value: '<name>', help: "the product's name" },
    class: {
      type: 'string',
      choices: classes,
      help: 'safety class of the software; when in doubt C, which is in force until another is given a reason',
    },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const folder = resolve(context.cwd, context.positionals[0] ?? '.');
  const { name, safetyClass } = await answers(context);
  const result = written(() => init(folder, { name, class: safetyClass }));
  if ('refused' in result) throw new Refusal(result.refused, result.fix);
  report(result, folder, context);
  return exitCode.clean;
}

const nameQuestion: Question = { text: 'Name of the product: ', wrong: (answer) => (answer === '' ? 'Write a name.' : undefined) };
const classQuestion: Question = {
  text: 'Safety class of the software (A, B or C; C when in doubt): ',
  wrong: (answer) => (isClass(answer.toUpperCase()) ? undefined : 'Write A, B or C.'),
};

/** Flags first; in a terminal the rest is asked for. */
async function answers(context: CommandContext): Promise<{ readonly name: string; readonly safetyClass: SafetyClass }> {
  const name = context.text('name')?.trim();
  const safetyClass = context.text('class');
  if (name === '') throw new Refusal('--name is empty', 'Write the name of the product.');
  const open = [...(name === undefined ? [nameQuestion] : []), ...(safetyClass === undefined ? [classQuestion] : [])];
  if (open.length > 0 && !(context.stdin.isTTY && context.stderr.isTTY)) {
    throw new Refusal(`--${name === undefined ? 'name' : 'class'} is missing`, `Write it as \`${initCommand.example}\`.`);
  }
  const given = open.length === 0 ? [] : await ask(open, { input: process.stdin, output: process.stderr });
  const chosen = (safetyClass ?? given.at(-1) ?? '').toUpperCase();
  return { name: name ?? given[0] ?? '', safetyClass: isClass(chosen) ? chosen : 'C' };
}

function isClass(text: string): text is SafetyClass {
  return (classes as readonly string[]).includes(text);
}

function report({ made, kept }: Initialised, folder: string, { stdout, cwd }: CommandContext): void {
  const path = (file: string) => shown(join(folder, file), cwd);
  const go = shown(folder, cwd);
  stdout.write(
    [
      ...made.map((file) => `made  ${path(file)}`),
      ...kept.map((file) => `kept  ${path(file)}, which was there`),
      '',
      'Next:',
      `  1. Write what the device is for in ${path('requirements/needs.md')}, and the reasons for the class in ${path('risk/classification.md')}.`,
      `  2. See what is still missing: dhf check${go === '' ? '' : ` ${go}`}`,
      '  3. Keep it in git, so that IDs stay unique and history counts: git init, then commit.',
      '',
    ].join('\n'),
  );
}
