import type { TraceReport } from '../check/report.ts';
import { lineStart, type Place } from '../model/place.ts';

/** A file's path from the root of the repository, which is what hosts of code look for. */
export function repositoryPath(report: TraceReport, file: string): string {
  return `${report.prefix}${file}`;
}

/** Where something without a place of its own is shown: the settings. */
export function placeOf(place: Place | undefined): Place {
  return place ?? lineStart('dhf.yaml');
}
