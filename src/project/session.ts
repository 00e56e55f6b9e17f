import type { TraceReport } from '../check/report.ts';
import { openEarlier } from './conclude.ts';
import type { Source } from './facts.ts';
import type { SourceCache } from './read-sources.ts';
import type { SeenRegisters } from './registers.ts';
import { seeAgain, type Watched } from './see-again.ts';
import { reportOf, type Seen, see, type TraceOptions } from './seen.ts';

/** A report and the words it was made from. */
export interface Traced {
  readonly report: TraceReport;
  readonly sources: readonly Source[];
  /** What registers of other tools say: the same object as long as they say the same. */
  readonly registers?: SeenRegisters | undefined;
}

/**
 * A DHF that is traced again and again while it is written. Only files that changed are read again, only what may be judged otherwise is judged
 * again, and the report is that of a fresh trace.
 */
export interface Session {
  /** Looks at everything. */
  trace(): Promise<Traced>;
  /**
   * Looks only at files, by path from the root, of which is said that no others changed. Git is not asked, so that a commit, or a file that it
   * ignores, is seen when everything is looked at; undefined where only that can tell what changed.
   */
  retrace(changed: Iterable<string>): Traced | undefined;
}

export function openSession(root: string, options: Omit<TraceOptions, 'cache' | 'onSource'>): Session {
  const cache: SourceCache = new Map();
  const earlier = openEarlier();
  const reading = { ...options, cache };
  let last: Seen | undefined;
  let watched: Watched | undefined;

  function tracedOf(seen: Seen): Traced {
    const sources = seen.read.flatMap(({ file, facts }) => (facts === undefined ? [] : (cache.get(file)?.source ?? [])));
    return { report: reportOf(seen, options, earlier), sources, registers: seen.registers };
  }
  return {
    async trace() {
      const seen = await see(root, reading, last);
      watched = undefined;
      if ('unreadable' in seen) return { report: reportOf(seen, options), sources: [] };
      last = seen;
      watched = { seen, committed: new Map() };
      const present = new Set(seen.listing.files);
      for (const file of cache.keys()) if (!present.has(file)) cache.delete(file);
      return tracedOf(seen);
    },
    retrace(changed) {
      watched = watched && seeAgain(root, watched, changed, reading);
      return watched && tracedOf(watched.seen);
    },
  };
}
