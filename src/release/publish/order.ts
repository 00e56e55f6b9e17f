import { compareText } from '../../model/place.ts';
import { versionOrderOf } from '../../project/version-order/index.ts';
import type { PublishedVersion, Versions } from './versions.ts';

type Ordered = Pick<PublishedVersion, 'version' | 'releasedOn'>;
type Placed = Pick<PublishedVersion, 'version' | 'state' | 'supersededBy' | 'withdrawnOn'>;

const semantic = versionOrderOf('npm');

/** The newest first: by Semantic Versioning where all versions are such, else by the day of release. */
export function newestFirst<T extends Ordered>(versions: readonly T[]): T[] {
  const areSemantic = versions.every(({ version }) => semantic?.(version, version) !== undefined);
  const byVersion = (a: T, b: T) => (areSemantic ? (semantic?.(b.version, a.version) ?? 0) : 0);
  return [...versions].sort((a, b) => byVersion(a, b) || compareText(b.releasedOn, a.releasedOn) || compareText(b.version, a.version));
}

/** Does a version say of itself that it comes before the one that is meant, such as `1.3.0-rc.1`? */
export function isPrerelease(version: string): boolean {
  return /^v?\d+\.\d+\.\d+-/.test(version);
}

/**
 * The version that is in the field: the newest that was not withdrawn, a pre-release only where there is nothing else. Takes the newest first.
 */
export function latestOf(versions: readonly Pick<Placed, 'version' | 'withdrawnOn'>[]): string | undefined {
  const inForce = versions.filter(({ withdrawnOn }) => withdrawnOn === undefined);
  return (inForce.find(({ version }) => !isPrerelease(version)) ?? inForce[0])?.version;
}

/** Versions in their order, each with its state among them, and which is the latest. */
export function placed(versions: readonly PublishedVersion[]): Pick<Versions, 'latest' | 'versions'> {
  const sorted = newestFirst(versions);
  const latest = latestOf(sorted);
  const at = sorted.findIndex(({ version }) => version === latest);
  return {
    ...(latest === undefined ? {} : { latest }),
    versions: sorted.map(({ supersededBy: _, ...each }, index) => ({ ...each, ...stateOf(each, index, sorted, at) })),
  };
}

function stateOf(
  { version, withdrawnOn }: Placed,
  index: number,
  sorted: readonly PublishedVersion[],
  latest: number,
): Pick<Placed, 'state' | 'supersededBy'> {
  if (withdrawnOn !== undefined) return { state: 'withdrawn' };
  if (index === latest) return { state: 'in-field' };
  if (index < latest) return { state: 'pre-release' };
  const after = sorted.slice(0, index).findLast((each) => each.withdrawnOn === undefined && !isPrerelease(each.version));
  return { state: 'superseded', supersededBy: (after ?? sorted[latest])?.version ?? version };
}
