/** Attributes by which tools say when something began, ended or was written; none of them says it in every dialect. */
const moments =
  /\b(?:timestamp|start|starttime|start-time|startTime|finish|endtime|end-time|endTime)="(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)?"/g;

/** The first and the last moment that some test reports name, in milliseconds; undefined where they name none. */
export interface NamedTimes {
  readonly first: number;
  readonly last: number;
}

/**
 * Looks through reports for the moments that they name, and for how long what began there took. A moment without a zone is one of this machine, which only
 * counts where the tests ran here.
 */
export function namedTimes(texts: Iterable<string>, ranHere: boolean): NamedTimes | undefined {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const text of texts)
    for (const [tag] of text.matchAll(/<[A-Za-z][^<>]*>/g))
      for (const [, local = '', zone] of tag.matchAll(moments)) {
        if (zone === undefined && !ranHere) continue;
        const at = Date.parse(`${local.replace(' ', 'T')}${zone ?? ''}`);
        if (Number.isNaN(at)) continue;
        first = Math.min(first, at);
        last = Math.max(last, at + 1000 * Number(/\s(?:time|duration)="(\d+(?:\.\d+)?)"/.exec(tag)?.[1] ?? 0));
      }
  return last < first ? undefined : { first, last };
}

/** RFC 3339 in UTC, to the second. */
export function timeText(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
