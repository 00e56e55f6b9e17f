import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';

/** Words by which a sentence says when something happens, in English and German. */
const occasion =
  /\b(?:when(?:ever)?|if|as soon as|after|before|once|upon|each|every|at (?:the|a|any|all)|milestones?|changes?|monthly|quarterly|yearly|annual(?:ly)?|wenn|sobald|falls|nach|vor|bei|beim|jede[nmrs]?|jährlich|monatlich|änder\p{L}*)(?!\p{L})/iu;

export default defineRule({
  id: 'plan-says-when-it-is-updated',
  clause: '5.1.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-5.1.2-2'],
  expect: answersClause({
    clause: '5.1.2',
    home: ['software-development-plan'],
    and: ({ claims: [first, ...others] }) =>
      first === undefined || [first, ...others].some(({ section }) => occasion.test(section.words))
        ? undefined
        : {
            item: first.document,
            place: first.section.heading.place,
            message: `“${first.section.heading.text}” does not say on which occasions ${first.document.id} is updated`,
            fix: 'Name what makes a new revision due, such as a changed class, software item, tool or role, or a milestone.',
          },
  }),
});
