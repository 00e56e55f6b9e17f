import picomatch from 'picomatch';
import type { NotJudged } from '../model/diagnostic.ts';
import type { Place } from '../model/place.ts';
import { isPlaceholder } from '../model/trace-item.ts';
import { matchesSomething } from './evidence/matching-files.ts';
import type { PlaceOf, Settings } from './settings.ts';

/** Files and globs that the settings list and nothing matches: information at draft, and a stop at release. */
export function missingListed(root: string, settings: Settings, placeOf: PlaceOf): readonly NotJudged[] {
  return listed(settings).flatMap(({ path, glob }) => (matchesSomething(root, glob) ? [] : [notThere(glob, placeOf(path))]));
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
