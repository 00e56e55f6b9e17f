import { commitOf } from '../../project/checkout.ts';
import type { GitRun } from '../../project/git.ts';
import { PublishError } from './place.ts';

/** Where a branch stands, as full hashes of commits; absent where it is not there. */
export interface Tips {
  readonly here: string | undefined;
  /** On the server; not asked where nothing is pushed. */
  readonly there: string | undefined;
  /** The one that holds the other. */
  readonly base: string | undefined;
}

/** The only commands that reach the network, by the ways that people push. */
const online = ['http', 'https', 'ssh', 'git', 'file'].flatMap((name) => ['-c', `protocol.${name}.allow=always`]);

/** Looks where a branch stands, here and on the server that it is pushed to; undefined where the server's moved meanwhile. */
export async function tipsOf(git: GitRun, name: string, remote: string | undefined): Promise<Tips | undefined> {
  const here = await commitOf(git, `refs/heads/${name}`);
  if (remote === undefined) return { here, there: undefined, base: here ?? (await trackedTip(git, name)) };
  const there = await tipThere(git, name, remote);
  if (there !== undefined && (await commitOf(git, there)) === undefined && !(await fetched(git, name, remote, there))) return undefined;
  if (here === undefined || there === undefined) return { here, there, base: there ?? here };
  if (await holds(git, there, here)) return { here, there, base: there };
  if (await holds(git, here, there)) return { here, there, base: here };
  throw new PublishError(
    `branch ${name} here and on ${remote} hold different commits, and nothing is ever forced`,
    `Bring them together; or, when those here are of no use, take the branch away with \`git branch -D ${name}\` and publish again.`,
  );
}

/** What a clone knows of a branch that it has not made its own, when only one server has it. */
async function trackedTip(git: GitRun, name: string): Promise<string | undefined> {
  const { output } = await git(['for-each-ref', '--format=%(objectname)', `refs/remotes/*/${name}`]);
  const tips = new Set(output.split('\n').filter((line) => line !== ''));
  return tips.size === 1 ? [...tips][0] : undefined;
}

async function tipThere(git: GitRun, name: string, remote: string): Promise<string | undefined> {
  const { code, output, complaint } = await git([...online, 'ls-remote', '--', remote, `refs/heads/${name}`]);
  if (code === 0) return /^([0-9a-f]+)\t/.exec(output)?.[1];
  throw new PublishError(
    `${remote} does not answer: ${lastLine(complaint)}`,
    'Name a remote of this repository that you may read and push to, as `git remote -v` lists them.',
  );
}

async function fetched(git: GitRun, name: string, remote: string, commit: string): Promise<boolean> {
  const { code, complaint } = await git([
    ...online,
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--',
    remote,
    `refs/heads/${name}`,
  ]);
  if (code !== 0)
    throw new PublishError(`branch ${name} cannot be fetched from ${remote}: ${lastLine(complaint)}`, 'See that you may read it.');
  return (await commitOf(git, commit)) !== undefined;
}

async function holds(git: GitRun, later: string, earlier: string): Promise<boolean> {
  return (await git(['merge-base', '--is-ancestor', earlier, later])).code === 0;
}

/**
 * Pushes a commit as the new tip of a branch, never by force; false where somebody was faster.
 * @throws PublishError where the server refuses for another reason
 */
export async function pushed(git: GitRun, remote: string, commit: string, name: string): Promise<boolean> {
  const { code, output, complaint } = await git([
    ...online,
    'push',
    '--porcelain',
    '--quiet',
    '--',
    remote,
    `${commit}:refs/heads/${name}`,
  ]);
  if (code === 0) return true;
  const line = output.split('\n').find((each) => each.startsWith('!')) ?? '';
  if (
    /fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i.test(
      line + complaint,
    )
  )
    return false;
  const why = /\[([^\]]+)\] \((.+)\)/.exec(line)?.[2] ?? lastLine(complaint);
  throw new PublishError(
    `${remote} does not take the push to ${name}: ${why}`,
    'Nothing was changed, here or there. See that you may push to this branch, and publish again.',
  );
}

function lastLine(complaint: string): string {
  const lines = complaint.trim().split('\n');
  return lines.find((line) => /^(?:fatal|error|remote):/.test(line)) ?? lines.at(-1) ?? '';
}
