import type { GitRun } from '../project/git.ts';
import type { Settings } from '../project/settings.ts';

/**
 * Sets the refs of a checkout back to what they were when its commit was the newest: a branch that holds the commit ends with it, and tags that are not
 * among what it comes from are gone. So the same commit says the same, whatever was merged, tagged or fetched since. A protected branch that only a remote
 * repository has stands here too.
 */
export async function pin(git: GitRun, commit: string, { protected: branches }: Settings['git']): Promise<void> {
  const format = '--format=%(refname) %(objectname) %(symref)';
  const [all, holding, reachable] = await Promise.all([
    git(['for-each-ref', format]),
    git(['for-each-ref', `--contains=${commit}`, '--format=%(refname)', 'refs/heads', 'refs/remotes']),
    git(['for-each-ref', `--merged=${commit}`, '--format=%(refname)', 'refs/tags']),
  ]);
  const plain = lines(all.output).flatMap((line) => {
    const [name = '', object = '', symbolic = ''] = line.split(' ');
    return symbolic === '' ? [{ name, object }] : [];
  });
  const [held, kept] = [new Set(lines(holding.output)), new Set(lines(reachable.output))];
  const orders = plain.flatMap(({ name }) => {
    if (held.has(name)) return [`update ${name} ${commit}`];
    return name.startsWith('refs/tags/') && !kept.has(name) ? [`delete ${name}`] : [];
  });
  const named = branches.flatMap((branch) => {
    if (plain.some(({ name }) => name === `refs/heads/${branch}`)) return [];
    const [only, ...others] = plain.filter(({ name }) => /^refs\/remotes\/[^/]+\/(.+)$/.exec(name)?.[1] === branch);
    if (only === undefined || others.length > 0) return [];
    return [`create refs/heads/${branch} ${held.has(only.name) ? commit : only.object}`];
  });
  const { code, complaint } = await git(['update-ref', '--stdin'], { input: [...orders, ...named].map((line) => `${line}\n`).join('') });
  if (code !== 0) throw new Error(`git could not set refs: ${complaint}`);
}

function lines(output: string): readonly string[] {
  return output.split('\n').filter((line) => line !== '');
}
