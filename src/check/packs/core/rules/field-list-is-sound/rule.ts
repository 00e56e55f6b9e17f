import { everyFileReadsWithout } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'field-list-is-sound',
  severity: { draft: 'error', release: 'error' },
  expect: everyFileReadsWithout('field-list-is-sound'),
});
