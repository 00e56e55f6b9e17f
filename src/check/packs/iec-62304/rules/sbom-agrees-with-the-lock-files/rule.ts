import type { Component, Components } from '../../../../../model/evidence.ts';
import { lineStart, type Place } from '../../../../../model/place.ts';
import { lockedTypes, packageOf, urlOf } from '../../../../../model/soup-listing.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { allOf, someOf } from '../../../../words.ts';

/** What lock files and SBOM of one software system list. */
interface Compared extends Subject {
  readonly item: TraceItem;
  readonly sbom: readonly string[];
  readonly locked: readonly Component[];
  /** Components of the SBOM of types that the lock files list. */
  readonly billed: readonly Component[];
}

/** One difference, as a part of a sentence. */
interface Difference {
  readonly words: string;
  readonly place: Place;
}

export default defineRule({
  id: 'sbom-agrees-with-the-lock-files',
  clause: '8.1.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['components'],
  expect: eachOf(compared).passes((subject) => {
    const { item, sbom } = subject;
    const kinds = [lacking(subject), ofOtherVersion(subject), foreign(subject)].filter((differences) => differences.found.length > 0);
    const all = kinds.flatMap(({ found }) => found);
    if (all.length === 0) return undefined;
    const said = kinds.map(({ verb, found }) => `${verb} ${someOf(found.map(({ words }) => words))}`);
    return {
      place: all.find(({ place }) => sbom.includes(place.file))?.place ?? lineStart(sbom[0] ?? ''),
      message: `The SBOM of ${item.id} differs from what its lock files list: it ${allOf(said)}`,
      fix: 'Make the SBOM anew from the lock files, as a step of the build, without the parts for development.',
      related: all.map(({ words, place }) => ({ message: words, place })),
    };
  }),
});

function* compared({ graph }: RuleContext): Iterable<Compared> {
  const components = graph.evidence.components as Components;
  for (const item of graph.ofKind('software-system')) {
    const [sbom, locks] = (['sbom', 'lockfile'] as const).map((from) =>
      components.lists.filter((list) => list.system === item.id && list.from === from).map(({ file }) => file),
    ) as [string[], string[]];
    if (sbom.length === 0 || locks.length === 0) continue;
    const own = components.listed.filter(({ system }) => system === item.id);
    const types = lockedTypes(components, item.id);
    const billed = own.filter((each) => each.from === 'sbom' && each.use === 'product' && types.has(urlOf(each)?.type ?? ''));
    yield { item, sbom, locked: own.filter(({ from }) => from === 'lockfile'), billed };
  }
}

function lacking({ locked, billed }: Compared) {
  const packages = new Set(billed.map(packageOf));
  const found = locked.filter((each) => each.use === 'product' && !packages.has(packageOf(each)));
  return { verb: 'lacks', found: found.map((each): Difference => ({ words: called(each), place: each.place })) };
}

/** Packages that both list, in versions that only one of them does. */
function ofOtherVersion({ locked, billed }: Compared) {
  const versions = Map.groupBy(
    locked.filter(({ use }) => use === 'product'),
    packageOf,
  );
  const found = [...Map.groupBy(billed, packageOf)].flatMap(([name, [first, ...more]]): readonly Difference[] => {
    const here = versions.get(name);
    if (here === undefined || first === undefined) return [];
    const [inSbom, inLock] = [[first, ...more], here].map((each) => [...new Set(each.map(({ version }) => plainVersion(version)))].sort());
    if (inSbom?.join('\0') === inLock?.join('\0')) return [];
    return [{ words: `${first.name} ${allOf(inSbom ?? [])} where ${here[0]?.place.file} has ${allOf(inLock ?? [])}`, place: first.place }];
  });
  return { verb: 'has', found };
}

function foreign({ locked, billed }: Compared) {
  const uses = Map.groupBy(locked, packageOf);
  const found = billed.flatMap((each): readonly Difference[] => {
    const known = uses.get(packageOf(each));
    if (known?.some(({ use }) => use === 'product')) return [];
    const why = known === undefined ? 'not there' : 'there for development only';
    return [{ words: `${called(each)} (${why})`, place: each.place }];
  });
  return { verb: 'lists', found };
}

function called({ name, version }: Component): string {
  return version === '' ? name : `${name} ${version}`;
}
