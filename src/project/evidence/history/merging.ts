import type { LoggedCommit } from './log.ts';

/** The order in which commits reached the protected branch. */
export interface Merging {
  /** Newest first. */
  readonly commits: readonly LoggedCommit[];
  /** When each reached the protected branch, by hash; the committer's date where it has not yet. No commit did so before one that it comes from, whatever its date says. */
  readonly at: ReadonlyMap<string, string>;
  /** Commits of the protected branch itself, and those not merged yet, that bear an earlier date than what they come from. */
  readonly datedBack: ReadonlySet<string>;
  /** What came with one merge, the merge first; last what is on no protected branch yet. */
  readonly groups: readonly (readonly LoggedCommit[])[];
}

/** Orders commits by the line of first parents that begins at `tip`, the newest commit of the protected branch among them. */
export function mergingOf(commits: readonly LoggedCommit[], tip: string): Merging {
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const groupOf = new Map<string, LoggedCommit>();
  for (const merge of firstParents(tip, byHash).reverse()) {
    for (const hash of ancestors([merge.hash], byHash, (each) => groupOf.has(each))) groupOf.set(hash, merge);
  }
  const members = Map.groupBy(commits, ({ hash }) => groupOf.get(hash));
  const ahead = members.get(undefined) ?? [];
  const merged = firstParents(tip, byHash).map((merge) => members.get(merge) ?? []);
  return {
    commits: [...ahead, ...merged.flat()],
    ...timesOf(merged, ahead),
    groups: [...merged, ahead],
  };
}

/** Times of merging, oldest first: a date may be wrong, but the order of commits is not. */
function timesOf(merged: readonly (readonly LoggedCommit[])[], ahead: readonly LoggedCommit[]): Pick<Merging, 'at' | 'datedBack'> {
  const times = new Map<string, string>();
  const datedBack = new Set<string>();
  let last: string | undefined;
  for (const group of merged.toReversed()) {
    const at = latestOf([group[0]?.at, last]);
    for (const { hash } of group) times.set(hash, at);
    if (group[0] !== undefined && isEarlier(group[0].at, at)) datedBack.add(group[0].hash);
    last = at;
  }
  // What is on no protected branch yet follows when its parents were made, not when these were merged elsewhere meanwhile.
  const made = new Map(
    merged.flatMap(([merge, ...brought]) => brought.map(({ hash, at }) => [hash, at] as const).concat(lineOf(merge, times))),
  );
  for (const { hash, parents, at } of ahead.toReversed()) {
    const time = latestOf([at, ...parents.map((parent) => made.get(parent))]);
    made.set(hash, time);
    times.set(hash, time);
    if (isEarlier(at, time)) datedBack.add(hash);
  }
  return { at: times, datedBack };
}

function isEarlier(one: string, other: string): boolean {
  return Date.parse(one) < Date.parse(other);
}

/** A commit of the protected branch itself, with its time there. */
function lineOf(merge: LoggedCommit | undefined, times: ReadonlyMap<string, string>): [hash: string, at: string][] {
  const at = times.get(merge?.hash ?? '');
  return merge === undefined || at === undefined ? [] : [[merge.hash, at]];
}

/** The latest of some times; of equal ones the first. */
function latestOf(times: readonly (string | undefined)[]): string {
  const given = times.filter((time) => time !== undefined);
  return given.reduce((best, each) => (Date.parse(each) > Date.parse(best) ? each : best), given[0] ?? '');
}

function firstParents(tip: string, byHash: ReadonlyMap<string, LoggedCommit>): LoggedCommit[] {
  const line: LoggedCommit[] = [];
  for (let commit = byHash.get(tip); commit !== undefined; commit = byHash.get(commit.parents[0] ?? '')) line.push(commit);
  return line;
}

/** Some commits and all they come from, not beyond those that stop it. */
function ancestors(
  from: readonly string[],
  byHash: ReadonlyMap<string, LoggedCommit>,
  stops: (hash: string) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    const commit = byHash.get(hash);
    if (commit === undefined || found.has(hash) || stops(hash)) continue;
    found.add(hash);
    open.push(...commit.parents);
  }
  return found;
}

/**
 * Names of change requests that each commit belongs to: those its own message gives in the trailer, and those of the merge that brought it. A merge that gives
 * none belongs to those of what came with it.
 */
export function requestsOf({ groups }: Merging, trailer: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const group of groups) {
    const byHash = new Map(group.map((commit) => [commit.hash, commit]));
    const names = new Map(group.map((commit) => [commit.hash, new Set(namedIn(commit, trailer))]));
    const merges = group.filter(({ parents }) => parents.length > 1);
    const silent = merges.filter(({ hash }) => names.get(hash)?.size === 0);
    for (const merge of merges) {
      const before = ancestors(merge.parents.slice(0, 1), byHash, () => false);
      const brought = ancestors(merge.parents.slice(1), byHash, (hash) => before.has(hash));
      for (const hash of brought) for (const name of names.get(merge.hash) ?? []) names.get(hash)?.add(name);
    }
    const all = silent.length === 0 ? [] : [...names.values()].flatMap((each) => [...each]);
    for (const { hash } of silent) for (const name of all) names.get(hash)?.add(name);
    for (const [hash, each] of names) found.set(hash, [...each]);
  }
  return found;
}

/**
 * Names behind `Change:` at the beginning of a line; a merge of several commits into one keeps the messages of all, so that any line counts. Names stand
 * with commas, blanks, `and` or `&` between them. A line that says anything else is no list of names: it is kept whole, and is the name of nothing. Lines
 * without a digit are prose.
 */
function namedIn({ body }: LoggedCommit, trailer: string): readonly string[] {
  const start = `${trailer}:`.toLowerCase();
  const lines = body.filter((line) => line.toLowerCase().startsWith(start));
  return lines.map((line) => line.slice(start.length).trim()).flatMap(namesIn);
}

function namesIn(line: string): readonly string[] {
  if (!/\d/.test(line)) return [];
  const names = line.split(/[\s,;]+/).filter((word) => !/^(?:and|&|)$/i.test(word));
  return names.every((name) => /\d/.test(name)) ? names : [line];
}
