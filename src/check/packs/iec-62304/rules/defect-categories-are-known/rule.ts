import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'defect-categories-are-known',
  clause: '5.1.12',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.12-1'],
  expect: answersClause({
    clause: '5.1.12',
    home: ['software-development-plan'],
    and: ({ claims: [first] }, { graph }) =>
      first === undefined || graph.ofKind('defect-category').some(({ status }) => status !== 'draft')
        ? undefined
        : {
            item: first.document,
            place: first.section.heading.place,
            message: `“${first.section.heading.text}” names no category of defects that the technology invites`,
            fix: 'Write each sort of defect as an item (`dhf new DCAT`): what it is, how it is avoided and found, and the evidence.',
          },
  }),
});
