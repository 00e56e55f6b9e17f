import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { whyNotApproved } from '../../not-approved.ts';

export default defineRule({
  id: 'legacy-version-is-in-the-baseline',
  clause: '4.4.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.4.5-1'],
  // Version and rationale are demanded field by field.
  expect: every('legacy-assessment')
    .where((item) => item.status !== 'draft' && answers(item, 'version').length > 0 && answers(item, 'rationale').length > 0)
    .passes((item, { graph }): readonly Breach[] => [...notConfigured(item, graph), ...unsettled(item, graph)]),
});

function notConfigured(item: TraceItem, graph: TraceGraph): Breach[] {
  const version = plainVersion(answer(item, 'version') ?? '');
  const found = graph
    .ofKind('configuration-item')
    .filter((each) => each.status !== 'draft' && plainVersion(answer(each, 'version') ?? '') === version);
  const inBaseline = found.filter((each) => isInBaseline(each, graph));
  if (inBaseline.length > 0) return [];
  const why = found[0] === undefined ? `no configuration item has this version` : `${found[0].id} is in no baseline of a release`;
  return [
    {
      place: fieldPlace(item, 'version'),
      message: `${item.id} assesses version ${version}, but ${why}, so nobody can tell which software that is`,
      fix: 'Write the software as a configuration item with exactly this version, in the baseline of the release that it is part of.',
    },
  ];
}

/** A baseline that names nothing holds everything; before the first baseline nothing is left out. */
function isInBaseline(item: TraceItem, graph: TraceGraph): boolean {
  const baselines = graph.ofKind('release').flatMap((release) => graph.targets(release, 'includes'));
  return (
    baselines.length === 0 ||
    baselines.some((each) => graph.linksFrom(each, 'includes').length === 0 || graph.targets(each, 'includes').includes(item))
  );
}

function unsettled(item: TraceItem, graph: TraceGraph): Breach[] {
  const breach = (what: string, fix: string): Breach => ({
    place: fieldPlace(item, 'rationale'),
    message: `The rationale for using the software of ${item.id} further ${what}`,
    fix,
  });
  return [
    ...(graph.approvals.isApproved(item) ? [] : [breach(whyNotApproved(item, graph), `Have it approved (\`dhf approve ${item.id}\`).`)]),
    ...(item.inRiskFile
      ? []
      : [
          breach(
            'stands outside the risk management file, where it belongs',
            'Move it into the folder that `files.risk-management-file` names.',
          ),
        ]),
  ];
}
