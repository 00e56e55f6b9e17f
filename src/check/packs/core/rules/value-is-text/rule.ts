import { everyFileReadsWithout } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'value-is-text',
  severity: { draft: 'error', release: 'error' },
  expect: everyFileReadsWithout('value-is-text'),
});
