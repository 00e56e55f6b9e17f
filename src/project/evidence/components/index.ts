import { join } from 'node:path';
import type { NotJudged } from '../../../model/diagnostic.ts';
import { lineStart, type Place } from '../../../model/place.ts';
import { type Exploited, readExploited } from '../../../read/exploited/index.ts';
import { matcher } from '../../files.ts';
import { productVersion } from '../../product-version.ts';
import { readText } from '../../text-file.ts';
import { keeper } from '../kept.ts';
import { matchingFiles } from '../matching-files.ts';
import type { Looking, Part } from '../part.ts';
import { type SeenAdvisories, seeAdvisories } from './advisories.ts';
import { seeLists } from './lists.ts';
import { ourSubjects, oursOf, seeVex } from './vex.ts';
import { keysOf, notLookedThrough, withVulnerabilities } from './vulnerabilities.ts';

/** Third-party components as lock files and SBOM list them, with what was published about them. */
export const components: Part = {
  async look(looking) {
    const isOf = filesOf(looking);
    const lists = seeLists(looking);
    const { notJudged } = lists;
    const listed = filesListed(looking);
    if ('absence' in lists) return { evidence: { missing: { components: lists.absence } }, notJudged, isOf, read: listed };
    const { components } = lists;
    const advisories = await seeAdvisories(looking, keysOf(components.listed));
    const vex = seeVex(looking);
    const exploited = seeExploited(looking, advisories);
    const known = [...notJudged, ...vex.notJudged, ...exploited.notJudged];
    if (advisories === undefined) return { evidence: { components }, notJudged: known, isOf, read: listed };
    const said = {
      exploited: exploited.ids,
      statements: vex.statements,
      ours: oursOf(looking.settings.product.name, versionOf(looking), ourSubjects(looking.settings.product, components)),
    };
    return {
      evidence: { components: withVulnerabilities(components, advisories, said) },
      notJudged: [...known, ...advisories.notJudged, ...notLookedThrough(components.listed, advisories, looking)],
      isOf,
      read: [...listed, ...advisories.read],
    };
  },
};

function filesOf({ settings }: Looking): (file: string) => boolean {
  const { advisories, vex, 'known-exploited': exploited } = settings.security;
  const lists = listsOf(settings);
  const folders = advisories.flatMap((folder) => [folder, `${folder.replace(/\/+$/, '')}/**`]);
  const { version } = settings.product;
  const manifests = lists.some((glob) => glob.endsWith('Cargo.lock')) ? ['**/Cargo.toml'] : [];
  const others = [exploited, typeof version === 'string' ? '' : version.from].filter((file) => file !== '');
  return matcher([...lists, ...folders, ...vex, ...manifests, ...others]);
}

/** Where lists of components stand, of all software systems. */
function listsOf({ systems }: Looking['settings']): readonly string[] {
  return Object.values(systems).flatMap(({ lockfiles, sbom }) => [...lockfiles, ...sbom]);
}

/** Lists of components and statements about them that are there. */
function filesListed({ root, settings }: Looking): readonly string[] {
  const { vex, 'known-exploited': exploited } = settings.security;
  return matchingFiles(root, [...listsOf(settings), ...vex, ...(exploited === '' ? [] : [exploited])]);
}

function versionOf({ root, settings, placeOf }: Looking): string | undefined {
  const seen = productVersion(root, settings.product, placeOf(['product', 'version']));
  return 'version' in seen ? seen.version : undefined;
}

interface SeenExploited {
  /** In capital letters; absent where no list can be read. */
  readonly ids?: ReadonlySet<string>;
  readonly notJudged: readonly NotJudged[];
}

const keep = keeper<Exploited>();

/** The list of exploited vulnerabilities; it names no packages, so that it says something only together with advisories. */
function seeExploited(looking: Looking, advisories: SeenAdvisories | undefined): SeenExploited {
  const { root, settings, placeOf } = looking;
  const listed = settings.security['known-exploited'];
  const [file] = listed === '' ? [] : matchingFiles(root, [listed]);
  if (file === undefined) return { notJudged: [] };
  const list = keep(looking, file, () => readOne(root, file));
  if ('unreadable' in list) return { notJudged: [{ ...list.unreadable, blocking: true }] };
  return {
    ids: new Set(list.ids.map((id) => id.toUpperCase())),
    notJudged: advisories === undefined ? [alone(file, placeOf(['security', 'known-exploited']))] : [],
  };
}

function readOne(root: string, file: string): Exploited {
  const read = readText(join(root, file), file);
  return 'text' in read ? readExploited(file, read.text) : { unreadable: { ...read.notJudged, place: lineStart(file) } };
}

function alone(file: string, place: Place): NotJudged {
  return {
    what: file,
    why: 'a list of exploited vulnerabilities names no packages, and dhf.yaml lists no advisories that would, so nothing was held against it',
    fix: 'List folders with OSV exports under `security.advisories` too.',
    place,
    blocking: false,
  };
}
