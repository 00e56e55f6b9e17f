import { everyFileReadsWithout } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'fence-is-closed',
  severity: { draft: 'error', release: 'error' },
  expect: everyFileReadsWithout('fence-is-closed'),
});
