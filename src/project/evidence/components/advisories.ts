import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import picomatch from 'picomatch';
import type { Advisory } from '../../../model/advisory.ts';
import type { NotJudged } from '../../../model/diagnostic.ts';
import type { Place } from '../../../model/place.ts';
import { compareText, lineStart } from '../../../model/place.ts';
import { readAdvisory } from '../../../read/osv/index.ts';
import { readText } from '../../text-file.ts';
import { keeper } from '../kept.ts';
import { filesBelow, matchingFiles } from '../matching-files.ts';
import type { Looking } from '../part.ts';
import { ecosystemNamed, isEcosystem, keyInAdvisory } from './ecosystems.ts';

/** Advisories that are in force, as far as they are about packages that were asked for. */
export interface SeenAdvisories {
  readonly count: number;
  /** RFC 3339; absent where there is none. */
  readonly newest?: string;
  /** As OSV names them, without what stands behind a colon. */
  readonly ecosystems: ReadonlySet<string>;
  /** By the key of a package, in the order of their IDs. */
  readonly about: ReadonlyMap<string, readonly PlacedAdvisory[]>;
  readonly notJudged: readonly NotJudged[];
  /** The files that were looked through. */
  readonly read: readonly string[];
}

export interface PlacedAdvisory extends Advisory {
  readonly place: Place;
}

/** What is kept of a file: an export holds tens of thousands, and few of them are about packages that are asked for. */
export interface Digest {
  readonly asked: string;
  readonly modified: string;
  readonly ecosystems: readonly string[];
  readonly about?: PlacedAdvisory;
  readonly unreadable?: NotJudged;
}

/** Files read before others get a turn. */
const turn = 100;

/** Looks through the folders that `security.advisories` lists for packages, named by their keys; undefined where it lists none. */
export async function seeAdvisories(looking: Looking, keys: ReadonlySet<string>): Promise<SeenAdvisories | undefined> {
  const { root, settings, placeOf } = looking;
  const listed = settings.security.advisories;
  if (listed.length === 0) return undefined;
  const asked = [...keys].sort(compareText).join('\n');
  const digests: Digest[] = [];
  const empty: NotJudged[] = [];
  const read: string[] = [];
  for (const [at, glob] of listed.entries()) {
    const files = advisoryFiles(root, glob);
    if (files.length === 0 && existsSync(join(root, glob))) empty.push(holdsNone(glob, placeOf(['security', 'advisories', at])));
    for (const [nth, file] of files.entries()) {
      read.push(file);
      if (nth % turn === 0) await setImmediate();
      digests.push(digestOf(looking, file, asked, keys));
    }
  }
  return {
    ...advisoriesOf(digests),
    notJudged: [
      ...empty,
      ...unknownOf(digests, placeOf(['security', 'advisories'])),
      ...told(digests.flatMap(({ unreadable }) => unreadable ?? [])),
    ],
    read,
  };
}

/** JSON files that a path or glob names, or that stand in a folder that it names. */
function advisoryFiles(root: string, glob: string): readonly string[] {
  const isFolder = !picomatch.scan(glob).isGlob && statSync(join(root, glob), { throwIfNoEntry: false })?.isDirectory() === true;
  const files = isFolder ? [...filesBelow(root, glob.replace(/\/+$/, ''))] : matchingFiles(root, [glob]);
  return files.filter((file) => file.endsWith('.json'));
}

const keep = keeper<{ digest: Digest }>();

function digestOf(looking: Looking, file: string, asked: string, keys: ReadonlySet<string>): Digest {
  const make = () => readDigest(looking.root, file, asked, keys);
  const kept = keep(looking, file, () => ({ digest: make() }));
  if (kept.digest.asked !== asked) kept.digest = make();
  return kept.digest;
}

function readDigest(root: string, file: string, asked: string, keys: ReadonlySet<string>): Digest {
  const read = readText(join(root, file), file);
  return 'text' in read ? digestIn(file, read.text, asked, keys) : { ...nothing(asked), unreadable: read.notJudged };
}

/** What is kept of an advisory; `asked` stands for the keys. */
export function digestIn(file: string, text: string, asked: string, keys: ReadonlySet<string>): Digest {
  const parsed = readAdvisory(file, text);
  if ('unreadable' in parsed) return { ...nothing(asked), unreadable: { ...parsed.unreadable, blocking: true } };
  const { advisory } = parsed;
  const ecosystems = [...new Set(advisory.affected.map(({ ecosystem }) => ecosystemNamed(ecosystem)))];
  const affected = advisory.affected.filter((each) => keys.has(keyInAdvisory(each.ecosystem, each.name) ?? ''));
  const known = { asked, modified: advisory.modified, ecosystems };
  return affected.length === 0 || advisory.isWithdrawn ? known : { ...known, about: { ...advisory, affected, place: lineStart(file) } };
}

function nothing(asked: string): Digest {
  return { asked, modified: '', ecosystems: [] };
}

/** What was kept of all that could be read. */
export function advisoriesOf(digests: readonly Digest[]): Omit<SeenAdvisories, 'notJudged' | 'read'> {
  const read = digests.filter(({ unreadable }) => unreadable === undefined);
  const newest = read.reduce((latest, { modified }) => (modified > latest ? modified : latest), '');
  const about = new Map<string, PlacedAdvisory[]>();
  for (const advisory of read.flatMap((each) => each.about ?? []).sort((a, b) => compareText(a.id, b.id))) {
    const keys = new Set(advisory.affected.map(({ ecosystem, name }) => keyInAdvisory(ecosystem, name) ?? ''));
    for (const key of keys) about.set(key, [...(about.get(key) ?? []), advisory]);
  }
  return {
    count: read.length,
    ...(newest === '' ? {} : { newest }),
    ecosystems: new Set(read.flatMap(({ ecosystems }) => ecosystems)),
    about,
  };
}

function holdsNone(folder: string, place: Place): NotJudged {
  const why = 'dhf.yaml lists it for advisories, and no advisory stands in it, so nobody looked for published vulnerabilities there';
  return { what: folder, why, fix: 'Put an OSV export into it: one JSON file for each advisory.', place, blocking: false };
}

/** Names of ecosystems that OSV does not define, one line each: what is written under them is held against nothing. */
function unknownOf(digests: readonly Digest[], place: Place): readonly NotJudged[] {
  const names = new Set(digests.flatMap(({ ecosystems }) => ecosystems.filter((name) => !isEcosystem(name))));
  return [...names].sort(compareText).map((name) => {
    const count = digests.filter(({ ecosystems }) => ecosystems.includes(name)).length;
    const whose = count === 1 ? '1 advisory that names' : `${count} advisories that name`;
    const why = `OSV knows no ecosystem of that name, so ${whose} it could not be held against any component`;
    return {
      what: `advisories of “${name}”`,
      why,
      fix: 'Write the ecosystem as OSV spells it, such as `crates.io` or `PyPI`.',
      place,
      blocking: false,
    };
  });
}

/** So many are told one by one; a broken export is one thing to mend, not thousands. */
const most = 10;

function told(unreadable: readonly NotJudged[]): readonly NotJudged[] {
  const [first, ...rest] = unreadable.slice(most - 1);
  if (first === undefined || rest.length === 0) return unreadable;
  return [...unreadable.slice(0, most - 1), { ...first, why: `${first.why}; so it is with ${rest.length} more advisories` }];
}
