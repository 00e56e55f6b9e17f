import { BlockError } from '../../../../../model/view-block.ts';
import { whyEmpty } from '../../../../../model/view-items.ts';
import { defineRule } from '../../../../rule.ts';
import { everyView } from '../../views.ts';

export default defineRule({
  id: 'view-shows-something',
  severity: { draft: 'warning', release: 'error' },
  expect: everyView.passes(({ view, read }, { graph }) => {
    const empty = read instanceof BlockError ? undefined : whyEmpty(read, graph);
    if (empty === undefined) return undefined;
    return { place: view.place, message: `${empty}, so this view is empty` };
  }),
  fix: () => 'Write what it is to show, ask for something else, or take the view away.',
});
