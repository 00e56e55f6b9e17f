import { compare as comparePython, valid as isPython } from '@renovatebot/pep440';
import { compare as compareParsed, parse } from 'semver';
import { compareGem } from './gem.ts';
import { compareMaven } from './maven.ts';
import { compareNuGet } from './nuget.ts';

/** Which of two versions comes first, as a number below or above 0; undefined where one of them is no version of the ecosystem. */
export type VersionOrder = (one: string, other: string) => number | undefined;

/** The order of an ecosystem, named as OSV does; undefined where it is not known. */
export function versionOrderOf(ecosystem: string): VersionOrder | undefined {
  return orders.get(ecosystem);
}

const orders: ReadonlyMap<string, VersionOrder> = new Map([
  ['npm', compareSemantic],
  ['crates.io', compareSemantic],
  ['Go', compareSemantic],
  ['Hex', compareSemantic],
  ['SwiftURL', compareSemantic],
  ['PyPI', comparePep440],
  ['Maven', compareMaven],
  ['NuGet', compareNuGet],
  ['RubyGems', compareGem],
]);

/** Semantic Versioning 2.0.0, which knows no order among builds; a `v` before it is passed over, as Go writes one. */
function compareSemantic(one: string, other: string): number | undefined {
  const [a, b] = [parse(one), parse(other)];
  return a === null || b === null ? undefined : compareParsed(a, b);
}

/** PEP 440. */
function comparePep440(one: string, other: string): number | undefined {
  return isPython(one) === null || isPython(other) === null ? undefined : comparePython(one, other);
}
