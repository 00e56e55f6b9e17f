import type { Component, Components, LookedThrough, Vulnerability } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { Place } from '../model/place.ts';
import { decisionOn, idsOf, namesAny, type Scanned, scanned } from '../model/published-vulnerabilities.ts';
import { builtIn, isOfSystem, type Listing, lockedTypes, packageOf, soupNames, soupReviewMonths } from '../model/soup-listing.ts';
import { systemsOf } from '../model/structure.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import { plainVersion } from '../model/version.ts';

/** The SOUP of a DHF held against what is built in. */
export interface SoupTable {
  /** One for each SOUP item, and for each member of a group. */
  readonly rows: readonly SoupRow[];
  /** What is built in and stands in no row, each version once. */
  readonly missing: readonly Component[];
  /** The advisories that were looked through; absent where none were. */
  readonly advisories?: LookedThrough | undefined;
  /** Were lock files and SBOM read at all? */
  readonly isCompared: boolean;
}

export interface SoupRow {
  readonly item: TraceItem;
  readonly name: string;
  /** As the SOUP list says; absent where the item is pinned otherwise. */
  readonly version?: string | undefined;
  readonly locked: readonly ListedVersion[];
  readonly billed: readonly ListedVersion[];
  /** Absent where no list has it. */
  readonly use?: Component['use'] | undefined;
  /** How list and build differ, in words; empty where they agree, absent where nothing was compared: an operating system is in no lock file. */
  readonly difference?: string | undefined;
  readonly evaluation?: Evaluation | undefined;
  /** Published for it; absent where no advisories of its ecosystem were looked through. */
  readonly advisories?: readonly SoupAdvisory[] | undefined;
}

export interface ListedVersion {
  readonly version: string;
  readonly place: Place;
}

/** When somebody last evaluated its known anomalies. */
export interface Evaluation {
  readonly version?: string | undefined;
  /** Is that the version in use? */
  readonly isOfVersion: boolean;
  /** `2026-10-14` */
  readonly on?: string | undefined;
  readonly by?: string | undefined;
  /** Whole days until the day of judging. */
  readonly days?: number | undefined;
  /** For how many months it holds by the plan. */
  readonly months?: number | undefined;
}

export interface SoupAdvisory {
  readonly vulnerability: Vulnerability;
  /** What was decided, such as `not-affected`; `evaluated` where the SOUP itself says what it means; absent where nothing was. */
  readonly disposition?: string | undefined;
  /** Where that is written. */
  readonly place?: Place | undefined;
  /** The vulnerability of this DHF that decides it. */
  readonly item?: TraceItem | undefined;
}

/** What the page of SOUP shows, as of a day (`2026-11-22`). */
export function soupTable(graph: TraceGraph, asOf: string): SoupTable {
  const { components } = graph.evidence;
  const listed = components?.listed ?? [];
  const names = soupNames(graph, listed);
  const found = scanned(graph);
  const rows = names.listings.map((listing) => {
    const here = names.componentsFor(listing).filter((component) => isOfSystem(listing, component, graph));
    const others = new Set(here.flatMap((component) => names.listingsFor(component).map((each) => each.version ?? '')));
    return rowOf(listing, here, { others, found, asOf }, graph);
  });
  const missing = components === undefined ? [] : unlisted(builtIn(components), graph);
  return {
    rows,
    missing,
    isCompared: components !== undefined,
    ...(components?.advisories === undefined ? {} : { advisories: components.advisories }),
  };
}

/** What else a row is made from. */
interface Known {
  /** Versions in which SOUP names the same component. */
  readonly others: ReadonlySet<string>;
  readonly found: readonly Scanned[];
  readonly asOf: string;
}

function rowOf(listing: Listing, here: readonly Component[], { others, found, asOf }: Known, graph: TraceGraph): SoupRow {
  const { item, name, version } = listing;
  const [locked, billed] = (['lockfile', 'sbom'] as const).map((from) => versionsIn(here, from)) as [ListedVersion[], ListedVersion[]];
  const [first] = here;
  const use = here.some((component) => component.use === 'product') ? 'product' : first?.use;
  return {
    item,
    name,
    ...(version === undefined ? {} : { version }),
    locked,
    billed,
    ...(use === undefined ? {} : { use }),
    ...differenceOf(listing, here, others, graph),
    ...evaluationOf(item, asOf, graph),
    ...advisoriesOf(item, here, found, graph),
  };
}

function versionsIn(here: readonly Component[], from: Component['from']): readonly ListedVersion[] {
  const own = here.filter((component) => component.from === from);
  return [...Map.groupBy(own, ({ version }) => version).values()].flatMap(([first]) =>
    first === undefined ? [] : [{ version: first.version, place: first.place }],
  );
}

