import { isRejected } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { answer, fieldPlace, isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'safety-problem-reaches-the-risk-file',
  clause: '9.5',
  alsoClauses: ['9.2'],
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('problem-report')
    .where((item) => answer(item, 'safety-related') === 'yes' && isAnswered(item, 'safety-evaluation'))
    .passes((item, { graph }) => {
      if (inRiskFile(item, graph)) return undefined;
      return {
        place: fieldPlace(item, 'safety-evaluation'),
        message: `${item.id} is related to safety, but nothing leads from it to the risk management file`,
        fix: 'Name the hazardous situation, cause, risk or control that was looked at in `safety-evaluation` or `affects`, and change it there if it was wrong.',
      };
    }),
});

/** The class of a system stands in that file too, and says nothing of a problem. */
const riskKinds: ReadonlySet<string> = new Set([
  'hazard',
  'hazardous-situation',
  'software-cause',
  'risk',
  'risk-control',
  'benefit-risk',
  'document',
]);

/** The report, or a change that solves it, names something of the risk management file. */
function inRiskFile(item: TraceItem, graph: TraceGraph): boolean {
  const requests = graph.sources(item, 'resolves').filter((request) => !isRejected(request));
  const linked = [...graph.targets(item, 'affects'), ...requests.flatMap((request) => graph.targets(request, 'changes'))];
  const named = ['safety-evaluation', 'criticality', 'outcome'].flatMap((field) => idsIn(answer(item, field) ?? '', graph));
  return [...linked, ...named].some((each) => each.inRiskFile && riskKinds.has(each.kind));
}
