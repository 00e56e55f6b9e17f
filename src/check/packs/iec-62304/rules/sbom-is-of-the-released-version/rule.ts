import { isCalledAlike, sharesWord } from '../../../../../model/called-alike.ts';
import type { Components } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { lineStart } from '../../../../../model/place.ts';
import { isCurrent, isInForce, systemVersions } from '../../../../../model/releases.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { answer } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

/** The release that is being made, and what an SBOM says it is of. */
interface Named extends ItemSubject {
  readonly subject: Components['subjects'][number];
  readonly version: string;
}

export default defineRule({
  id: 'sbom-is-of-the-released-version',
  clause: '5.8.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'off', release: 'error' },
  needs: ['components'],
  expect: eachOf(subjects).passes(({ item, subject, version }, { graph }) => {
    if (isOfAnother(subject, graph)) return another(subject, graph);
    if (plainVersion(subject.version) === version) return undefined;
    const said = subject.version === '' ? 'does not say of which version it is' : `is of ${subject.name} ${subject.version}`;
    return {
      place: subject.place,
      message: `The SBOM of ${subject.system} ${said}, but ${item.id} has version ${version}`,
      fix: 'Make the SBOM from the files of the release, with the name and version of what it is of.',
      related: [{ message: `${item.id} names its version`, place: item.idPlace }],
    };
  }),
});

function* subjects({ graph }: RuleContext): Iterable<Named> {
  const release = graph.ofKind('release').find((each) => isInForce(each) && isCurrent(each, graph));
  if (release === undefined) return;
  for (const subject of named(graph.evidence.components)) {
    const version = versionOf(subject.system, release);
    if (version !== '') yield { item: release, subject, version };
  }
}

/** What each SBOM is of; of a system of which no SBOM says it, that nothing is said. */
function named(components: Components | undefined): readonly Components['subjects'][number][] {
  const { subjects = [], lists = [] } = components ?? {};
  const silent = lists.filter(({ from, system }) => from === 'sbom' && !subjects.some((each) => each.system === system));
  return [...subjects, ...silent.map(({ system, file }) => ({ system, name: '', version: '', place: lineStart(file) }))];
}

/** What a software system may be called: as the product, by its title, or as a package of its lock files. */
function namesOf(system: string, graph: TraceGraph): readonly string[] {
  const own = graph.evidence.components?.lists.flatMap((list) => (list.system === system ? (list.own ?? []) : [])) ?? [];
  return [graph.declared?.product.name, graph.item(system)?.title.text, ...own].filter((name) => name !== undefined);
}

/** Where no lock file says how its package is called, a word in common is enough. Paths and signs alone are no name. */
function isOfAnother({ system, name }: Components['subjects'][number], graph: TraceGraph): boolean {
  if (!/\p{L}/u.test(name)) return false;
  const isKnown = graph.evidence.components?.lists.some((list) => list.system === system && list.own !== undefined);
  return !namesOf(system, graph).some((each) => isCalledAlike(name, each) || (isKnown !== true && sharesWord(name, each)));
}

function another({ system, name, version, place }: Components['subjects'][number], graph: TraceGraph): Breach {
  const names = [...new Set(namesOf(system, graph))];
  return {
    place,
    message: `The SBOM of ${system} is of ${[name, version].filter((each) => each !== '').join(' ')}, but ${system} is called ${names.join(' or ')}`,
    fix: 'List the SBOM of this product, or make it with the name of the product, of the software system, or of its package.',
  };
}

function versionOf(system: string, release: TraceItem): string {
  return systemVersions(release).get(system)?.text ?? plainVersion(answer(release, 'version') ?? '');
}
