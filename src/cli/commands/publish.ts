import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { grouped } from '../../emit/count.ts';
import { settingsFile } from '../../project/files.ts';
import type { Named, Place, Published } from '../../release/publish/index.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { Refusal } from '../refusal.ts';

export const publish: Command = {
  name: 'publish',
  summary: 'puts a release beside those that are published, and says how each stands today',
  help: [
    'Adds the site of a release as a folder of its own version, with its bundle, manifest and sums, to a folder that a web server gives out, or to a branch that',
    'a web host takes pages from. What is released is never touched again: the same release changes nothing, another one of the same version is refused.',
    '',
    'Beside the versions stand a list of them (index.html), versions.json for machines, latest/, which leads to the newest in force, a page of the live status of',
    'each version, and a page of what changed between any two. Where a folder that holds dhf.yaml is named, its records at HEAD say what was withdrawn, and which',
    'problems were found since; without it that stays as it is. Without a release only this is brought up to date. --next puts a site that is not released there.',
    '',
    'A folder is changed whole or not at all, by one publish at a time. A branch is changed by one commit on top of it, without the work tree; it is pushed only',
    'with --push, never by force, and three times at most where somebody else was faster. For a host that takes pages from a folder of a branch, write it behind',
    'the branch, as in branch:pages:public.',
  ].join('\n'),
  example: 'dhf publish releases/1.2.0 --to branch:gh-pages --push origin',
  positionals: [
    { name: 'release', optional: true, help: 'folder that dhf release made of one version, or the zip in it' },
    { name: 'dir', optional: true, help: 'folder that holds dhf.yaml, for the live status' },
  ],
  options: {
    to: { type: 'string', value: '<folder>|branch:<name>[:<folder>]', help: 'where releases are published; needed' },
    next: { type: 'string', value: '<folder>', help: 'a site that dhf build made, put as next/ in place of the one there' },
    push: { type: 'string', value: '<remote>', help: 'pushes the branch' },
    init: { type: 'boolean', help: 'begins beside what somebody else put there; it stays as it is' },
    'dry-run': { type: 'boolean', help: 'says what would be written, and writes nothing' },
  },
  run,
};

/** What publishes is loaded when somebody publishes. */
async function run(context: CommandContext): Promise<number> {
  const { cwd } = context;
  const { release, dir } = wordsOf(context);
  const { publish: put, PublishError, branchPlace, folderPlace } = await import('../../release/publish/index.ts');
  const to = placeOf(context, dir, { branchPlace, folderPlace });
  const named = (name: string | undefined): Named | undefined => (name === undefined ? undefined : { path: resolve(cwd, name), name });
  const dryRun = context.isSet('dry-run');
  const request = { to, release: named(release), next: named(context.text('next')), init: context.isSet('init'), dryRun };
  const published = await put({ ...request, records: dir === undefined ? undefined : resolve(cwd, dir) }).catch((error: unknown) => {
    throw error instanceof PublishError ? new Refusal(error.message, error.fix) : error;
  });
  context.stdout.write(wordsFor(published, to, dryRun, context.text('push')));
  return exitCode.clean;
}

/** Which word names what: a folder that holds dhf.yaml is no release. */
function wordsOf({ positionals, cwd }: CommandContext): { readonly release?: string | undefined; readonly dir?: string | undefined } {
  const isDhf = (name: string) => existsSync(join(resolve(cwd, name), settingsFile));
  const [first, second] = positionals;
  if (second !== undefined && !isDhf(second))
    throw new Refusal(`${second} holds no ${settingsFile}`, 'Name the folder that does, behind the release.');
  if (first === undefined || second !== undefined) return { release: first, dir: second };
  return isDhf(first) ? { dir: first } : { release: first };
}

type Places = Pick<typeof import('../../release/publish/index.ts'), 'branchPlace' | 'folderPlace'>;

function placeOf(context: CommandContext, dir: string | undefined, { branchPlace, folderPlace }: Places): Place {
  const to = context.text('to');
  const push = context.text('push');
  if (to === undefined)
    throw new Refusal('--to is missing', 'Name a folder, such as --to public, or a branch, such as --to branch:gh-pages.');
  if (!to.startsWith('branch:')) {
    if (push !== undefined)
      throw new Refusal('--push pushes a branch, and --to names a folder', 'Write --to branch:<name>, or leave --push out.');
    return folderPlace(resolve(context.cwd, to));
  }
  const [name = '', folder = ''] = to.slice('branch:'.length).split(':', 2);
  const isPlain = folder.split('/').every((part) => !['.', '..', '.git'].includes(part));
  if (name === '' || !isPlain || folder.startsWith('/'))
    throw new Refusal(`--to cannot be ${to}`, 'Write it as --to branch:gh-pages, or branch:pages:public for a folder in it.');
  const below = folder.replace(/\/+$/, '');
  return branchPlace({ root: resolve(context.cwd, dir ?? '.'), name, folder: below === '' ? '' : `${below}/`, push });
}

function wordsFor({ folders, files, notes, version }: Published, to: Place, dryRun: boolean, push: string | undefined): string {
  const lines = [...notes];
  const there = version !== undefined && !folders.includes(version);
  if (there) lines.push(`${version} is published in ${to.name} already, the same release; it was not touched.`);
  if (folders.length + files.length === 0) lines.push(`Nothing to do: ${to.name} holds all of this.`);
  else if (dryRun)
    lines.push(
      `Would be written to ${to.name}:`,
      ...folders.map((name) => `  ${name}/`),
      ...files.map((path) => `  ${path}`),
      'Nothing was written.',
    );
  else {
    const what = folders.map((name) => (name === version ? `release ${name}` : name)).join(' and ');
    const pages = `${grouped(files.length)} ${files.length === 1 ? 'file' : 'files'} beside the releases`;
    lines.push(`${what === '' ? `${pages} brought up to date` : `Published ${what}, and brought ${pages} up to date`} in ${to.name}.`);
  }
  if (push !== undefined && !dryRun) lines.push(`It stands on ${push}.`);
  return `${lines.join('\n')}\n`;
}
