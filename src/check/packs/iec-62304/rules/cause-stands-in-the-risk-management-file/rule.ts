import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'cause-stands-in-the-risk-management-file',
  clause: '7.1.4',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.1.4-1'],
  // Where it arises and what it leads to is demanded of each cause by itself.
  expect: every('software-cause').passes((item) => (item.inRiskFile ? undefined : {})),
  message: ({ item }) => `${item.id} is a potential cause of a hazardous situation, but stands outside the risk management file`,
  fix: () => 'Move it into the folder that `files.risk-management-file` names, such as into the risk analysis.',
});
