import { resolve } from 'node:path';
import { grouped } from '../../emit/count.ts';
import { commitOf } from '../../project/checkout.ts';
import type { Source } from '../../project/facts.ts';
import { gitIn } from '../../project/git.ts';
import type { SourceCache } from '../../project/read-sources.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode, exitCodeOf } from '../exit-code.ts';
import { judged, judging, print } from '../judging.ts';
import { named } from '../named.ts';
import { progress } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';

export const build: Command = {
  name: 'build',
  summary: 'judges a design history file and makes the site that auditors read',
  help: [
    'Judges as `dhf check` does, then makes a site that opens by double click, with no network, and that any web server can serve. A file that is refused',
    'gets no site, and an earlier site is taken away, so that nothing looks fresh; --preview makes one all the same, marked REFUSED on every page.',
  ].join('\n'),
  example: 'dhf build --out dist',
  positionals: [{ name: 'dir', optional: true, help: 'folder that holds dhf.yaml; looked for from here upwards when left out' }],
  options: {
    ...judging,
    out: { type: 'string', value: '<folder>', help: 'where the site is put; dist when left out' },
    since: {
      type: 'string',
      value: '<revision>',
      help: 'what changed is shown since this revision; since the last release whose tag is in the history when left out',
    },
    preview: { type: 'boolean', help: 'makes the site of a refused file too, marked on every page' },
  },
  run,
};

type SiteMaker = typeof import('../../site/build.ts');

/** Only a site needs what makes one, and loading it takes longer than many a check. */
async function run(context: CommandContext): Promise<number> {
  const maker = await import('../../site/build.ts');
  return built(context, maker).catch((error: unknown) => {
    throw error instanceof maker.OutputError ? new Refusal(error.message, error.fix) : error;
  });
}

async function built(context: CommandContext, { buildSite, refuseForeign, refuseSources, removeSite }: SiteMaker): Promise<number> {
  const root = rootOf(context.positionals[0], context.cwd);
  const out = resolve(context.cwd, context.text('out') ?? 'dist');
  const since = await revisionOf(context.text('since'), root);
  const sources: Source[] = [];
  const cache: SourceCache = new Map();
  const report = await judged(root, context, {
    ready: () => {
      refuseSources(out, { sources, root });
      refuseForeign(out);
    },
    onSource: (source) => sources.push(source),
    cache,
  });
  refuseSources(out, { sources, root });
  print(report, 'text', context);
  const code = exitCodeOf(report);
  const refused = code !== exitCode.clean || report.verdict !== 'no-blocking-findings';
  if (code !== exitCode.clean && !context.isSet('preview')) {
    const earlier = removeSite(out) ? `, and the earlier one was taken away from ${named(out, context.cwd)}` : '';
    context.stderr.write(
      `No site was made${earlier}${code === exitCode.findings ? '; --preview makes one that is marked REFUSED' : ''}.\n`,
    );
    return code;
  }
  context.stderr.write('Making the site …\n');
  const line = progress(context.stderr);
  const onPage = (made: number, total: number) => line.show(`${grouped(made)} of ${grouped(total)} pages made`);
  await buildSite({ report, sources, root }, out, { refused, onPage, since: { revision: since, cache } }).finally(line.clear);
  const what = refused ? 'A preview is made, marked REFUSED on every page.' : 'The site is made.';
  context.stdout.write(`${what} Open ${named(resolve(out, 'index.html'), context.cwd)}\n`);
  return code;
}

/** Asked before anything is judged, so that no wrong name costs a minute. */
async function revisionOf(revision: string | undefined, root: string): Promise<string | undefined> {
  if (revision === undefined || (await commitOf(gitIn(root), revision)) !== undefined) return revision;
  throw new Refusal(`--since names ${revision}, which is no revision of this repository`, 'Name a branch, a tag or a commit that is here.');
}
