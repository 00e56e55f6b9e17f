import type { Component, Components } from '../../../../../model/evidence.ts';
import { isExact } from '../../../../../model/exact-version.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { builtIn, isOfSystem, type Listing, packageOf, soupNames } from '../../../../../model/soup-listing.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { eachOf, together } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { isElsewhere, saysSource, sourceOf } from './source.ts';

/** One version of a component in one software system, wherever it is listed. */
interface BuiltIn extends Subject {
  readonly item: TraceItem;
  readonly component: Component;
  readonly also: readonly Component[];
  /** Its versions in the system, this one among them. */
  readonly versions: ReadonlySet<string>;
  /** SOUP items and members of groups that bear its name. */
  readonly named: readonly Listing[];
}

export default defineRule({
  id: 'component-is-soup',
  clause: '8.1.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-8.1.2-1'],
  needs: ['components'],
  expect: together(
    eachOf(components).passes(
      (subject, { graph }) => unnamed(subject, graph) ?? otherVersion(subject, graph) ?? fromElsewhere(subject, graph),
    ),
    eachOf(soup).passes(({ listing, found }) => unlisted(listing, found)),
  ),
});

/** Components of the product; those of development are tools (5.1.10). */
function* components({ graph }: RuleContext): Iterable<BuiltIn> {
  const inside = builtIn(graph.evidence.components as Components);
  const names = soupNames(graph, inside);
  for (const versions of Map.groupBy(inside, (component) => `${component.system}\0${packageOf(component)}`).values()) {
    const byVersion = Map.groupBy(versions, ({ version }) => plainVersion(version));
    for (const [component, ...also] of byVersion.values()) {
      const item = component === undefined ? undefined : graph.item(component.system);
      if (component === undefined || item === undefined) continue;
      yield { item, component, also, versions: new Set(byVersion.keys()), named: names.listingsFor(component) };
    }
  }
}

function unnamed({ component, also, named }: BuiltIn, graph: TraceGraph): Breach | undefined {
  if (named.some((listing) => isOfSystem(listing, component, graph))) return undefined;
  const elsewhere = [...new Set(named.map(({ item }) => item.id))];
  const but =
    elsewhere.length === 0
      ? 'no SOUP item names it'
      : `${allOf(elsewhere)} ${elsewhere.length === 1 ? 'belongs' : 'belong'} to another software system`;
  return {
    place: component.place,
    message: `${called(component)} is part of ${component.system}, but ${but}`,
    fix: 'Write a SOUP item with title, manufacturer and this version, or add it to the `members` of a group; a part used for development only is marked so in the lock file.',
    related: also.map((each) => ({ message: 'it is listed here too', place: each.place })),
  };
}

function otherVersion(subject: BuiltIn, graph: TraceGraph): Breach | undefined {
  const { component, also, named, versions } = subject;
  const own = named.filter((listing) => isOfSystem(listing, component, graph));
  const [first] = own;
  if (first === undefined || own.some((listing) => isOpen(listing) || isOfVersion(listing, component))) return undefined;
  const related = [component, ...also].map((each) => ({ message: `${called(each)} is listed here`, place: each.place }));
  if (component.version === '') return withoutVersion(first, component);
  const isOneOfSeveral = own.every(({ version = '' }) => versions.has(version));
  const said = `${first.item.id} says ${first.name} ${allOf(own.flatMap(({ version }) => version ?? []))}`;
  return {
    item: first.item,
    place: first.place,
    message: `${said}, but ${component.place.file} has ${component.version}${isOneOfSeveral ? ' as well' : ''}`,
    fix: isOneOfSeveral
      ? 'Evaluate this version too and give it a row of its own, or name both as members of a group; or build with one of them.'
      : 'Bring list and build together: evaluate the version that is built in and write it down, or build with the one that was evaluated.',
    related,
  };
}

function withoutVersion({ item, name, version, place }: Listing, component: Component): Breach {
  return {
    item,
    place: component.place,
    message: `${item.id} says ${name} ${version}, but ${component.place.file} does not say which version is built in`,
    fix: 'Pin the exact version in the lock file.',
    related: [{ message: `${item.id} names its version`, place }],
  };
}

function called({ name, version }: Component): string {
  return version === '' ? name : `${name} ${version}`;
}

/** A copy from a repository or a folder is another component than the package of that name, which advisories are published for. */
function fromElsewhere({ component, also, named }: BuiltIn, graph: TraceGraph): Breach | undefined {
  const own = named.filter((listing) => isOfSystem(listing, component, graph) && (isOpen(listing) || isOfVersion(listing, component)));
  const [first] = own;
  const moved = [component, ...also].find((each) => isElsewhere(each) && !own.some(({ item }) => saysSource(item, each)));
  if (first === undefined || moved === undefined) return undefined;
  return {
    item: first.item,
    place: moved.place,
    message: `${called(moved)} is built from ${moved.address ?? sourceOf[moved.origin as keyof typeof sourceOf]}, which ${first.item.id} does not say`,
    fix: 'Name the source in the SOUP item, as its manufacturer or in its `purl` (`?vcs_url=…`), and evaluate what it changes; or build with the published package.',
    related: [{ message: `${first.item.id} names ${first.name}`, place: first.place }],
  };
}

/** Pinned otherwise, or by a range, which `soup-is-identified` tells. */
function isOpen({ version }: Listing): boolean {
  return version === undefined || !isExact(version);
}

function isOfVersion({ version = '' }: Listing, component: Component): boolean {
  return plainVersion(version) === plainVersion(component.version);
}

/** SOUP that comes as a package, and what lock files and SBOM list under its name. */
interface Packaged extends Subject {
  readonly item: TraceItem;
  readonly listing: Listing;
  readonly found: readonly Component[];
}

/** Looked for where packages of its type are listed, so that it would be; a member of a group has the type of the members that are found. */
function* soup({ graph }: RuleContext): Iterable<Packaged> {
  const { listed, lists } = graph.evidence.components as Components;
  const names = soupNames(graph, listed);
  const isFound = new Set(names.listings.filter((listing) => names.componentsFor(listing).length > 0).map(({ item }) => item));
  for (const listing of names.listings.filter((each) => each.isPackage)) {
    const { item, url } = listing;
    const systems = systemsOf(item, graph).map(({ id }) => id);
    const types = new Set(lists.flatMap((list) => (systems.includes(list.system) ? list.types : [])));
    const found = names.componentsFor(listing);
    if (found.length > 0 || (url === undefined ? isFound.has(item) : types.has(url.type))) yield { item, listing, found };
  }
}

function unlisted({ item, name, place }: Listing, found: readonly Component[]): Breach | undefined {
  if (found.some((component) => component.use === 'product')) return undefined;
  const [development] = found;
  return {
    place,
    message:
      development === undefined
        ? `${item.id} lists ${name}, but no lock file and no SBOM of the product has it`
        : `${item.id} lists ${name}, which ${development.place.file} has for development only`,
    fix:
      development === undefined
        ? 'Take it out if it is no longer built in, or correct its name or `purl`.'
        : 'Write it as a tool, or list it among the parts of the product.',
    related: found.map((component) => ({ message: `${component.name} is listed here`, place: component.place })),
  };
}
