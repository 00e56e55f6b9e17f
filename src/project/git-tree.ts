import { fields, type GitRun } from './git.ts';

/** A file as a commit holds it. */
export interface TreeFile {
  /** Relative to the folder that git is asked in. */
  readonly path: string;
  /** As git stores it, such as `100755` for a program, or `160000` for a commit of another repository. */
  readonly mode: string;
  /** ID of git's object. */
  readonly object: string;
}

/** All files of a commit below the folder that git is asked in, in the order of paths; undefined where there is no such commit. */
export async function treeOf(git: GitRun, commit: string): Promise<readonly TreeFile[] | undefined> {
  const { code, output } = await git(['ls-tree', '-r', '-z', '--end-of-options', commit]);
  return code === 0 ? fields(output).map(fileIn) : undefined;
}

/** `100644 blob 4b825dc…<tab>path` */
function fileIn(entry: string): TreeFile {
  const tab = entry.indexOf('\t');
  const [mode = '', , object = ''] = entry.slice(0, tab).split(' ');
  return { path: entry.slice(tab + 1), mode, object };
}
