import { reaches } from '../../../../../model/safety-class.ts';
import { holdsSource } from '../../../../../model/source-files.ts';
import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';

export default defineRule({
  id: 'integration-record-names-what-was-joined',
  clause: '5.6.2',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.6.2-1'],
  expect: reviewed(
    {
      kinds: ['software-item', 'software-unit'],
      where: (part, { graph }) => part.status !== 'draft' && holdsSource(part, graph) && reaches(graph.classOf(part).class, 'B'),
    },
    { kind: 'integration', clause: '5.6.2', points: [] },
  ),
});
