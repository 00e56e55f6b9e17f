import { isRejected } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { anyOf } from '../../../../words.ts';

export default defineRule({
  id: 'change-reaches-the-risk-management-file',
  clause: '7.4.3',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.4.3-1'],
  expect: every('change-request')
    .where((item) => item.status !== 'draft' && !isRejected(item))
    .passes((item, { graph }): readonly Breach[] => [
      ...unreached(
        item,
        'new-causes',
        'new causes of hazardous situations',
        ['software-cause', 'hazardous-situation', 'hazard', 'risk'],
        graph,
      ),
      ...unreached(item, 'new-controls', 'new risk controls', ['risk-control'], graph),
    ]),
});

const words: Readonly<Record<string, string>> = {
  'software-cause': 'cause',
  'hazardous-situation': 'hazardous situation',
  hazard: 'hazard',
  risk: 'risk',
  'risk-control': 'risk control',
};

/** What the analysis calls for has to be among what the change changes. */
function unreached(request: TraceItem, field: string, what: string, kinds: readonly string[], graph: TraceGraph): Breach[] {
  if (answer(request, field) !== 'yes' || graph.targets(request, 'changes').some(({ kind }) => kinds.includes(kind))) return [];
  const names = anyOf(kinds.map((kind) => words[kind] ?? kind));
  return [
    {
      place: fieldPlace(request, field),
      message: `${request.id} says that it brings or needs ${what}, but changes no ${names} in the risk management file`,
      fix: `Do the risk work: write or change the ${names}, and name it under \`changes\` of ${request.id}.`,
    },
  ];
}
