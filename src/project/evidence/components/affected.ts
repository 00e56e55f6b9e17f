import type { AffectedPackage, AffectedRange, RangeEvent } from '../../../model/advisory.ts';
import type { VersionOrder } from '../../version-order/index.ts';

/** Is a version affected? Where nobody can tell by the advisory, why not; reads after `because`. */
export type Affected = boolean | { readonly unclear: string };

/** Holds a version against one package of an advisory, as "Evaluation" of the OSV schema has it; each range stands by itself. */
export function isAffected(version: string, { versions, ranges, ecosystem }: AffectedPackage, order: VersionOrder | undefined): Affected {
  if (version === '') return { unclear: 'no list says which version it is' };
  if (versions.includes(version) || versions.some((each) => order?.(each, version) === 0)) return true;
  const comparable = ranges.filter(({ type }) => type !== 'GIT');
  if (comparable.length === 0)
    return versions.length > 0
      ? false
      : { unclear: ranges.length > 0 ? 'the advisory names commits only' : 'the advisory names no versions' };
  if (order === undefined) return { unclear: `the order of versions of ${ecosystem} is not supported` };
  const inRanges = comparable.map((range) => isInRange(version, range, order));
  if (inRanges.includes(true)) return true;
  return inRanges.includes(undefined) ? { unclear: `“${version}” cannot be held against the versions of the advisory` } : false;
}

/** Undefined where a version in it is none. */
function isInRange(version: string, { events }: AffectedRange, order: VersionOrder): boolean | undefined {
  const compared = events.map((event) => ({ ...event, side: sideOf(version, event, order) }));
  if (compared.some(({ side }) => side === undefined)) return undefined;
  const limits = compared.filter(({ what }) => what === 'limit');
  if (limits.length > 0 && limits.every(({ side = 0 }) => side >= 0)) return false;
  const turns = compared.filter(({ what }) => what !== 'limit').sort((a, b) => compareEvents(a, b, order));
  return turns.reduce((isIn, { what, side = 0 }) => {
    if (what === 'introduced') return isIn || side >= 0;
    return isIn && (what === 'fixed' ? side < 0 : side <= 0);
  }, false);
}

/** Does a version come before an event (below 0), with it or behind it? */
function sideOf(version: string, { what, version: at }: RangeEvent, order: VersionOrder): number | undefined {
  if (what === 'introduced' && at === '0') return order(version, version) === undefined ? undefined : 1;
  if (what === 'limit' && at === '*') return order(version, version) === undefined ? undefined : -1;
  return order(version, at);
}

const turnsAt = { fixed: 0, introduced: 1, last_affected: 2, limit: 3 } as const;

/** By version; at one version a mend comes before what is introduced anew, and the end of what began there last. */
function compareEvents(one: RangeEvent, other: RangeEvent, order: VersionOrder): number {
  const [a, b] = [one, other].map((event) => Number(!(event.what === 'introduced' && event.version === '0'))) as [number, number];
  if (a === 0 || b === 0) return a - b;
  return order(one.version, other.version) || turnsAt[one.what] - turnsAt[other.what];
}

/** The versions later than one in which a package is mended, in order. */
export function fixedAfter(version: string, packages: readonly AffectedPackage[], order: VersionOrder | undefined): readonly string[] {
  const events = packages.flatMap(({ ranges }) => ranges.flatMap(({ type, events }) => (type === 'GIT' ? [] : events)));
  const fixed = new Set(events.flatMap((event) => (event.what === 'fixed' ? event.version : [])));
  if (order === undefined) return [...fixed].sort();
  return [...fixed].filter((each) => (order(each, version) ?? 1) > 0).sort((a, b) => order(a, b) ?? 0);
}
