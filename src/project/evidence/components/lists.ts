import { join } from 'node:path';
import type { ComponentList } from '../../../model/component-list.ts';
import type { NotJudged } from '../../../model/diagnostic.ts';
import type { Absence, Component, Components, ReadList } from '../../../model/evidence.ts';
import type { Unreadable } from '../../../model/facts.ts';
import { packageKey, packageUrl } from '../../../model/package-url.ts';
import { readBill } from '../../../read/bills.ts';
import { readLockfile } from '../../../read/lockfiles.ts';
import { readText } from '../../text-file.ts';
import { keeper } from '../kept.ts';
import { matchingFiles } from '../matching-files.ts';
import type { Looking } from '../part.ts';
import { withOwnCrates } from './own-crates.ts';

/** What the lock files and SBOM of all software systems list, or why that is not known. */
export type SeenLists = ({ readonly components: Components } | { readonly absence: Absence }) & {
  readonly notJudged: readonly NotJudged[];
};

/** A list that can be read, and of which system it is. */
export interface SystemList {
  readonly system: string;
  readonly from: 'lockfile' | 'sbom';
  readonly list: ComponentList;
}

/** Reads the lists anew that changed. A list that cannot be read counts for nothing, and a system of whose lists none can be read leaves all open. */
export function seeLists(looking: Looking): SeenLists {
  const systems = Object.entries(looking.settings.systems);
  const listing = systems.filter(([, { lockfiles, sbom }]) => lockfiles.length + sbom.length > 0);
  if (listing.length === 0) return { absence: nothingListed, notJudged: [] };
  const all = listing.flatMap(([id, { lockfiles, sbom }]) => [
    ...readAll(looking, id, 'lockfile', lockfiles),
    ...readAll(looking, id, 'sbom', sbom),
  ]);
  const read = all.filter(({ list }) => list.unreadable.length === 0);
  const notJudged = all.flatMap(({ list }) => list.unreadable.map((each) => ({ ...each, blocking: true })));
  const silent = listing.map(([id]) => id).filter((id) => !read.some(({ system }) => system === id));
  const here = silent.filter((id) => looking.settings.systems[id]?.repository === '');
  if (here.length > 0 || read.length === 0) return { absence: noneRead(silent), notJudged };
  const without = systems.flatMap(([id]) => (listing.some(([each]) => each === id) ? [] : unlisted(id, looking)));
  return { components: componentsOf(read), notJudged: [...notJudged, ...silent.map((id) => elsewhere(id, looking)), ...without] };
}

function readAll(looking: Looking, system: string, from: SystemList['from'], globs: readonly string[]): readonly SystemList[] {
  return matchingFiles(looking.root, globs).map((file) => ({
    system,
    from,
    list: withOwnCrates(
      looking,
      system,
      keep[from](looking, file, () => readOne(looking.root, file, from)),
    ),
  }));
}

const keep = { lockfile: keeper<ComponentList>(), sbom: keeper<ComponentList>() };

function readOne(root: string, file: string, from: SystemList['from']): ComponentList {
  const read = readText(join(root, file), file);
  if ('text' in read) return from === 'lockfile' ? readLockfile(file, read.text) : readBill(file, read.text);
  return { file, format: '', components: [], unreadable: [read.notJudged as Unreadable] };
}

/** What lists say together. */
export function componentsOf(read: readonly SystemList[]): Components {
  const uses = usesOf(read);
  return {
    lists: read.map((each) => readList(each)),
    listed: read.flatMap((each) => thirdParty(each, uses)),
    subjects: read.flatMap(({ system, from, list: { subject } }) =>
      subject === undefined || from === 'lockfile' ? [] : [{ system, name: subject.name, version: subject.version, place: subject.place }],
    ),
  };
}

function readList({ system, from, list }: SystemList): ReadList {
  const { file, format, subject, components } = list;
  const parts = components.flatMap(({ origin, name }) => (origin === 'own' ? name : []));
  const own = from === 'sbom' ? [] : [...(subject === undefined ? [] : [subject.name]), ...parts];
  return { file, format, system, from, types: typesOf(list, from), ...(own.length === 0 ? {} : { own }) };
}

