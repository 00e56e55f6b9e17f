import type { NotJudged } from '../../../model/diagnostic.ts';
import type { Component, Components, Vulnerability } from '../../../model/evidence.ts';
import { packageKey, packageUrl } from '../../../model/package-url.ts';
import type { ReadStatement } from '../../../model/vex.ts';
import { versionOrderOf } from '../../version-order/index.ts';
import type { Looking } from '../part.ts';
import type { PlacedAdvisory, SeenAdvisories } from './advisories.ts';
import { fixedAfter, isAffected } from './affected.ts';
import { ecosystemOf, keyInAdvisory } from './ecosystems.ts';
import { type Ours, statementsFor } from './vex.ts';

/** Keys of the packages of which advisories are wanted: those of the product. */
export function keysOf(components: readonly Component[]): ReadonlySet<string> {
  return new Set(components.flatMap((component) => packageOf(component)?.key ?? []));
}

interface Package {
  readonly key: string;
  readonly ecosystem: string;
}

function packageOf({ purl, use }: Component): Package | undefined {
  const url = purl === undefined || use === 'development' ? undefined : packageUrl(purl);
  const ecosystem = url === undefined ? undefined : ecosystemOf(url);
  return url === undefined || ecosystem === undefined ? undefined : { key: packageKey(url), ecosystem };
}

/** A vulnerability of a component before it is known what was said about it. */
type Published = Omit<Vulnerability, 'exploited' | 'statements'>;

/** What else is known of vulnerabilities. */
export interface Said {
  /** Identifiers of those that are exploited, in capital letters; absent where nobody has a list of them. */
  readonly exploited: ReadonlySet<string> | undefined;
  readonly statements: readonly ReadStatement[];
  readonly ours: Ours;
}

/** Components with what was published for their versions, and what was said about that. */
export function withVulnerabilities(
  components: Components,
  advisories: Omit<SeenAdvisories, 'notJudged' | 'read'>,
  said: Said,
): Components {
  const { count, newest } = advisories;
  return {
    ...components,
    listed: components.listed.map((component) => {
      const published = publishedFor(component, advisories);
      return published === undefined
        ? component
        : { ...component, vulnerabilities: published.map((each) => judged(each, component, said)) };
    }),
    advisories: { count, ...(newest === undefined ? {} : { newest }), withExploited: said.exploited !== undefined },
  };
}

function judged(published: Published, component: Component, { exploited, statements, ours }: Said): Vulnerability {
  const ids = [published.id, ...published.aliases];
  return {
    ...published,
    exploited: ids.some((id) => exploited?.has(id.toUpperCase())),
    statements: statementsFor(ids, component, ours, statements),
  };
}

/** What advisories say of the version of a component; undefined where none of its ecosystem were looked through. */
function publishedFor(
  component: Component,
  { ecosystems, about }: Omit<SeenAdvisories, 'notJudged' | 'read'>,
): readonly Published[] | undefined {
  const named = packageOf(component);
  if (named === undefined || !ecosystems.has(named.ecosystem) || versionOrderOf(named.ecosystem) === undefined) return undefined;
  const found = (about.get(named.key) ?? []).flatMap((advisory) => held(component.version, named, advisory) ?? []);
  return merged(found);
}

function held(version: string, { key, ecosystem }: Package, advisory: PlacedAdvisory): Published | undefined {
  const order = versionOrderOf(ecosystem);
  const packages = advisory.affected.filter((each) => keyInAdvisory(each.ecosystem, each.name) === key);
  const verdicts = packages.map((each) => isAffected(version, each, order));
  const unclear = verdicts.find((verdict) => typeof verdict === 'object');
  const isHit = verdicts.includes(true);
  if (!isHit && unclear === undefined) return undefined;
  const { id, aliases, severity, summary, place } = advisory;
  return {
    id,
    aliases,
    ...(isHit || unclear === undefined ? {} : { unclear: unclear.unclear }),
    ...(severity === undefined ? {} : { severity }),
    ...(summary === undefined ? {} : { summary }),
    fixed: fixedAfter(version, packages, order),
    place,
  };
}

/** Several databases publish one vulnerability, each naming the others: it counts once, under the name that comes first. */
function merged(found: readonly Published[]): readonly Published[] {
  const groups: { ids: Set<string>; all: Published[] }[] = [];
  for (const each of found) {
    const ids = new Set([each.id, ...each.aliases]);
    const same = groups.filter((group) => [...ids].some((id) => group.ids.has(id)));
    const joined = { ids: new Set([...same.flatMap((group) => [...group.ids]), ...ids]), all: [...same.flatMap(({ all }) => all), each] };
    for (const group of same) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.flatMap(({ ids, all }) => {
    const first = all.find(({ unclear }) => unclear === undefined) ?? all[0];
    return first === undefined ? [] : [{ ...first, aliases: [...ids].filter((id) => id !== first.id).sort() }];
  });
}

/** Ecosystems of components for which nobody could look, one line each. */
export function notLookedThrough(components: readonly Component[], seen: SeenAdvisories, { placeOf }: Looking): readonly NotJudged[] {
  const named = components.flatMap((component) => {
    const ecosystem = packageOf(component)?.ecosystem;
    return ecosystem === undefined ? [] : [{ ecosystem, name: component.name }];
  });
  return [...Map.groupBy(named, ({ ecosystem }) => ecosystem)].flatMap(([ecosystem, members]): readonly NotJudged[] => {
    const isKnown = versionOrderOf(ecosystem) !== undefined;
    if (isKnown && seen.ecosystems.has(ecosystem)) return [];
    const names = [...new Set(members.map(({ name }) => name))].sort();
    const whose = names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
    const why = isKnown
      ? `no advisory of ${ecosystem} stands in the folders listed, so nobody looked for published vulnerabilities of ${whose}`
      : `the order of versions of ${ecosystem} is not supported, so nobody looked for published vulnerabilities of ${whose}`;
    const fix = isKnown
      ? `Export the advisories of ${ecosystem} too into a folder that \`security.advisories\` lists.`
      : 'Look for them with another tool, and write what it finds as vulnerabilities (`dhf new VUL`).';
    return [{ what: `published vulnerabilities of ${ecosystem}`, why, fix, place: placeOf(['security', 'advisories']), blocking: false }];
  });
}
