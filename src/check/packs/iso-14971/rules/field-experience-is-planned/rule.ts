import { answersClause, claimsOf } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { isToldMissing } from '../../missing-documents.ts';

const others = ['10.2', '10.3', '10.4'] as const;

export default defineRule({
  id: 'field-experience-is-planned',
  clause: '10.1',
  alsoClauses: others,
  severity: { draft: 'info', release: 'warning' },
  expect: answersClause({
    standard: 'ISO 14971',
    clause: '10.1',
    home: ['risk-management-plan', 'software-maintenance-plan'],
    unless: isToldMissing('risk-management-plan'),
    and: ({ claims: [first] }, { graph }) => {
      const open = others.filter((clause) => !claimsOf(graph, clause, 'ISO 14971').some(({ document }) => document.status !== 'draft'));
      if (open.length === 0 || first === undefined) return undefined;
      return {
        item: first.document,
        place: first.section.heading.place,
        message: `Experience from the field is collected, but no document answers ISO 14971 ${allOf(open)}`,
        fix: 'Say what is collected, how it is looked at and what follows, and name these clauses under the heading.',
      };
    },
  }),
});
