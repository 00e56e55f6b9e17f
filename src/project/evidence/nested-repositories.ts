import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fields, type GitFacts, gitIn, readGit } from '../git.ts';
import type { Looking } from './part.ts';

/** A repository inside this one. */
export interface Nested {
  /** Relative to `dhf.yaml`, with a trailing `/`. */
  readonly folder: string;
  /** Relative to `dhf.yaml`; all of it where git cannot look inside. */
  readonly changed: readonly string[];
  readonly ignored: readonly string[];
  /** By path relative to `dhf.yaml`. */
  readonly tracked: GitFacts['tracked'];
  /** Does it stand at another commit than the one that this repository names? */
  readonly isMoved: boolean;
}

/** The repositories inside this one that these files stand in: submodules, and others checked out below. */
export async function nestedIn({ root, git }: Looking, paths: readonly string[]): Promise<readonly Nested[]> {
  const folders = nestedFolders(root, paths);
  if (folders.length === 0) return [];
  const status = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=no', '--ignore-submodules=dirty', '--'];
  const { output } = await git([...status, ...folders.map((folder) => `:(literal)${folder.slice(0, -1)}`)]);
  const moved = fields(output).map((entry) => `${entry.slice(3)}/`);
  return Promise.all(
    folders.map(async (folder) => {
      const known = await readGit(join(root, folder), gitIn(join(root, folder)));
      const [changed, ignored] = 'missing' in known ? [[''], []] : [known.changed, [...known.ignored]];
      const below = (paths: readonly string[]) => paths.map((path) => folder + path);
      const tracked = 'missing' in known ? [] : [...known.tracked].map(([path, each]) => [folder + path, each] as const);
      const isMoved = moved.some((path) => path.endsWith(folder));
      return { folder, changed: below(changed), ignored: below(ignored), tracked: new Map(tracked), isMoved };
    }),
  );
}

/** Folders between the root and files that are repositories of their own. */
function nestedFolders(root: string, paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end + 1);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return [...folders].filter((folder) => existsSync(join(root, folder, '.git'))).sort();
}
