import type { ItemFacts } from '../../model/facts.ts';
import { kindOf } from '../../model/items.ts';
import type { KindName } from '../../model/kinds.ts';
import { matcher } from '../files.ts';
import type { GitFacts } from '../git.ts';
import { contentHashes } from '../git-blobs.ts';
import { type TreeFile, treeOf } from '../git-tree.ts';
import { productHash } from '../product-hash.ts';
import { type Settings, vocabularyOf } from '../settings.ts';
import { isSystemFile, systemFiles, systemsHere } from './file-bytes.ts';
import type { Looking, Part } from './part.ts';
import { productRoles } from './product.ts';

/** The product configuration in the commits that formal runs tested and that the tags of releases name, by the settings as they are now. */
export const productAt: Part = {
  kinds: ['test-run', 'release'],
  async look(looking) {
    if ('missing' in looking.answers) return { evidence: {} };
    const commits = await commitsNamed(looking);
    const products = await productsOf(commits, looking, looking.answers);
    return { evidence: { productAt: Object.fromEntries(products) } };
  },
};

type Products = Readonly<Record<string, string>>;

/** What was found with the same settings: what a commit holds never changes. */
const kept = new WeakMap<Settings, Map<string, Products | undefined>>();

async function productsOf(
  commits: readonly string[],
  looking: Looking,
  facts: GitFacts,
): Promise<readonly (readonly [string, Products])[]> {
  const known = kept.get(looking.settings) ?? new Map<string, Products | undefined>();
  kept.set(looking.settings, known);
  const trees = new Map<string, readonly TreeFile[]>();
  for (const commit of commits) if (!known.has(commit)) trees.set(commit, (await treeOf(looking.git, commit)) ?? []);
  if (trees.size > 0) {
    const isProduct = isSystemFile(looking.settings, productRoles);
    const objects = [...trees.values()].flat().flatMap(({ path, object }) => (isProduct(path) ? [object] : []));
    const hashes = await contentHashes(looking.git, objects);
    const elsewhere = await systemsElsewhere(looking, facts);
    for (const [commit, files] of trees)
      known.set(commit, files.length === 0 ? undefined : products(files, hashes, elsewhere, looking.settings));
  }
  return commits.flatMap((commit) => {
    const found = known.get(commit);
    return found === undefined ? [] : [[commit, found] as const];
  });
}

/** A system of which files stand in another repository, or of which git holds not all, is left out. */
function products(
  files: readonly TreeFile[],
  hashes: ReadonlyMap<string, string>,
  elsewhere: ReadonlySet<string>,
  settings: Settings,
): Products {
  const found = systemsHere(settings).flatMap(([id, system]) => {
    const isListed = matcher(productRoles.flatMap((role) => system[role]));
    const own = files
      .filter(({ path, mode }) => mode !== link && isListed(path))
      .map((file) => ({ ...file, sha256: hashes.get(file.object) }));
    const isKnown = !elsewhere.has(id) && own.every(({ sha256 }) => sha256 !== undefined);
    return isKnown ? [[id, productHash(own as readonly (TreeFile & { sha256: string })[])] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Mode of what names a commit of another repository. */
const link = '160000';

/** Systems with files that HEAD does not hold itself, such as those in a submodule. */
async function systemsElsewhere(looking: Looking, { tracked }: GitFacts): Promise<ReadonlySet<string>> {
  const folders = [...tracked].flatMap(([path, { mode }]) => (mode === link ? [`${path}/`] : []));
  if (folders.length === 0) return new Set();
  const { systems } = await systemFiles(looking);
  const paths = [...systems].map(([id, byRole]) => [id, productRoles.flatMap((role) => byRole[role])] as const);
  return new Set(paths.filter(([, own]) => own.some((path) => folders.some((folder) => path.startsWith(folder)))).map(([id]) => id));
}

/** Full IDs of the commits that formal runs and tags of releases name and that are in this repository, sorted. */
async function commitsNamed({ git, facts, settings }: Looking): Promise<readonly string[]> {
  const vocabulary = vocabularyOf(settings);
  const items = facts.flatMap((each) => each.items);
  const ofKind = (kind: KindName) => items.filter((item) => kindOf(item, vocabulary) === kind);
  const formal = ofKind('test-run').filter((run) => said(run, 'purpose').includes('formal'));
  const commits = formal.flatMap((run) => said(run, 'commit')).filter((name) => /^[0-9a-f]{7,64}$/i.test(name));
  const tags = ofKind('release')
    .flatMap((release) => said(release, 'tag'))
    .filter((name) => !/[\s~^:]/.test(name));
  const names = [...new Set([...commits, ...tags.map((tag) => `refs/tags/${tag}`)])];
  if (names.length === 0) return [];
  const { output } = await git(['cat-file', '--batch-check'], { input: names.map((name) => `${name}^{commit}\n`).join('') });
  return [...new Set(output.split('\n').flatMap((line) => /^([0-9a-f]+) commit \d+$/.exec(line)?.[1] ?? []))].sort();
}

function said({ fields }: ItemFacts, name: string): readonly string[] {
  return fields.filter((field) => field.name === name).flatMap(({ values }) => values.map(({ text }) => text.trim()));
}
