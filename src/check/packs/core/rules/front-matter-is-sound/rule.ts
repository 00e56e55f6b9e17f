import { everyFileReadsWithout } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'front-matter-is-sound',
  severity: { draft: 'error', release: 'error' },
  expect: everyFileReadsWithout('front-matter-is-sound'),
});
