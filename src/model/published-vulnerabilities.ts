import type { Component, Vulnerability } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import { builtIn, isOfSystem, type Listing, soupNames } from './soup-listing.ts';
import { systemsOf } from './structure.ts';
import { answer, isAnswered, type TraceItem } from './trace-item.ts';
import { plainVersion } from './version.ts';

/** A version that is built in for which advisories were looked through, with the SOUP that names it. */
export interface Scanned {
  readonly component: Component;
  readonly vulnerabilities: readonly Vulnerability[];
  readonly soup: readonly TraceItem[];
}

/** Each version of each component of each software system once, in the order of the lists. */
export function scanned(graph: TraceGraph): readonly Scanned[] {
  const { components } = graph.evidence;
  if (components === undefined) return [];
  const inside = builtIn(components);
  const names = soupNames(graph, inside);
  const seen = new Set<string>();
  return inside.flatMap((component) => {
    const { system, purl, name, version, vulnerabilities } = component;
    const key = [system, purl ?? name, version].join('\0');
    if (vulnerabilities === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ component, vulnerabilities, soup: soupOf(component, names.listingsFor(component), graph) }];
  });
}

/** The SOUP that names a component in its version; that names it at all, where none does. */
function soupOf(component: Component, listings: readonly Listing[], graph: TraceGraph): readonly TraceItem[] {
  const own = listings.filter((listing) => isOfSystem(listing, component, graph));
  const exact = own.filter(({ version }) => plainVersion(version ?? '') === plainVersion(component.version));
  return [...new Set((exact.length > 0 ? exact : own).map(({ item }) => item))];
}

/** Every name of a vulnerability. */
export function idsOf({ id, aliases }: Pick<Vulnerability, 'id' | 'aliases'>): readonly string[] {
  return [id, ...aliases];
}

/** Does a text name a vulnerability by any of its identifiers? `CVE-2026-1` is not in `CVE-2026-12`. */
export function namesAny(text: string, ids: readonly string[]): boolean {
  const plain = text.toUpperCase();
  return ids.some((id) => id !== '' && names(plain, id.toUpperCase()));
}

function names(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    const end = at + id.length;
    if (!begins.test(text.slice(Math.max(0, at - 2), at)) && !continues.test(text.slice(end, end + 2))) return true;
  }
  return false;
}

/** What stands behind an identifier when it is a part of a longer one, and before. */
const continues = /^[._-]?[\p{L}\p{N}]/u;
const begins = /[\p{L}\p{N}][._-]?$/u;

/** Finished vulnerabilities of this DHF that judge a published one where it was found. */
export function judgedIn(found: Vulnerability, { component, soup }: Scanned, graph: TraceGraph): readonly TraceItem[] {
  return graph.ofKind('vulnerability').filter((item) => {
    if (item.status === 'draft' || answer(item, 'disposition') === undefined) return false;
    if (!namesAny(`${item.title.text} ${answer(item, 'advisory') ?? ''}`, idsOf(found))) return false;
    return graph.targets(item, 'found-at').some((at) => (at.kind === 'soup' ? soup.includes(at) : isOf(at, component, graph)));
  });
}

function isOf(item: TraceItem, { system }: Component, graph: TraceGraph): boolean {
  return systemsOf(item, graph).some(({ id }) => id === system);
}

/** What was decided about a published vulnerability: in an item of this DHF, else in a VEX document, where the latest statement holds. */
export interface Decision {
  readonly status: string;
  /** Absent where a VEX document says it. */
  readonly item?: TraceItem;
  readonly place: TraceItem['idPlace'];
  readonly hasReason: boolean;
}

export function decisionOn(found: Vulnerability, where: Scanned, graph: TraceGraph): Decision | undefined {
  const [item] = judgedIn(found, where, graph);
  if (item !== undefined)
    return { status: answer(item, 'disposition') ?? '', item, place: item.idPlace, hasReason: isAnswered(item, 'disposition-reason') };
  const said = found.statements.at(-1);
  return said === undefined ? undefined : { status: said.status, place: said.place, hasReason: said.reason !== undefined };
}
