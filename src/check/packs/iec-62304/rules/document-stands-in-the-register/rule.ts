import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { answersClause } from '../../../../claims.ts';
import { breachOfAll, every, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

export default defineRule({
  id: 'document-stands-in-the-register',
  clause: '5.1.8',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.8-1'],
  expect: together(
    answersClause({
      clause: '5.1.8',
      home: ['software-development-plan'],
      and: ({ claims }, { graph }) =>
        graph.ofKind('deliverable').length > 0
          ? undefined
          : {
              item: claims[0]?.document as TraceItem,
              place: claims[0]?.section.heading.place as TraceItem['place'],
              message: 'There is no register of documents: no deliverable is written',
              fix: 'Write a table with one row for each document (`DEL-1` …): title, activity, document kind, purpose, roles, due, produced as.',
            },
    }),
    every('document').where(isControlled).passes(unregistered),
  ),
});

/** Once a register is begun, every finished document belongs into it; a readme only points at others. */
function isControlled(document: TraceItem, { graph }: RuleContext): boolean {
  return graph.ofKind('deliverable').length > 0 && document.status !== 'draft' && answer(document, 'kind') !== 'readme';
}

function unregistered(document: TraceItem, { graph }: RuleContext) {
  const breach = breachOfAll(document, graph, [{ in: 'produced-as', from: ['deliverable'] }]);
  return (
    breach && {
      ...breach,
      message: `${document.id} stands in no row of the register${breach.instead}`,
      fix: `Name ${document.id} under \`produced-as\` of a deliverable, with its purpose and who writes, reviews and approves it.`,
    }
  );
}
