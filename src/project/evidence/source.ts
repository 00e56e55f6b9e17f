import type { Absence, SourceFile, SourceTree } from '../../model/evidence.ts';
import { compareText } from '../../model/place.ts';
import type { Settings } from '../settings.ts';
import { type FileRole, isSystemFile, type SystemFiles, systemFiles } from './file-bytes.ts';
import type { Looking, Part } from './part.ts';
import { withRepositoriesHere } from './product.ts';

/** The files of the product, and the tags in comments of product and tests. Links are no files. */
export const source: Part = {
  async look(looking) {
    const isOf = filesOf(looking.settings);
    const seen = await seeSource(looking);
    if ('why' in seen) return { evidence: { missing: { source: seen } }, isOf };
    const { tree, unread } = seen;
    return { evidence: { source: tree }, notJudged: unread, isOf };
  },
};

const sourceRoles: readonly FileRole[] = ['product', 'tests'];

function filesOf(settings: Settings): (file: string) => boolean {
  const isHere = isSystemFile(settings, sourceRoles);
  const elsewhere = withRepositoriesHere(settings);
  const isThere = elsewhere === undefined ? () => false : isSystemFile(elsewhere, sourceRoles);
  return (file) => isHere(file) || isThere(file);
}

async function seeSource(looking: Looking): Promise<{ readonly tree: SourceTree; readonly unread: SystemFiles['unread'] } | Absence> {
  const systems = Object.entries(looking.settings.systems);
  if (systems.every(([, { product }]) => product.length === 0)) return noneListed;
  const other = withRepositoriesHere(looking.settings);
  const here = await systemFiles(looking);
  const there = other === undefined ? undefined : await systemFiles({ ...looking, settings: other });
  const seen = there === undefined ? [here] : [here, there];
  const elsewhere = systems.filter(([id, { repository }]) => repository !== '' && isEmpty(there, id)).map(([id]) => id);
  if (systems.every(([id, { product }]) => product.length === 0 || elsewhere.includes(id))) return allElsewhere;
  const tree = { ...sourceTree(seen), ...(elsewhere.length === 0 ? {} : { elsewhere }) };
  return { tree, unread: seen.flatMap(({ unread }) => unread) };
}

/** The files of the product among those that were read, and the tags in all of them. */
export function sourceTree(seen: readonly SystemFiles[]): SourceTree {
  const files = seen.flatMap(productFiles);
  return { files: files.sort((a, b) => compareText(a.path, b.path) || compareText(a.system, b.system)), ...tagsIn(seen) };
}

function isEmpty(files: SystemFiles | undefined, system: string): boolean {
  return (files?.systems.get(system)?.product ?? []).length === 0;
}

function productFiles({ systems, bytes }: SystemFiles): readonly SourceFile[] {
  return [...systems].flatMap(([system, { product }]) =>
    product.flatMap((path): readonly SourceFile[] => {
      const known = bytes.get(path);
      return known === undefined || known.mode === '120000' ? [] : [{ path, sha256: known.sha256, system }];
    }),
  );
}

function tagsIn(seen: readonly SystemFiles[]): Pick<SourceTree, 'tags' | 'strays'> {
  const read = new Map(
    seen.flatMap(({ bytes }) => [...bytes].flatMap(([path, { tags }]) => (tags === undefined ? [] : [[path, tags] as const]))),
  );
  const inOrder = [...read].sort(([a], [b]) => compareText(a, b)).map(([, tags]) => tags);
  return { tags: inOrder.flatMap(({ tags }) => tags), strays: inOrder.flatMap(({ strays }) => strays) };
}

const noneListed: Absence = {
  why: 'dhf.yaml lists no files of the product',
  fix: 'List them under `product` of the software system, such as `product: ["software/src/**"]`.',
};

const allElsewhere: Absence = {
  why: 'the files of the product are in another repository, as `repository` in dhf.yaml says',
  fix: 'Judge where that repository is checked out below this folder, such as in a submodule.',
};
