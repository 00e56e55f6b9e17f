import type { TraceReport } from '../check/report.ts';
import { itemsOf } from '../model/items.ts';
import { isInForce, systemVersions } from '../model/releases.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { plainVersion } from '../model/version.ts';
import { isDay } from '../project/clock.ts';
import type { Source } from '../project/facts.ts';
import type { Refused } from '../project/new-item.ts';
import { factsIn, type SourceCache } from '../project/read-sources.ts';
import { reportOf, type Seen, see } from '../project/seen.ts';
import { vocabularyOf } from '../project/settings.ts';

/** A version as it was judged for release. */
export interface Candidate {
  /** At stage release, as of the day that the release record names. */
  readonly report: TraceReport;
  readonly sources: readonly Source[];
  /** What was read, so that it is not read again for another revision. */
  readonly cache: SourceCache;
  /** The release record; absent where nothing could be read. */
  readonly release?: TraceItem | undefined;
}

/** Judges what stands in a checkout as the release of a version, or says why it is none of that version. `today` is a day, as `2026-11-22`. */
export async function candidateIn(
  root: string,
  {
    version,
    today,
    onProgress,
  }: { readonly version: string; readonly today: string; readonly onProgress?: ((read: number, total: number) => void) | undefined },
): Promise<Candidate | Refused> {
  const sources: Source[] = [];
  const cache: SourceCache = new Map();
  const options = { stage: 'release', cache, onSource: (source: Source) => sources.push(source), onProgress } as const;
  const seen = await see(root, options);
  if ('unreadable' in seen) return { report: reportOf(seen, options), sources, cache };
  const record = recordOf(version, seen, today);
  if ('refused' in record) return record;
  const report = reportOf(seen, { ...options, asOf: record.asOf });
  if (plainVersion(report.version) !== plainVersion(version))
    return {
      refused: `version ${version} is asked for, and the product says that it is ${report.version || 'of no version'}`,
      fix: 'Release the version that the product has, or check out the commit that holds the other one.',
    };
  return { report, sources, cache, release: report.graph?.item(record.id) };
}

/** The record of a version and the day that it names, before anything is judged: that day is the one to judge by (decision 16). */
function recordOf(version: string, seen: Seen, today: string): { readonly id: string; readonly asOf: string } | Refused {
  const vocabulary = vocabularyOf(seen.settings.settings);
  const facts = [...factsIn(seen.read), ...factsIn(seen.registers.read)];
  const releases = facts
    .flatMap((each) => itemsOf(each, vocabulary, false))
    .filter(({ kind, status }) => kind === 'release' && status !== 'retired');
  const own = releases.filter((each) => plainVersion(answer(each, 'version') ?? '') === plainVersion(version));
  const release = own.find(isInForce) ?? own[0];
  if (release === undefined) return noRecord(version, releases);
  const { id } = release;
  if (release.status === 'draft')
    return { refused: `${id}, the record of version ${version}, is still a draft`, fix: `Finish ${id}, and have it approved.` };
  if (!isInForce(release))
    return { refused: `${id}, the record of version ${version}, says that it was withdrawn`, fix: 'Release a version that mends it.' };
  const asOf = answer(release, 'released-on') ?? '';
  if (!isDay(asOf)) return { refused: `${id} does not say on which day it is released`, fix: 'Write `released-on`, such as 2026-11-22.' };
  if (asOf > today)
    return {
      refused: `${id} is released on ${asOf}, which is still to come on ${today}`,
      fix: 'Release it on that day, or correct `released-on`; see that the clock of this machine is right.',
    };
  return { id, asOf };
}

function noRecord(version: string, releases: readonly TraceItem[]): Refused {
  const known = releases.flatMap((each) => answer(each, 'version') ?? []);
  return {
    refused: `no release record is of version ${version}${known.length === 0 ? '' : `; there are those of ${known.join(', ')}`}`,
    fix: 'Write one with its version, tag, day and decisions, such as with `dhf new REL`, and have it approved.',
  };
}

/** The version of each software system: as the release names it; of an only one else the product's own. Or which have none: a device release names them all. */
export function versionsIn(report: TraceReport, release: TraceItem): Readonly<Record<string, string>> | Refused {
  const named = systemVersions(release);
  const systems = report.graph?.ofKind('software-system') ?? [];
  const without = systems.length > 1 ? systems.filter(({ id }) => !named.has(id)).map(({ id }) => id) : [];
  if (without.length > 0)
    return {
      refused: `${release.id} names no version of ${without.join(', ')}`,
      fix: `Write \`versions\` into ${release.id}, with one line for each software system, such as \`${without[0]}: 1.2.0\`.`,
    };
  return Object.fromEntries(systems.map(({ id }) => [id, named.get(id)?.text ?? report.version]));
}
