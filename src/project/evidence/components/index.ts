import { join } from 'node:path';
import type { NotJudged } from '../../../model/diagnostic.ts';
import type { Component, Components } from '../../../model/evidence.ts';
import { lineStart, type Place } from '../../../model/place.ts';
import { plainVersion } from '../../../model/version.ts';
import { type Exploited, readExploited } from '../../../read/exploited/index.ts';
import { matcher } from '../../files.ts';
import { productVersion } from '../../product-version.ts';
import { readText } from '../../text-file.ts';
import { keeper } from '../kept.ts';
import { matchingFiles } from '../matching-files.ts';
import type { Looking, Part } from '../part.ts';
import { type SeenAdvisories, seeAdvisories } from './advisories.ts';
import { seeLists } from './lists.ts';
import { type Ours, seeVex, statementsFor } from './vex.ts';
import { keysOf, notLookedThrough, publishedFor } from './vulnerabilities.ts';

/** Third-party components as lock files and SBOM list them, with what was published about them. */
export const components: Part = {
  async look(looking) {
    const isOf = filesOf(looking);
    const lists = seeLists(looking);
    const { notJudged } = lists;
    if ('absence' in lists) return { evidence: { missing: { components: lists.absence } }, notJudged, isOf };
    const { components } = lists;
    const advisories = await seeAdvisories(looking, keysOf(components.listed));
    const vex = seeVex(looking);
    const exploited = seeExploited(looking, advisories);
    const known = [...notJudged, ...vex.notJudged, ...exploited.notJudged];
    if (advisories === undefined) return { evidence: { components }, notJudged: known, isOf };
    const ours = oursIn(components, looking);
    const judge = (component: Component): Component => {
      const vulnerabilities = publishedFor(component, advisories)?.map((published) => {
        const ids = [published.id, ...published.aliases];
        return {
          ...published,
          exploited: ids.some((id) => exploited.ids.has(id.toUpperCase())),
          statements: statementsFor(ids, component, ours, vex.statements),
        };
      });
      return vulnerabilities === undefined ? component : { ...component, vulnerabilities };
    };
    const { count, newest } = advisories;
    return {
      evidence: {
        components: {
          ...components,
          listed: components.listed.map(judge),
          advisories: { count, ...(newest === undefined ? {} : { newest }), withExploited: exploited.isRead },
        },
      },
      notJudged: [...known, ...advisories.notJudged, ...notLookedThrough(components.listed, advisories, looking)],
      isOf,
    };
  },
};

function filesOf({ settings }: Looking): (file: string) => boolean {
  const { advisories, vex, 'known-exploited': exploited } = settings.security;
  const lists = Object.values(settings.systems).flatMap(({ lockfiles, sbom }) => [...lockfiles, ...sbom]);
  const folders = advisories.flatMap((folder) => [folder, `${folder.replace(/\/+$/, '')}/**`]);
  const { version } = settings.product;
  const others = [exploited, typeof version === 'string' ? '' : version.from].filter((file) => file !== '');
  return matcher([...lists, ...folders, ...vex, ...others]);
}

/** Names and versions under which VEX documents may speak of the product: those of the settings, and of what SBOM say they are of. */
function oursIn({ subjects }: Components, { root, settings, placeOf }: Looking): Ours {
  const { product } = settings;
  const seen = productVersion(root, product, placeOf(['product', 'version']));
  const versions = ['version' in seen ? seen.version : undefined, ...subjects.map(({ version }) => version)];
  return {
    names: new Set([product.name, ...subjects.map(({ name }) => name)].map((name) => name.toLowerCase())),
    versions: new Set(versions.flatMap((version) => (version === undefined || version === '' ? [] : [plainVersion(version)]))),
  };
}

interface SeenExploited {
  /** In capital letters. */
  readonly ids: ReadonlySet<string>;
  readonly isRead: boolean;
  readonly notJudged: readonly NotJudged[];
}

const keep = keeper<Exploited>();

/** The list of exploited vulnerabilities; it names no packages, so that it says something only together with advisories. */
function seeExploited(looking: Looking, advisories: SeenAdvisories | undefined): SeenExploited {
  const { root, settings, placeOf } = looking;
  const listed = settings.security['known-exploited'];
  const [file] = listed === '' ? [] : matchingFiles(root, [listed]);
  if (file === undefined) return { ids: new Set(), isRead: false, notJudged: [] };
  const list = keep(looking, file, () => readOne(root, file));
  if ('unreadable' in list) return { ids: new Set(), isRead: false, notJudged: [{ ...list.unreadable, blocking: true }] };
  return {
    ids: new Set(list.ids.map((id) => id.toUpperCase())),
    isRead: true,
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
