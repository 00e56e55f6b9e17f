import type { TraceGraph } from '../../../../../model/graph.ts';
import { isCurrent, isInForce, systemVersions } from '../../../../../model/releases.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { eachOf, every, together } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'release-agrees-on-its-version',
  clause: '5.8.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'off', release: 'error' },
  checks: ['R-5.8.4-1'],
  expect: together(
    eachOf(({ graph }) =>
      graph.declared?.product.version === undefined
        ? []
        : graph
            .ofKind('software-system')
            .slice(0, 1)
            .map((item) => ({ item })),
    ).passes((_, { graph }) => unrecorded(graph)),
    every('release')
      .where(isInForce)
      .passes((item, { graph }) => [...tag(item, graph), ...systems(item, graph), ...artefacts(item, graph)]),
  ),
});

/** The version that is being released has a release record. */
function unrecorded(graph: TraceGraph): Breach | undefined {
  const { declared } = graph;
  const version = declared?.product.version ?? '';
  const same = graph.ofKind('release').filter((release) => plainVersion(answer(release, 'version') ?? '') === plainVersion(version));
  if (declared === undefined || same.some((release) => release.status !== 'draft')) return undefined;
  const drafts = same.map((release) => `${release.id} is still a draft`);
  return {
    place: declared.placeOf(['product', 'version']),
    message: `The product is version ${version}, but no release is of this version${drafts.length === 0 ? '' : `; ${drafts.join(', ')}`}`,
    fix: 'Write a release with this version, its tag, its baseline and what is known about it, or correct the version in `dhf.yaml`.',
    related: same.map((release) => ({ message: `${release.id} is of this version`, place: release.idPlace })),
  };
}

function tag(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  const [written, version] = [answer(item, 'tag'), answer(item, 'version')];
  if (written === undefined || version === undefined) return [];
  const pattern = graph.declared?.git['release-tag'];
  const expected = pattern?.replace('{version}', plainVersion(version));
  const bad = expected !== undefined && written !== expected && written !== pattern?.replace('{version}', version.trim());
  // A tag that is wrong by itself is told once.
  const others = bad ? [] : graph.targets(item, 'includes').filter((baseline) => (answer(baseline, 'tag') ?? written) !== written);
  return [
    ...(bad
      ? [disagrees(item, 'tag', `${item.id} is version ${version}, but its tag is ${written}, where \`dhf.yaml\` makes it ${expected}`)]
      : []),
    ...others.map((baseline) => ({
      ...disagrees(item, 'tag', `${item.id} is tagged ${written}, but its baseline ${baseline.id} is tagged ${answer(baseline, 'tag')}`),
      related: [{ message: `the tag of ${baseline.id}`, place: fieldPlace(baseline, 'tag') }],
    })),
  ];
}

/** Each software system has a version in the release, its own where it names one. */
function systems(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  const versions = systemVersions(item);
  if (versions.size === 0) return [];
  const all = graph.ofKind('software-system');
  const missing = all.filter((system) => !versions.has(system.id)).map((system) => system.id);
  const unknown = [...versions].filter(([id]) => graph.item(id)?.kind !== 'software-system');
  return [
    ...(missing.length === 0 ? [] : [disagrees(item, 'versions', `${item.id} names no version of ${allOf(missing)}`)]),
    ...unknown.map(([id, { place }]) => ({
      ...disagrees(item, 'versions', `${item.id} names a version of ${id}, which is no software system`),
      place,
    })),
    ...(isCurrent(item, graph) ? all.flatMap((system) => otherVersion(item, system, versions.get(system.id)?.text)) : []),
  ];
}

function otherVersion(item: TraceItem, system: TraceItem, version: string | undefined): readonly Breach[] {
  const own = answer(system, 'version');
  if (own === undefined || version === undefined || plainVersion(own) === version) return [];
  const breach = disagrees(item, 'versions', `${item.id} has version ${version} of ${system.id}, which says that it is ${own}`);
  return [{ ...breach, related: [{ message: `the version of ${system.id}`, place: fieldPlace(system, 'version') }] }];
}

/** A file whose name holds a version holds one of this release. */
function artefacts(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  const bySystem = systemVersions(item);
  // A system whose version is left out may be the one that a file is of.
  if (bySystem.size > 0 && graph.ofKind('software-system').some((system) => !bySystem.has(system.id))) return [];
  const own = [plainVersion(answer(item, 'version') ?? ''), ...[...bySystem.values()].map(({ text }) => text)];
  const versions = [...new Set(own)].filter((version) => version !== '');
  if (versions.length === 0) return [];
  return answers(item, 'artefacts')
    .filter(({ text }) => /(?:^|[-_v ])\d+\.\d+\.\d+/i.test(text) && !versions.some((version) => text.includes(version)))
    .map(({ text, place }) => ({
      ...disagrees(item, 'artefacts', `${item.id} is version ${versions.join(', ')}, but its file ${text} is of another one`),
      place,
    }));
}

function disagrees(item: TraceItem, field: string, message: string): Breach {
  return {
    place: fieldPlace(item, field),
    message,
    fix: 'Correct what is wrong; version, tag, files and records of a release name the same version.',
  };
}
