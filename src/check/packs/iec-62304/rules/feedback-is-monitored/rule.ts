import { defineRule } from '../../../../rule.ts';
import { keptUp } from '../../periodic.ts';

export default defineRule({
  id: 'feedback-is-monitored',
  clause: '6.2.1.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-6.2.1.1-1'],
  expect: keptUp({
    field: 'feedback-months',
    homes: ['software-maintenance-plan'],
    review: 'feedback',
    statement: 'feedback',
    done: 'Feedback from users has to be looked through',
    fix: 'Look through the sources that the plan names, and record it as a review of kind feedback; when nothing came in, as a statement about feedback.',
  }),
});
