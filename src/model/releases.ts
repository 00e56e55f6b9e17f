import { isExact } from './exact-version.ts';
import type { Value } from './facts.ts';
import type { TraceGraph } from './graph.ts';
import { isFormal, systemOfRun, testedProduct } from './results.ts';
import { systemsOf } from './structure.ts';
import { isLater, isMoment } from './times.ts';
import { answer, answers, isAnswered, type TraceItem } from './trace-item.ts';
import { plainVersion } from './version.ts';

/** The versions that a release names for its software systems (`SWS-2: 1.4.0`), by ID. */
export function systemVersions(release: TraceItem): ReadonlyMap<string, Value> {
  const pairs = answers(release, 'versions').flatMap(({ text, place }) => {
    const [, system, version] = /^\s*([^:]+?)\s*:\s*(.+?)\s*$/.exec(text) ?? [];
    return system === undefined || version === undefined ? [] : [[system, { text: plainVersion(version), place }] as const];
  });
  return new Map(pairs);
}

/** What a release calls the software an item belongs to: its own version, and those of the software systems concerned. */
export function versionsFor(item: TraceItem, release: TraceItem, graph: TraceGraph): ReadonlySet<string> {
  const bySystem = systemVersions(release);
  const own = systemsOfAny(item, graph).flatMap((system) => bySystem.get(system.id)?.text ?? []);
  return new Set([...own, plainVersion(answer(release, 'version') ?? '')].filter((version) => version !== ''));
}

/** The software systems of what a record affects or changes, or of the system it names; all where nothing decides. */
function systemsOfAny(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const named = graph.targets(item, 'system');
  if (named.length > 0) return named;
  const touched = ['affects', 'changes'].flatMap((field) => graph.targets(item, field)).filter((each) => structural.has(each.kind));
  return touched.length === 0 ? graph.ofKind('software-system') : [...new Set(touched.flatMap((each) => systemsOf(each, graph)))];
}

const structural: ReadonlySet<string> = new Set(['software-system', 'software-item', 'software-unit', 'soup']);

/** Releases that reached users by a day, withdrawn ones too. */
export function releasedBy(day: string, graph: TraceGraph): readonly TraceItem[] {
  return graph.ofKind('release').filter((release) => {
    const on = answer(release, 'released-on');
    return release.status !== 'draft' && on !== undefined && isMoment(on) && on <= day;
  });
}

/** Of the releases that reached users by a day the earliest. */
export function firstReleased(day: string, graph: TraceGraph): TraceItem | undefined {
  const dayOut = (release: TraceItem) => answer(release, 'released-on') ?? '';
  return releasedBy(day, graph).reduce<TraceItem | undefined>(
    (best, each) => (best === undefined || dayOut(each) < dayOut(best) ? each : best),
    undefined,
  );
}

/** Is this the release that is being made, so that what is done now is done for it? The last one, where the version of the product is not known. */
export function isCurrent(release: TraceItem, graph: TraceGraph): boolean {
  const version = graph.declared?.product.version;
  if (version !== undefined) return plainVersion(version) === plainVersion(answer(release, 'version') ?? '');
  const own = answer(release, 'released-on') ?? '';
  return graph.ofKind('release').every((each) => each === release || isLater(own, answer(each, 'released-on') ?? '9999-12-31'));
}

/** Releases that are no drafts and were not withdrawn. */
export function isInForce(release: TraceItem): boolean {
  return release.status !== 'draft' && !isAnswered(release, 'withdrawn-on');
}

/**
 * Formal runs of what a release holds. Of the one that is being made: those of the present product, or of one that an approved bridge joins to it (decision 2);
 * of an earlier one, and where the present product is not known: those that name its version, or its version of the software system tested.
 */
export function runsOf(release: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const isPresent = isCurrent(release, graph);
  return graph.ofKind('test-run').filter((run) => {
    if (!isFormal(run)) return false;
    const tested = isPresent ? testedProduct(run, graph).state : 'unknown';
    if (tested !== 'unknown')
      return tested === 'present' || tested === 'bridged' || (tested === 'uncommitted' && namesVersion(run, release, graph));
    return namesVersion(run, release, graph);
  });
}

function namesVersion(run: TraceItem, release: TraceItem, graph: TraceGraph): boolean {
  return testedVersions(run, release, graph).has(plainVersion(answer(run, 'version') ?? ''));
}

function testedVersions(run: TraceItem, release: TraceItem, graph: TraceGraph): ReadonlySet<string> {
  const own = systemVersions(release).get(systemOfRun(run, graph)?.id ?? '')?.text;
  return new Set(
    [own, plainVersion(answer(release, 'version') ?? '')].filter((version) => version !== undefined && version !== '') as string[],
  );
}

/** When a test run ended, or began, as written. */
export function runAt(run: TraceItem): string {
  return answer(run, 'ended') ?? answer(run, 'started') ?? '';
}

/** Finished statements that no anomaly of a release is known. */
export function statementsOfNone(release: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph
    .sources(release, 'for')
    .filter((each) => each.kind === 'statement' && each.status !== 'draft' && answer(each, 'about') === 'anomalies');
}

/** Which of some versions does a problem report say to have the problem? A range, or a word such as `all`, is taken to hold each of them. */
export function affectedOf(problem: TraceItem, versions: Iterable<string>): readonly string[] {
  const named = answers(problem, 'affected-versions').map((value) => plainVersion(value.text));
  return [...versions].filter((version) => named.some((each) => each === version || !isExact(each)));
}
