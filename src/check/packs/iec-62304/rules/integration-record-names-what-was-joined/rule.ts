import { reaches } from '../../../../../model/safety-class.ts';
import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';
import { sourceHolders } from '../../source-holders.ts';

export default defineRule({
  id: 'integration-record-names-what-was-joined',
  clause: '5.6.2',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.6.2-1'],
  expect: reviewed(
    ({ graph }) =>
      sourceHolders(graph).filter(
        (part) => part.kind !== 'software-system' && part.status !== 'draft' && reaches(graph.classOf(part).class, 'B'),
      ),
    { kind: 'integration', clause: '5.6.2', points: [] },
  ),
});
