import type { Component } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, together } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { isExact } from '../soup-is-identified/exact-version.ts';
import { componentNames, type Listing, listingsOf, namesOf, packageOf } from './listing.ts';

/** One version of a component in one software system, wherever it is listed. */
interface Listed extends Subject {
  readonly item: TraceItem;
  readonly component: Component;
  readonly also: readonly Component[];
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
    eachOf(components).passes((subject, { graph }) => unnamed(subject, graph) ?? otherVersion(subject, graph)),
    eachOf(soup).passes(({ listing, found }) => unlisted(listing, found)),
  ),
});

/** Components of the product; those of development are tools (5.1.10). */
function* components({ graph }: RuleContext): Iterable<Listed> {
  const listed = (graph.evidence.components?.listed ?? []).filter((component) => component.use === 'product');
  const same = Map.groupBy(listed, (component) => [component.system, packageOf(component), component.version].join('\0'));
  const byName = Map.groupBy(
    graph.ofKind('soup').flatMap((item) => listingsOf(item).flatMap((listing) => namesOf(listing).map((name) => ({ name, listing })))),
    ({ name }) => name,
  );
  for (const [component, ...also] of same.values()) {
    const item = component === undefined ? undefined : graph.item(component.system);
    if (component === undefined || item === undefined) continue;
    const name = componentNames(component).find((each) => byName.has(each)) ?? '';
    yield { item, component, also, named: (byName.get(name) ?? []).map(({ listing }) => listing) };
  }
}

function unnamed({ component, also, named }: Listed, graph: TraceGraph): Breach | undefined {
  if (named.some((listing) => isOf(listing, component, graph))) return undefined;
  const elsewhere = [...new Set(named.map(({ item }) => item.id))];
  const but =
    elsewhere.length === 0
      ? 'no SOUP item names it'
      : `${allOf(elsewhere)} ${elsewhere.length === 1 ? 'belongs' : 'belong'} to another software system`;
  return {
    place: component.place,
    message: `${component.name} ${component.version} is part of ${component.system}, but ${but}`,
    fix: 'Write a SOUP item with title, manufacturer and this version, or add it to the `members` of a group; a part used for development only is marked so in the lock file.',
    related: also.map((each) => ({ message: 'it is listed here too', place: each.place })),
  };
}

function otherVersion({ component, also, named }: Listed, graph: TraceGraph): Breach | undefined {
  const own = named.filter((listing) => isOf(listing, component, graph));
  const [first] = own;
  if (first === undefined || own.some((listing) => isOpen(listing) || listing.version === component.version)) return undefined;
  return {
    item: first.item,
    place: first.place,
    message: `${first.item.id} says ${first.name} ${own.map((each) => each.version).join(' and ')}, but ${component.place.file} has ${component.version}`,
    fix: 'Bring list and build together: evaluate the version that is built in and write it down, or build with the one that was evaluated.',
    related: [component, ...also].map((each) => ({ message: `${each.name} ${each.version} is listed here`, place: each.place })),
  };
}

/** Pinned otherwise, or by a range, which `soup-is-identified` tells. */
function isOpen({ version }: Listing): boolean {
  return version === undefined || !isExact(version);
}

function isOf(listing: Listing, component: Component, graph: TraceGraph): boolean {
  return systemsOf(listing.item, graph).some((system) => system.id === component.system);
}

/** SOUP that comes as a package, and what lock files and SBOM list under its name. */
interface Packaged extends Subject {
  readonly item: TraceItem;
  readonly listing: Listing;
  readonly found: readonly Component[];
}

function* soup({ graph }: RuleContext): Iterable<Packaged> {
  const listed = graph.evidence.components?.listed ?? [];
  const byName = Map.groupBy(
    listed.flatMap((component) => componentNames(component).map((name) => ({ name, component }))),
    ({ name }) => name,
  );
  for (const item of graph.ofKind('soup')) {
    for (const listing of listingsOf(item).filter((each) => each.isPackage)) {
      const found = namesOf(listing).flatMap((name) => (byName.get(name) ?? []).map(({ component }) => component));
      yield { item, listing, found: [...new Set(found)] };
    }
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