function differenceOf(
  listing: Listing,
  here: readonly Component[],
  others: ReadonlySet<string>,
  graph: TraceGraph,
): Pick<SoupRow, 'difference'> {
  const { components } = graph.evidence;
  if (components === undefined || (here.length === 0 && !isLookedFor(listing, components, graph))) return {};
  const used = here.filter(({ use }) => use === 'product');
  if (here.length === 0) return { difference: 'in no lock file and no SBOM' };
  if (used.length === 0) return { difference: 'for development only' };
  const words = [differingIn(listing, used, others, 'lockfile'), differingIn(listing, used, others, 'sbom')];
  const left = systemsOf(listing.item, graph).flatMap(({ id }) => absentIn(id, used, components));
  return { difference: [...words, ...left].filter((word) => word !== '').join(', ') };
}

function isLookedFor({ item, isPackage, url }: Listing, { lists }: Components, graph: TraceGraph): boolean {
  const systems = systemsOf(item, graph).map(({ id }) => id);
  return isPackage && url !== undefined && lists.some((list) => systems.includes(list.system) && list.types.includes(url.type));
}

/** Versions in a list that are not that of the row; where that is there too, those that no other row names. */
function differingIn({ version }: Listing, used: readonly Component[], others: ReadonlySet<string>, from: Component['from']): string {
  const versions = [...new Set(used.filter((each) => each.from === from).map((each) => plainVersion(each.version)))];
  if (version === undefined) return '';
  const isThere = versions.includes(version);
  const left = isThere ? versions.filter((each) => !others.has(each)) : versions;
  if (left.length === 0) return '';
  const named = left.map((each) => (each === '' ? 'no version' : each)).join(' and ');
  return `${from === 'sbom' ? 'the SBOM' : 'the lock file'} has ${named}${isThere ? ' as well' : ''}`;
}

/** In the one list of a system, and not in the other, which would list it. */
function absentIn(system: string, used: readonly Component[], components: Components): readonly string[] {
  const own = used.filter((each) => each.system === system);
  const [locks, bills] = (['lockfile', 'sbom'] as const).map((from) => own.some((each) => each.from === from));
  const hasSbom = components.lists.some((list) => list.system === system && list.from === 'sbom');
  const isLocked = own.some(({ purl = '' }) => lockedTypes(components, system).has(/^pkg:([^/]+)/.exec(purl)?.[1] ?? ''));
  return [...(locks && !bills && hasSbom ? ['not in the SBOM'] : []), ...(bills && !locks && isLocked ? ['not in the lock file'] : [])];
}

function evaluationOf(item: TraceItem, asOf: string, graph: TraceGraph): Pick<SoupRow, 'evaluation'> {
  const [version, on, by] = ['anomalies-version', 'anomalies-reviewed-on', 'anomalies-reviewed-by'].map((field) => answer(item, field));
  if (version === undefined && on === undefined) return {};
  const used = ['version', 'api-version', 'tested-versions'].flatMap((field) => answers(item, field).map(({ text }) => text));
  const covered = (version ?? '').split(/\s*[,;]\s*/);
  const days = on === undefined ? Number.NaN : Math.floor((Date.parse(asOf) - Date.parse(on)) / 86_400_000);
  const months = soupReviewMonths(graph);
  return {
    evaluation: {
      ...(version === undefined ? {} : { version }),
      isOfVersion: used.every((each) => covered.includes(each)),
      ...(on === undefined ? {} : { on }),
      ...(by === undefined ? {} : { by }),
      ...(Number.isNaN(days) ? {} : { days }),
      ...(months === undefined ? {} : { months }),
    },
  };
}

function advisoriesOf(
  item: TraceItem,
  here: readonly Component[],
  found: readonly Scanned[],
  graph: TraceGraph,
): Pick<SoupRow, 'advisories'> {
  const own = found.filter(({ component, soup }) => soup.includes(item) && here.some((each) => isSame(each, component)));
  if (own.length === 0) return {};
  const all = own.flatMap((where) => where.vulnerabilities.map((vulnerability) => dispositionOf(vulnerability, where, item, graph)));
  return { advisories: [...new Map(all.map((each) => [each.vulnerability.id, each])).values()] };
}

function isSame(one: Component, other: Component): boolean {
  return one.system === other.system && one.version === other.version && packageOf(one) === packageOf(other);
}

function dispositionOf(vulnerability: Vulnerability, where: Scanned, item: TraceItem, graph: TraceGraph): SoupAdvisory {
  const decision = decisionOn(vulnerability, where, graph);
  if (decision !== undefined) {
    const { status, place } = decision;
    return { vulnerability, disposition: status, place, ...(decision.item === undefined ? {} : { item: decision.item }) };
  }
  const said = answers(item, 'anomaly-evaluation').find(({ text }) => namesAny(text, idsOf(vulnerability)));
  return said === undefined ? { vulnerability } : { vulnerability, disposition: 'evaluated', place: said.place };
}

function unlisted(inside: readonly Component[], graph: TraceGraph): readonly Component[] {
  const names = soupNames(graph, inside);
  const open = inside.filter((component) => !names.listingsFor(component).some((listing) => isOfSystem(listing, component, graph)));
  const same = Map.groupBy(open, (component) => [component.system, packageOf(component), component.version].join('\0'));
  return [...same.values()].flatMap(([first]) => first ?? []);
}
