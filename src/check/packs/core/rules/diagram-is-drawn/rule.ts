import { defineRule } from '../../../../rule.ts';
import { everyDiagram, placeInDiagram } from '../../diagrams.ts';

export default defineRule({
  id: 'diagram-is-drawn',
  severity: { draft: 'error', release: 'error' },
  expect: everyDiagram.passes(({ diagram, drawn }) =>
    drawn.troubles
      .filter(({ what }) => what === 'refused')
      .map((trouble) => ({
        place: placeInDiagram(diagram, trouble),
        message: `This diagram cannot be drawn: ${trouble.message}`,
        fix: trouble.fix,
      })),
  ),
});
