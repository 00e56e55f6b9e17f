import { join } from 'node:path';
import type { NotJudged } from '../../model/diagnostic.ts';
import type { Absence, ProductState } from '../../model/evidence.ts';
import { matcher } from '../files.ts';
import type { GitFacts } from '../git.ts';
import type { Tracked } from '../git-index.ts';
import { productHash } from '../product-hash.ts';
import type { Settings } from '../settings.ts';
import { type FileBytes, isSystemFile, type SystemFiles, systemFiles } from './file-bytes.ts';
import { entriesOf } from './matching-files.ts';
import { type Nested, nestedIn } from './nested-repositories.ts';
import type { Looking, Part } from './part.ts';

/** The product configuration of each software system, as it stands in the working tree (decision 2). */
export const product: Part = {
  async look(looking) {
    const seen = await seeProducts(looking);
    const isOf = isProductFile(looking.settings);
    if ('why' in seen) return { evidence: { missing: { product: seen } }, isOf };
    const states = [...seen.products].map(([id, { sha256, changed }]): [string, ProductState] => [
      id,
      { sha256, dirty: changed.length > 0 },
    ]);
    return { evidence: { product: Object.fromEntries(states) }, notJudged: notCommitted(seen, looking), isOf };
  },
};

/** The product configuration of one software system. */
export interface SeenProduct {
  readonly sha256: string;
  /** Files that no commit holds as they are: changed, not tracked, ignored, taken away. Sorted, relative to `dhf.yaml`. */
  readonly changed: readonly string[];
}

export interface SeenProducts {
  /** By ID of the software system; one that lists no files, or whose files are not here, is absent. */
  readonly products: ReadonlyMap<string, SeenProduct>;
}

/** What the product configuration is made of. */
export const productRoles = ['product', 'lockfiles', 'build'] as const;

/** Does a path match what `systems` lists as the product, or as what it is built from, wherever that is? */
export function isProductFile(settings: Settings): (file: string) => boolean {
  const elsewhere = withRepositoriesHere(settings);
  const [isHere, isThere] = [settings, elsewhere ?? settings].map((each) => isSystemFile(each, productRoles));
  return (file) => isHere?.(file) === true || isThere?.(file) === true;
}

/** Looks at the products of all software systems, or says why nothing can be said about them. */
export async function seeProducts(looking: Looking): Promise<SeenProducts | Absence> {
  const { answers, settings } = looking;
  if ('missing' in answers) return withoutGit[answers.missing];
  const [here, elsewhere] = [settings, withRepositoriesHere(settings)];
  const files = await systemFiles(looking);
  const checkedOut = elsewhere === undefined ? undefined : await systemFiles({ ...looking, settings: elsewhere });
  const nested = await nestedIn(looking, [...files.bytes.keys(), ...(checkedOut?.bytes.keys() ?? [])]);
  const tracked = (path: string) => nested.find((each) => each.tracked.has(path))?.tracked.get(path) ?? answers.tracked.get(path);
  const products = new Map<string, SeenProduct>();
  for (const [id, system] of Object.entries(here.systems)) {
    const from = system.repository === '' ? files : checkedOut;
    const paths = productRoles.flatMap((role) => from?.systems.get(id)?.[role] ?? []);
    if (from === undefined || paths.length === 0) continue;
    products.set(id, { sha256: hashOf(paths, from, tracked), changed: changedOf(system, paths, looking, answers, nested) });
  }
  return { products };
}

function hashOf(paths: readonly string[], { bytes }: SystemFiles, tracked: (path: string) => Tracked | undefined): string {
  return productHash(
    [...new Set(paths)].flatMap((path) => {
      const known = bytes.get(path);
      return known === undefined ? [] : [{ path, ...asStored(known, tracked(path)) }];
    }),
  );
}

/** A file as git stores it, so that the hash is the same where the disk knows no programs or links, and where git writes texts with CRLF. */
function asStored(
  { mode, sha256, withLf }: FileBytes,
  tracked: Tracked | undefined,
): Pick<FileBytes, 'sha256'> & { readonly mode: string } {
  if (tracked === undefined || mode === '120000') return { mode, sha256 };
  return { mode: tracked.mode, sha256: withLf?.blobs.includes(tracked.blob) === true ? withLf.sha256 : sha256 };
}

type System = Settings['systems'][string];

