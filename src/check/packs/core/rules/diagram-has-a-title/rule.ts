import { defineRule } from '../../../../rule.ts';
import { everyPicture } from '../../diagrams.ts';

export default defineRule({
  id: 'diagram-has-a-title',
  severity: { draft: 'warning', release: 'error' },
  expect: everyPicture.passes(({ diagram, drawn }) => {
    if (drawn.title !== undefined) return undefined;
    return { place: diagram.place, message: 'This diagram has no title, so who cannot see it does not hear what it shows' };
  }),
  fix: () =>
    'Write `accTitle: What it shows` in a line below the first; in a type of diagram that does not know this, `%% accTitle: What it shows`.',
});
