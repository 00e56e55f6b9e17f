import { fields, type GitRun } from '../../git.ts';

/** Plain files of HEAD below the folder git is asked in, by path from there, with the ID of git's object, in the order of paths. */
export async function headFiles(git: GitRun): Promise<ReadonlyMap<string, string> | undefined> {
  const { code, output } = await git(['ls-tree', '-r', '-z', '--end-of-options', 'HEAD']);
  return code === 0 ? new Map(fields(output).flatMap(plainFile)) : undefined;
}

/** `100644 blob 4b825dc…<tab>path` */
function plainFile(entry: string): readonly (readonly [path: string, blob: string])[] {
  const tab = entry.indexOf('\t');
  const [mode = '', , object = ''] = entry.slice(0, tab).split(' ');
  return mode.startsWith('100') ? [[entry.slice(tab + 1), object]] : [];
}
