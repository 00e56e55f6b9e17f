import { everyFileReadsWithout } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'text-reaches-the-page',
  severity: { draft: 'error', release: 'error' },
  expect: everyFileReadsWithout('text-reaches-the-page'),
});