function thirdParty({ system, from, list }: SystemList, uses: ReadonlyMap<string, Component['use']>): readonly Component[] {
  return list.components.flatMap(({ origin, address, use, purl, name, version, place }): readonly Component[] => {
    // Own parts of the project are its own work, not SOUP.
    if (origin === 'own') return [];
    const said = use === 'unknown' ? (uses.get(useKey(system, { name, version, purl })) ?? 'product') : use;
    const known = { name, version, ...(purl === undefined ? {} : { purl }), system, use: said, from };
    return [{ ...known, ...(origin === 'unknown' ? {} : { origin }), ...(address === undefined ? {} : { address }), place }];
  });
}

/** What lists of a system that can tell say a component is used for: in the product, where they differ. */
function usesOf(read: readonly SystemList[]): ReadonlyMap<string, Component['use']> {
  const uses = new Map<string, Component['use']>();
  for (const { system, list } of read) {
    for (const component of list.components) {
      const key = useKey(system, component);
      if (component.use === 'product' || (component.use === 'development' && !uses.has(key))) uses.set(key, component.use);
    }
  }
  return uses;
}

function useKey(system: string, { name, version, purl }: Pick<Component, 'name' | 'version' | 'purl'>): string {
  const url = purl === undefined ? undefined : packageUrl(purl);
  return [system, url === undefined ? name : packageKey(url), version].join('\0');
}

/** Types of package that lock files of these names list, also where they list none. */
const byName: readonly (readonly [name: RegExp, type: string])[] = [
  [/(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock)$/, 'npm'],
  [/(?:^|\/)(?:poetry\.lock|uv\.lock|requirements[^/]*\.(?:txt|lock))$/, 'pypi'],
  [/(?:^|\/)Cargo\.lock$/, 'cargo'],
  [/(?:^|\/)go\.(?:sum|mod)$/, 'golang'],
  [/(?:^|\/)(?:gradle\.lockfile|pom\.xml)$/, 'maven'],
  [/(?:^|\/)packages\.lock\.json$/, 'nuget'],
];

function typesOf({ file, components }: ComponentList, from: SystemList['from']): readonly string[] {
  const written = components.flatMap(({ purl }) => (purl === undefined ? [] : (packageUrl(purl)?.type ?? [])));
  const named = from === 'sbom' ? [] : byName.flatMap(([name, type]) => (name.test(file) ? type : []));
  return [...new Set([...written, ...named])].sort();
}

const nothingListed: Absence = {
  why: 'dhf.yaml lists no lock file and no SBOM',
  fix: 'List them under `systems`, as `lockfiles` and `sbom`; where no package manager is used, write an SBOM of what is built in.',
};

function noneRead(systems: readonly string[]): Absence {
  const named = systems.length > 1 ? `${systems.slice(0, -1).join(', ')} and ${systems.at(-1)}` : systems.join('');
  return {
    why: `of the lock files and SBOM that dhf.yaml lists for ${named} none could be read`,
    fix: 'Put them where dhf.yaml says, such as by building the product, and see that they can be read.',
  };
}

function unlisted(id: string, { placeOf }: Looking): NotJudged {
  return {
    what: `the components of ${id}`,
    why: 'dhf.yaml lists neither a lock file nor an SBOM for it, so its SOUP list was not held against what is built in',
    fix: `List them under \`systems\` at ${id}, as \`lockfiles\` and \`sbom\`.`,
    place: placeOf(['systems', id]),
    blocking: false,
  };
}

function elsewhere(id: string, { settings, placeOf }: Looking): NotJudged {
  return {
    what: `the components of ${id}`,
    why: `its files are in ${settings.systems[id]?.repository}, so its SOUP list was not held against what is built in`,
    fix: 'Judge where they are checked out below this folder, such as in a submodule.',
    place: placeOf(['systems', id, 'repository']),
    blocking: false,
  };
}
