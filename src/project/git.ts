import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { askIndex, indexIn, type Tracked } from './git-index.ts';

/** What git says of the folder of a DHF. */
export interface GitFacts {
  /** Path of the folder from the repository's root, with a trailing `/`; empty at the root. */
  readonly prefix: string;
  readonly shallow: boolean;
  /** Absent before the first commit. */
  readonly head: { readonly commit: string; readonly date: string } | undefined;
  /** Paths below the folder that differ from HEAD, untracked ones included; and those that git was told not to look at, which may differ. */
  readonly changed: readonly string[];
  /** Files below the folder that git tracks, by path. */
  readonly tracked: ReadonlyMap<string, Tracked>;
  /** Paths below the folder that git ignores; folders with a trailing `/`. */
  readonly ignored: ReadonlySet<string>;
}

/** Why git can say nothing: there is none, the folder is in no repository, or git refuses to look at it. */
export interface NoGit {
  readonly missing: 'git' | 'repository' | 'trust';
}

/**
 * Lines that git answers with, in pieces as they come; git waits for the promise that a piece may be answered with. Ends with git's exit code; 127 when git
 * is not installed.
 */
export type GitRun = (args: readonly string[], options?: GitOptions) => Promise<GitAnswer>;

export interface GitOptions {
  readonly input?: string;
  readonly onOutput?: (piece: Buffer) => unknown;
  /** Path of a file that takes the place of the repository's own index. */
  readonly index?: string;
}

export interface GitAnswer {
  readonly code: number;
  /** Empty when the pieces went to `onOutput`. */
  readonly output: string;
  readonly complaint: string;
}

/** Settings of a repository that would start other programs, reach the network or change what git prints. */
const quiet = [
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'core.untrackedCache=false',
    'diff.external=',
    'diff.orderFile=/dev/null',
  ],
  ...['diff.renames=false', 'log.showSignature=false', 'color.ui=false', 'protocol.allow=never', 'safe.bareRepository=explicit'],
].flatMap((setting) => ['-c', setting]);

/** Runs git in a folder: no shell, no pager, no hook, no network, no other history than was written, nothing taken from `GIT_…` variables, English words. */
export function gitIn(folder: string): GitRun {
  return (args, { input, onOutput, index } = {}) =>
    new Promise((resolve) => {
      const child = spawn('git', ['--no-pager', '--no-optional-locks', '--no-replace-objects', ...quiet, ...args], {
        cwd: folder,
        env: index === undefined ? cleanEnvironment() : { ...cleanEnvironment(), GIT_INDEX_FILE: index },
        windowsHide: true,
      });
      const pieces: Buffer[] = [];
      let complaint = '';
      const hear = onOutput ?? ((piece: Buffer) => pieces.push(piece));
      child.stdout.on('data', (piece: Buffer) => {
        const heard = hear(piece);
        if (!(heard instanceof Promise)) return;
        child.stdout.pause();
        void heard.then(() => child.stdout.resume());
      });
      child.stderr.on('data', (piece: Buffer) => {
        complaint += piece.toString('utf8');
      });
      child.on('error', () => resolve({ code: 127, output: '', complaint: 'git could not be started' }));
      child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString('utf8'), complaint }));
      child.stdin.on('error', () => undefined);
      child.stdin.end(input ?? '');
    });
}

/** What git knows about a folder; its five questions run at the same time. */
export async function readGit(folder: string, git: GitRun = gitIn(folder)): Promise<GitFacts | NoGit> {
  const [where, head, status, ignored, index] = await Promise.all([
    git(['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-prefix']),
    git(['log', '-1', '--no-show-signature', '--format=%H %cs', '--end-of-options', 'HEAD', '--']),
    git(['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignore-submodules=all', '--', '.']),
    git(['ls-files', '-o', '-i', '--directory', '--exclude-standard', '-z', '--', '.']),
    git(askIndex),
  ]);
  const [inside, shallow, prefix = ''] = where.output.split('\n');
  if (where.code !== 0 || inside !== 'true') return { missing: whyNot(where) };
  const [commit, date] = head.code === 0 ? head.output.trim().split(' ') : [];
  const { tracked, unwatched } = indexIn(fields(index.output));
  const changed = fields(status.output).map((entry) => entry.slice(3 + prefix.length));
  return {
    prefix,
    shallow: shallow === 'true',
    head: commit === undefined || date === undefined ? undefined : { commit, date },
    changed: unwatched.length === 0 ? changed : [...new Set([...changed, ...unwatched])],
    tracked,
    ignored: new Set(fields(ignored.output)),
  };
}

/** Parts of an answer that git ended with NUL each. */
export function fields(output: string): readonly string[] {
  return output.split('\0').filter((part) => part !== '');
}

function whyNot({ code, complaint }: GitAnswer): NoGit['missing'] {
  if (code === 127) return 'git';
  return complaint.includes('dubious ownership') ? 'trust' : 'repository';
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    ...{ LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_ATTR_NOSYSTEM: '1', GIT_NO_LAZY_FETCH: '1', GIT_GRAFT_FILE: devNull },
  };
}
