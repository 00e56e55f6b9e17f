import picomatch from 'picomatch';
import type { NotJudged } from '../model/diagnostic.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Facts } from '../model/facts.ts';
import type { Place } from '../model/place.ts';
import { isFormal } from '../model/results.ts';
import { answer, isPlaceholder } from '../model/trace-item.ts';
import { matchesSomething } from './evidence/matching-files.ts';
import { runsIn } from './evidence/results/outcomes.ts';
import { type PlaceOf, type Settings, vocabularyOf } from './settings.ts';

/** Something that the settings list and nothing matches. */
export interface Missing {
  readonly notJudged: NotJudged;
  /** What a build writes, and `dhf record` takes into a run; absent for anything else. */
  readonly output?: { readonly system: string; readonly of: 'results' | 'coverage' } | undefined;
}

/** Files and globs that the settings list and nothing matches. */
export function missingListed(root: string, settings: Settings, placeOf: PlaceOf): readonly Missing[] {
  return listed(settings).flatMap(({ path, glob }) =>
    matchesSomething(root, glob) ? [] : [{ notJudged: notThere(glob, placeOf(path)), output: outputAt(path) }],
  );
}

function outputAt([top, system, key]: readonly PropertyKey[]): Missing['output'] {
  return top === 'systems' && (key === 'results' || key === 'coverage') ? { system: String(system), of: key } : undefined;
}

/**
 * What is missing of what the settings list: information at draft, and a stop at release. Results and coverage of a system stand for nothing but what is
 * recorded next, so where a formal run of its present product keeps its own, they may be gone.
 */
export function missingForGood(
  missing: readonly Missing[],
  facts: readonly Facts[],
  settings: Settings,
  evidence: Evidence,
): readonly NotJudged[] {
  return missing.flatMap(({ notJudged, output }) =>
    output !== undefined && keepsItsOwn(output, facts, settings, evidence) ? [] : [notJudged],
  );
}

function keepsItsOwn(
  { system, of }: NonNullable<Missing['output']>,
  facts: readonly Facts[],
  settings: Settings,
  { product, reports = [], coverage = [] }: Evidence,
): boolean {
  const present = product?.[system]?.sha256;
  const [only, ...others] = Object.keys(settings.systems);
  const runs = runsIn(facts, vocabularyOf(settings)).filter(
    (run) =>
      isFormal(run) &&
      run.status !== 'retired' &&
      answer(run, 'dirty') === 'no' &&
      answer(run, 'product-sha256') === present &&
      (answer(run, 'system') ?? (others.length === 0 ? only : undefined)) === system,
  );
  const ids = new Set(present === undefined ? [] : runs.map(({ id }) => id));
  return of === 'results'
    ? reports.some(({ run, tests, sha256 }) => ids.has(run) && tests > 0 && sha256 !== undefined)
    : coverage.some((each) => each.system === system && each.run !== undefined && ids.has(each.run));
}

/** Parts of the settings whose content is not read, so that nothing can be said about it. */
export function notRead(settings: Settings, placeOf: PlaceOf): readonly NotJudged[] {
  return Object.entries(settings.bundles).map(([name, { file }]) => ({
    what: `${name} (${file})`,
    why: 'bundles of other DHFs are not read by this version of dhf',
    fix: 'Write what they hold as Markdown items.',
    place: placeOf(['bundles', name]),
    blocking: false,
  }));
}

/** Words about the product that are still to be written: a report about something without a name proves nothing. */
export function stillOpen({ product }: Settings, placeOf: PlaceOf): readonly NotJudged[] {
  return (['name', 'version', 'manufacturer'] as const).flatMap((key): NotJudged[] => {
    const text = product[key];
    if (typeof text !== 'string' || !isPlaceholder(text)) return [];
    const why = `dhf.yaml still says ${text}, so it is not known what the report is about`;
    return [{ what: `product.${key}`, why, fix: 'Write it.', place: placeOf(['product', key]), blocking: false }];
  });
}

function notThere(glob: string, place: Place): NotJudged {
  return {
    what: glob,
    why: picomatch.scan(glob).isGlob ? 'dhf.yaml lists it and no file matches it' : 'dhf.yaml lists it and it is not there',
    fix: 'Add what is missing, or take the entry out.',
    place,
    blocking: false,
  };
}

interface Listed {
  readonly path: readonly PropertyKey[];
  readonly glob: string;
}

function listed(settings: Settings): readonly Listed[] {
  const systems = Object.entries(settings.systems).flatMap(([id, { repository, ...globs }]) =>
    repository === '' ? Object.entries(globs).flatMap(([key, list]) => each(['systems', id, key], list)) : [],
  );
  const { advisories, vex } = settings.security;
  const exploited = settings.security['known-exploited'];
  return [
    ...systems,
    ...each(['security', 'advisories'], advisories),
    ...each(['security', 'vex'], vex),
    ...(exploited === '' ? [] : [{ path: ['security', 'known-exploited'], glob: exploited }]),
  ];
}

function each(path: readonly PropertyKey[], globs: readonly string[]): readonly Listed[] {
  return globs.map((glob, at) => ({ path: [...path, at], glob }));
}
