import { everyFileReadsWithout } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'field-is-written-once',
  severity: { draft: 'error', release: 'error' },
  expect: everyFileReadsWithout('field-is-written-once'),
});