/** The same settings with the systems of other repositories alone, as if they were here: where these are checked out below, they can be looked at. */
export function withRepositoriesHere(settings: Settings): Settings | undefined {
  const known = elsewheres.get(settings);
  if (known !== undefined) return known;
  const others = Object.entries(settings.systems).filter(([, { repository }]) => repository !== '');
  if (others.length === 0) return undefined;
  const made = { ...settings, systems: Object.fromEntries(others.map(([id, system]) => [id, { ...system, repository: '' }])) };
  elsewheres.set(settings, made);
  return made;
}

/** The same object for the same settings, by which what was read is kept. */
const elsewheres = new WeakMap<Settings, Settings>();

function changedOf(
  system: System,
  paths: readonly string[],
  { root }: Looking,
  answers: GitFacts,
  nested: readonly Nested[],
): readonly string[] {
  const globs = productRoles.flatMap((role) => system[role]);
  const isListed = matcher(globs);
  const own = nested.filter(({ folder }) => paths.some((path) => path.startsWith(folder)));
  const isOther = (path: string) => own.some(({ folder }) => path === folder || path === folder.slice(0, -1));
  const changed = [...answers.changed, ...own.flatMap((each) => each.changed)].filter((path) => isListed(path) || isOther(path));
  const ignored = [...answers.ignored, ...own.flatMap((each) => each.ignored)].flatMap((path) => ignoredIn(root, path, isListed));
  const moved = own.filter((each) => each.isMoved && system.repository === '').map(({ folder }) => folder);
  const counts = system.repository === '' ? changed : changed.filter((path) => !isOther(path));
  return [...new Set([...counts, ...ignored, ...moved])].sort();
}

/** An ignored file that belongs to the product, or the first one in an ignored folder. What tools keep for themselves is none. */
function ignoredIn(root: string, path: string, isListed: (path: string) => boolean): readonly string[] {
  if (!path.endsWith('/')) return isListed(path) ? [path] : [];
  const name = path.slice(path.lastIndexOf('/', path.length - 2) + 1, -1);
  if (kept.has(name) || name.startsWith('.')) return [];
  for (const entry of entriesOf(join(root, path))) {
    const [found] = entry.isDirectory()
      ? ignoredIn(root, `${path}${entry.name}/`, isListed)
      : isListed(path + entry.name)
        ? [path + entry.name]
        : [];
    if (found !== undefined) return [found];
  }
  return [];
}

/** Folders of packages and of compiled Python, which are made again from what is committed. */
const kept: ReadonlySet<string> = new Set(['node_modules', '__pycache__']);

/** A product that differs from every commit is none that a release could be made of; one that is elsewhere cannot be compared. */
function notCommitted({ products }: SeenProducts, { settings, placeOf }: Looking): readonly NotJudged[] {
  return Object.entries(settings.systems).flatMap(([id, system]): NotJudged[] => {
    const seen = products.get(id);
    const at = (key: string) => placeOf(['systems', id, key]);
    if (seen === undefined && system.repository !== '')
      return [
        {
          what: `the product of ${id}`,
          why: `its files are in ${system.repository}, so the product hash of a run cannot be compared with what is there`,
          fix: 'Judge where they are checked out below this folder, such as in a submodule.',
          place: at('repository'),
          blocking: false,
        },
      ];
    const [first] = seen?.changed ?? [];
    if (seen === undefined || first === undefined) return [];
    const count = seen.changed.length;
    return [
      {
        what: `the product of ${id}`,
        why: `${count === 1 ? `one of its files is` : `${count} of its files are`} in no commit as ${count === 1 ? 'it stands' : 'they stand'} (${first}${count > 1 ? ', …' : ''}), so no release can be made of it`,
        fix: 'Commit what belongs to the product; list under `systems` in dhf.yaml nothing that git ignores.',
        place: at('product'),
        blocking: false,
      },
    ];
  });
}

const withoutGit: Readonly<Record<'git' | 'repository' | 'trust', Absence>> = {
  git: { why: 'git is not installed, so nobody can tell whether the files of the product are those of a commit', fix: 'Install git.' },
  repository: {
    why: 'this folder is in no git repository, so nobody can tell whether the files of the product are those of a commit',
    fix: 'Keep the product and its records in git.',
  },
  trust: {
    why: 'git refuses to look at this folder, so nobody can tell whether the files of the product are those of a commit',
    fix: 'Say that you trust it: `git config --global --add safe.directory <folder>`.',
  },
};
