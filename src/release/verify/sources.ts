import { compareText } from '../../model/place.ts';
import { fields, type GitRun } from '../../project/git.ts';
import { contentHashes } from '../../project/git-blobs.ts';
import { names } from '../layout.ts';
import { isPlainPath, type Manifest } from '../manifest.ts';
import type { Repository } from './anchor.ts';
import { type Check, couldNotJudge, firstOf, good, refused } from './check.ts';

/**
 * Holds the sources that a manifest names against the files of its commit in a repository: which there are, and the SHA-256 of what git keeps of each. The
 * commit has to be there. That the files of the bundle are those of the manifest is for another check.
 */
export async function checkSources(manifest: Manifest, { git, name }: Repository): Promise<Check> {
  const { commit } = manifest;
  const objects = await filesOf(git, manifest);
  if (objects === undefined)
    return refused('sources', `commit ${commit} has no folder ${manifest.folder} in ${name}, of which the release should be`, askWhich);
  const sums = await contentHashes(git, objects.values());
  const absent = [...objects].find(([, object]) => !sums.has(object));
  if (absent !== undefined)
    return couldNotJudge(
      'sources',
      `${name} does not hold the content of ${absent[0]} at commit ${commit}`,
      'Fetch all of it: make a clone without `--filter`.',
    );
  const expected = new Map([...objects].map(([path, object]) => [path, sums.get(object)]));
  const details = differing(expected, manifest);
  if (details.length > 0)
    return refused('sources', `the sources in the bundle are not those of commit ${commit} in ${name}`, askWhich, details);
  return good('sources', `the sources in the bundle are those of commit ${commit} in ${name}, each with the same bytes`);
}

const askWhich = 'Do not use this release: its sources are not what it says it was made of. Ask the manufacturer for it again.';

/** Kind in git of what is in a bundle: of a file, or of a link, as which its text stands there. */
const isBlob = / blob ([0-9a-f]+)$/;

/** Names of objects of git by path below the DHF's folder; undefined where the commit has no such folder. */
async function filesOf(git: GitRun, { commit, folder }: Manifest): Promise<ReadonlyMap<string, string> | undefined> {
  const plain = folder.replace(/\/$/, '');
  if (plain !== '' && !isPlainPath(plain)) return undefined;
  const { code, output } = await git(['ls-tree', '-r', '-z', '--full-tree', `${commit}:${plain}`]);
  if (code !== 0) return undefined;
  return new Map(
    fields(output).flatMap((entry) => {
      const end = entry.indexOf('\t');
      const object = isBlob.exec(entry.slice(0, end))?.[1];
      return object === undefined ? [] : [[entry.slice(end + 1), object] as const];
    }),
  );
}

/** One line for each source that is missing, too many, or of other content. */
function differing(expected: ReadonlyMap<string, string | undefined>, { files }: Manifest): readonly string[] {
  const sources = files.filter(({ path }) => path.startsWith(names.sources));
  const present = new Map(sources.map(({ path, sha256 }) => [path.slice(names.sources.length), sha256]));
  return firstOf(
    [...new Set([...expected.keys(), ...present.keys()])].sort(compareText).flatMap((path) => {
      const [asked, found] = [expected.get(path), present.get(path)];
      if (asked === found) return [];
      const what =
        found === undefined ? 'is missing' : asked === undefined ? 'is not in the commit' : 'has other content than in the commit';
      return [`${names.sources}${path} ${what}`];
    }),
  );
}
