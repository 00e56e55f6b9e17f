import { BlockError } from '../../../../../model/view-block.ts';
import { defineRule } from '../../../../rule.ts';
import { everyView, placeOfError } from '../../views.ts';

export default defineRule({
  id: 'view-block-is-sound',
  severity: { draft: 'error', release: 'error' },
  expect: everyView.passes(({ view, read }) => {
    if (!(read instanceof BlockError)) return undefined;
    return { place: placeOfError(view, read), message: `This view cannot be shown: ${read.message}`, fix: read.fix };
  }),
});
