import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { differenceAsJson, differenceAsMarkdown, differenceAsText, type Told } from '../../emit/difference/index.ts';
import { isDay } from '../../project/clock.ts';
import { type Asked, type Compared, compared, isRevision, mergeBase } from '../../project/compared.ts';
import { settingsFile } from '../../project/files.ts';
import { differenceOf } from '../../view/difference.ts';
import { impactOf } from '../../view/impact.ts';
import { snapshotOf } from '../../view/snapshot.ts';
import { coloursOn } from '../colours.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { clearOutputs, outputsOf, writeOutputs } from '../outputs.ts';
import { progress } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';

const formats = ['text', 'json', 'markdown'] as const;
type Format = (typeof formats)[number];

export const diff: Command = {
  name: 'diff',
  summary: 'tells what two revisions say otherwise, and what has to be looked at again',
  help: [
    'Reads and judges a design history file at two revisions, without touching the work tree, and tells what they say otherwise: items by field, links, classes,',
    'approvals, outcomes of tests, the product, clauses and findings, and what has to be approved, looked at, run or decided again. Spelling, wrapping, order and',
    'place make no difference; what moved is told as moved. Without a second revision the work tree is compared as it is. Both sides are judged for the day of',
    'the later one. The two are compared as they are named: `base...head` takes the state from which head went off (the merge base) instead of base, as git does,',
    'and is what a report on a pull request wants. Differences are no findings: exit code 0.',
  ].join('\n'),
  example: 'dhf diff origin/main...HEAD --format markdown',
  positionals: [
    { name: 'revision', help: 'the earlier state: a branch, tag or commit, or two of them with `...` between' },
    { name: 'later', optional: true, help: 'the later state; the work tree when left out' },
    { name: 'dir', optional: true, help: 'folder that holds dhf.yaml; looked for from here upwards when left out' },
  ],
  options: {
    stage: { type: 'string', choices: ['draft', 'release'], help: 'how strictly to judge both sides; draft when left out' },
    'as-of': { type: 'string', value: '<date>', help: 'the day on which expiry and age are judged, such as 2026-11-22' },
    parser: { type: 'string', choices: ['satteri', 'remark'], help: 'the Markdown parser; satteri when left out' },
    all: { type: 'boolean', help: 'writes everything as text, however much it is' },
    format: { type: 'string', choices: formats, help: 'what to write to standard output; text when left out' },
    output: { type: 'string', multiple: true, value: '<format>=<path>', help: 'writes the difference to a file as well' },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const outputs = outputsOf(context.texts('output'), context.cwd, formats);
  const asOf = context.text('as-of');
  if (asOf !== undefined && !isDay(asOf))
    throw new Refusal(`--as-of cannot be ${asOf}`, 'Write a day of the calendar, such as --as-of=2026-11-22.');
  const { root, asked } = await wanted(context);
  clearOutputs(outputs);
  const line = progress(context.stderr);
  const stage = context.text('stage') === 'release' ? 'release' : 'draft';
  const parser = context.text('parser') === 'remark' ? 'remark' : 'satteri';
  const sides = await compared(root, asked, { stage, parser, asOf, onState: line.show }).finally(line.clear);
  if ('refused' in sides) throw new Refusal(sides.refused, sides.fix);
  const told = toldOf(sides);
  const emit = (format: Format, colours = false) => emitted(told, format, { colours, all: context.isSet('all') });
  const format = (context.text('format') ?? 'text') as Format;
  context.stdout.write(emit(format, coloursOn(context.stdout, context.env)));
  const written = writeOutputs(outputs, emit, context.stderr);
  return written && !isIncomplete(sides) ? exitCode.clean : exitCode.notJudged;
}

function emitted(told: Told, format: Format, how: { readonly colours: boolean; readonly all: boolean }): string {
  if (format === 'json') return differenceAsJson(told);
  return format === 'markdown' ? differenceAsMarkdown(told) : differenceAsText(told, how);
}

/** Where the DHF is, and which two states of it are asked for. A folder is told from a revision by the settings in it. */
async function wanted({ positionals, cwd }: CommandContext): Promise<{ readonly root: string; readonly asked: Asked }> {
  const [first = '', second, third] = positionals;
  const isFolder = third === undefined && second !== undefined && existsSync(join(resolve(cwd, second), settingsFile));
  const root = rootOf(isFolder ? second : third, cwd);
  if (isFolder && (await isRevision(root, second)))
    throw new Refusal(`${second} is a folder and a revision`, `Write ./${second} for the folder, or name the folder as a third word.`);
  const [, base, dots, head] = /^(.*?)(\.\.\.?)(.*)$/.exec(first) ?? [];
  const later = isFolder ? undefined : second;
  if (base === undefined || head === undefined) return { root, asked: { before: first, after: later } };
  if (later !== undefined) throw new Refusal(`${first} names two revisions, and ${later} is a third`, 'Name two revisions.');
  const [one, other] = [base === '' ? 'HEAD' : base, head === '' ? 'HEAD' : head];
  if (dots === '..') return { root, asked: { before: one, after: other } };
  const from = await mergeBase(root, one, other);
  if (typeof from !== 'string') throw new Refusal(from.refused, from.fix);
  return { root, asked: { before: from, after: other, named: `where ${other} left ${one}` } };
}

function toldOf({ before, after }: Compared): Told {
  const difference = differenceOf(snapshotOf(before.report), snapshotOf(after.report), { before: before.name, after: after.name });
  const impact =
    before.report.graph === undefined || after.report.graph === undefined
      ? { tasks: [], cleared: [] }
      : impactOf(difference, after.report.graph, before.report.graph);
  const elsewhere = [before, after].filter(({ folder }) => folder !== undefined);
  return { difference, impact, notes: elsewhere.map(({ name, folder }) => `At ${name} this file stood in the folder ${folder}.`) };
}

/** Was something on one side not read at all, so that what it holds is neither the same nor another? */
function isIncomplete({ before, after }: Compared): boolean {
  return [before, after].some(({ report }) => report.notJudged.some(({ blocking }) => blocking));
}
