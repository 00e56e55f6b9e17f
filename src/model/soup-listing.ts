import type { Component, Components } from './evidence.ts';
import type { Value } from './facts.ts';
import type { TraceGraph } from './graph.ts';
import { plannedInterval } from './intervals.ts';
import { normalPython, type PackageUrl, packageKey, packageUrl } from './package-url.ts';
import type { Place } from './place.ts';
import { push } from './sorted.ts';
import { systemsOf } from './structure.ts';
import { answer, answers, fieldPlace, type TraceItem } from './trace-item.ts';
import { plainVersion } from './version.ts';

/** A component as a SOUP item names it: the item itself, or a member of its group. */
export interface Listing {
  readonly item: TraceItem;
  readonly name: string;
  /** Absent where the item is pinned otherwise, as a service or a platform is. */
  readonly version: string | undefined;
  readonly url: PackageUrl | undefined;
  /** Does it come as a package, so that a lock file or an SBOM lists it? */
  readonly isPackage: boolean;
  readonly place: Place;
}

/** What a SOUP item names. A group names its members, and itself where it has a package URL of its own. */
function listingsOf(item: TraceItem): readonly Listing[] {
  const url = packageUrl(answer(item, 'purl') ?? '');
  const version = answer(item, 'version');
  const members = answers(item, 'members').map((member) => memberOf(item, member));
  const isPackage = url !== undefined && url.type !== 'generic' && isBuiltIn(item);
  const isMember = members.some(({ name }) => name.toLowerCase() === lastPart(url?.path ?? '').toLowerCase());
  if (isMember || (members.length > 0 && !isPackage)) return members;
  const own = { item, name: item.title.text, version: version === undefined ? undefined : plainVersion(version), url, isPackage };
  return [...members, { ...own, place: fieldPlace(item, 'version') }];
}

/** `zod 3.23.8`, `zod@3.23.8`, or a package URL. */
function memberOf(item: TraceItem, { text, place }: Value): Listing {
  const url = packageUrl(text);
  if (url !== undefined)
    return { item, name: url.path, version: url.version === '' ? undefined : plainVersion(url.version), url, isPackage: true, place };
  const [, name = text, version] = /^(.+?)[\s@]+v?(\d\S*)$/.exec(text) ?? [];
  return { item, name, version, url: undefined, isPackage: true, place };
}

/** What a lock file lists: not the operating system, the runtime, the platform or the service that the product runs on. */
function isBuiltIn(item: TraceItem): boolean {
  return ['library', 'group'].includes(answer(item, 'soup-kind') ?? 'library');
}

/** Which SOUP names which component, both ways: by package URL, else by name. */
export interface SoupNames {
  readonly listings: readonly Listing[];
  /** SOUP that names a component, whatever its version and software system. */
  listingsFor(component: Component): readonly Listing[];
  /** Components that a listing names, whatever their version and software system. */
  componentsFor(listing: Listing): readonly Component[];
}

/** Holds the SOUP of a graph against components. */
export function soupNames(graph: TraceGraph, components: readonly Component[]): SoupNames {
  const listings = graph.ofKind('soup').flatMap(listingsOf);
  const byWord = new Map<string, Listing[]>();
  for (const listing of listings) for (const word of wordsOf(listing.name, listing.url)) push(byWord, word, listing);
  const named = new Map<Listing, Component[]>();
  const found = new Map<Component, readonly Listing[]>();
  for (const component of components) {
    const url = urlOf(component);
    const hits = wordsOf(component.name, url).flatMap((word) => byWord.get(word) ?? []);
    const own = [...new Set(hits)].filter((listing) => isSame(listing.url, url));
    found.set(component, own);
    for (const listing of own) push(named, listing, component);
  }
  return { listings, listingsFor: (component) => found.get(component) ?? [], componentsFor: (listing) => named.get(listing) ?? [] };
}

/** What something may be called, so that two that may be the same share a word. */
function wordsOf(name: string, url: PackageUrl | undefined): readonly string[] {
  const plain = name.trim().toLowerCase();
  const words = [plain, plain.replaceAll(':', '/'), `python ${normalPython(plain)}`];
  if (url === undefined) return words;
  return [...words, packageKey(url), url.path.toLowerCase(), ...(url.type === 'pypi' ? [`python ${normalPython(url.path)}`] : [])];
}

/** Types that name where the source is kept, not how it is packed: nothing follows from their being others. */
const unpacked: ReadonlySet<string> = new Set(['generic', 'github', 'gitlab', 'bitbucket']);

function isSame(one: PackageUrl | undefined, other: PackageUrl | undefined): boolean {
  if (one === undefined || other === undefined || unpacked.has(one.type) || unpacked.has(other.type)) return true;
  return packageKey(one) === packageKey(other);
}

/** The package URL of a component; undefined where it has none that can be read. */
export function urlOf({ purl }: Component): PackageUrl | undefined {
  return purl === undefined ? undefined : packageUrl(purl);
}

/** What a component is, whatever its version: its package, else its name. */
export function packageOf(component: Component): string {
  const url = urlOf(component);
  return url === undefined ? component.name.toLowerCase() : packageKey(url);
}

/** Does SOUP belong to the software system of a component? */
export function isOfSystem({ item }: Listing, { system }: Component, graph: TraceGraph): boolean {
  return systemsOf(item, graph).some(({ id }) => id === system);
}

/** Types of package that the lock files of a software system list. */
export function lockedTypes({ lists }: Components, system: string): ReadonlySet<string> {
  const locks = lists.filter((list) => list.system === system && list.from === 'lockfile');
  return new Set(locks.flatMap(({ types }) => types));
}

/**
 * What is built in: components of the product as lock files list them, and as SBOM do where no lock file of the system lists packages of their type. Where
 * an SBOM says otherwise than a lock file, the lock file is what is built with.
 */
export function builtIn(components: Components): readonly Component[] {
  const locked = new Map(
    [...new Set(components.lists.map(({ system }) => system))].map((system) => [system, lockedTypes(components, system)]),
  );
  return components.listed.filter((component) => {
    if (component.use === 'development') return false;
    return component.from === 'lockfile' || locked.get(component.system)?.has(urlOf(component)?.type ?? '') !== true;
  });
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** How many months an evaluation of anomalies holds: the shortest period that a finished plan sets; undefined where none does. */
export function soupReviewMonths(graph: TraceGraph): number | undefined {
  return plannedInterval('soup-review-months', graph)?.months;
}
