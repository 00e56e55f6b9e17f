import { everyFileReadsWithout } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'item-is-identified',
  severity: { draft: 'error', release: 'error' },
  expect: everyFileReadsWithout('item-is-identified'),
});
