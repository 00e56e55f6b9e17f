import type { Component } from '../../../../../model/evidence.ts';
import type { Place } from '../../../../../model/place.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';

/** A component as a SOUP item names it: the item itself, or a member of its group. */
export interface Listing {
  readonly item: TraceItem;
  readonly name: string;
  /** Absent where the item is pinned otherwise, as a service or a platform is. */
  readonly version: string | undefined;
  /** `npm/zod`, from its package URL. */
  readonly purl: string | undefined;
  /** Does it come as a package, so that a lock file or an SBOM lists it? */
  readonly isPackage: boolean;
  readonly place: Place;
}

/** What a SOUP item names. A group names its members, and itself where it has a package URL of its own. */
export function listingsOf(item: TraceItem): readonly Listing[] {
  const purl = answer(item, 'purl');
  const packageName = purl === undefined ? undefined : withoutVersion(purl);
  const version = answer(item, 'version');
  const members = answers(item, 'members').map((member): Listing => {
    const [, name = member.text, exact] = /^(.+?)[\s@]+v?(\d\S*)$/.exec(member.text) ?? [];
    return { item, name, version: exact, purl: undefined, isPackage: true, place: member.place };
  });
  const isPackage = packageName !== undefined && !packageName.startsWith('generic/') && isBuiltIn(item);
  const isMember = members.some(({ name }) => name.toLowerCase() === lastPart(packageName ?? ''));
  if (isMember || (members.length > 0 && !isPackage)) return members;
  const own = {
    item,
    name: item.title.text,
    version: version === undefined ? undefined : plainVersion(version),
    purl: packageName,
    isPackage,
  };
  return [...members, { ...own, place: fieldPlace(item, 'version') }];
}

/** What a lock file lists: not the operating system, the runtime, the platform or the service that the product runs on. */
function isBuiltIn(item: TraceItem): boolean {
  return ['library', 'group'].includes(answer(item, 'soup-kind') ?? 'library');
}

/** The names under which a listing is found: its package URL, the name in that, and the name it is written with. */
export function namesOf({ name, purl }: Listing): readonly string[] {
  return [...new Set([...(purl === undefined ? [] : [purl, purl.slice(purl.indexOf('/') + 1)]), name.toLowerCase()])];
}

/** The names under which a component is looked for, the most exact first. */
export function componentNames(component: Component): readonly string[] {
  return [...new Set([packageOf(component), component.name.toLowerCase()])];
}

/** What a component is, whatever its version: its package URL, else its name. */
export function packageOf({ name, purl }: Component): string {
  return (purl === undefined ? undefined : withoutVersion(purl)) ?? name.toLowerCase();
}

/** `pkg:npm/%40scope/name@1.2.3?arch=x` to `npm/@scope/name`; undefined for text that is no package URL. */
function withoutVersion(purl: string): string | undefined {
  const [, name] = /^pkg:([^?#]+?)(?:@[^@/?#]*)?(?:[?#].*)?$/.exec(purl.trim()) ?? [];
  return name?.replaceAll('%40', '@').toLowerCase();
}

function lastPart(packageName: string): string {
  return packageName.slice(packageName.lastIndexOf('/') + 1);
}
