import { relative, resolve, sep } from 'node:path';
import { type AssignNote, assignIds } from '../../project/assign-ids.ts';
import { type NewItem, newItem } from '../../project/new-item.ts';
import type { Survey } from '../../project/survey.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';
import { sayGaps, shown, surveyOf, written } from '../surveyed.ts';

export const newCommand: Command = {
  name: 'new',
  summary: 'writes a new item under the next free ID, or numbers items called SRS-?',
  help: [
    'Takes the next ID that nobody has: not in the working tree, not on any branch, not in the history, not retired. Writes a file from the template of',
    'the kind, with what the safety class demands, beside items of the same kind. Never touches a file that is there.',
    'With --assign it numbers items that were written with a question mark instead of a number, and says each change.',
  ].join('\n'),
  example: 'dhf new software-requirement "Refuse a rate above the hard limit"',
  positionals: [
    { name: 'kind', optional: true, help: 'name of a kind, such as software-requirement, or a prefix, such as SRS' },
    { name: 'title', optional: true, help: 'a short name, in quotes' },
    { name: 'dir', optional: true, help: 'folder that holds dhf.yaml; looked for from here upwards when left out' },
  ],
  options: {
    in: { type: 'string', value: '<folder>', help: 'where to write it; beside its neighbours when left out' },
    assign: { type: 'boolean', help: 'numbers items called SRS-? instead; takes no kind and no title' },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  return context.isSet('assign') ? assign(context) : create(context);
}

async function create(context: CommandContext): Promise<number> {
  const [kind, title, dir] = context.positionals;
  if (kind === undefined || title === undefined) {
    throw new Refusal(`the ${kind === undefined ? 'kind' : 'title'} is missing`, `Write it as \`${newCommand.example}\`.`);
  }
  const known = await surveyOf(rootOf(dir, context.cwd));
  const folder = context.text('in');
  const made = written(() =>
    newItem(known, { kind, title, folder: folder === undefined ? undefined : inside(known.root, resolve(context.cwd, folder)) }),
  );
  if ('refused' in made) throw new Refusal(made.refused, made.fix);
  sayGaps(known, context);
  context.stdout.write(`${shown(resolve(known.root, made.file), context.cwd)}\n`);
  context.stderr.write(next(made));
  return exitCode.clean;
}

function next({ id, kind, class: safetyClass }: NewItem): string {
  return `${id} is a new ${kind}, with what class ${safetyClass} demands. Fill in what is empty or says TODO; \`dhf check\` names what is still missing.\n`;
}

async function assign(context: CommandContext): Promise<number> {
  const [dir, extra] = context.positionals;
  if (extra !== undefined || context.text('in') !== undefined)
    throw new Refusal('--assign takes neither kind, title nor --in', 'Write `dhf new --assign`.');
  const known = await surveyOf(rootOf(dir, context.cwd));
  const notes = written(() => assignIds(known));
  sayGaps(known, context);
  context.stdout.write(
    notes.length === 0
      ? 'No item is called by a question mark; nothing was changed.\n'
      : notes.map((note) => line(note, known, context)).join(''),
  );
  return notes.every((note) => note.done) ? exitCode.clean : exitCode.findings;
}

function line({ file, line, words, done }: AssignNote, known: Survey, { cwd }: CommandContext): string {
  return `${shown(resolve(known.root, file), cwd)}:${line}  ${done ? '' : 'left to you: '}${words}\n`;
}

function inside(root: string, folder: string): string {
  return relative(root, folder).split(sep).join('/') || '.';
}
