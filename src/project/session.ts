import type { TraceReport } from '../check/report.ts';
import type { Source } from './facts.ts';
import type { SourceCache } from './read-sources.ts';
import { type TraceOptions, trace } from './trace.ts';

/** A report and the words it was made from. */
export interface Traced {
  readonly report: TraceReport;
  readonly sources: readonly Source[];
}

/** A DHF that is traced again and again while it is written: only files that changed are read again, and the report is that of a fresh trace. */
export interface Session {
  trace(): Promise<Traced>;
}

export function openSession(root: string, options: Omit<TraceOptions, 'cache' | 'onSource'>): Session {
  const cache: SourceCache = new Map();
  return {
    async trace() {
      const sources: Source[] = [];
      const report = await trace(root, { ...options, cache, onSource: (source) => sources.push(source) });
      const present = new Set(sources.map((source) => source.file));
      for (const file of cache.keys()) if (!present.has(file)) cache.delete(file);
      return { report, sources };
    },
  };
}
