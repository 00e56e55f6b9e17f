import { everyLink } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { linkWords } from '../../link-words.ts';

export default defineRule({
  id: 'item-does-not-check-itself',
  severity: { draft: 'error', release: 'error' },
  expect: everyLink('verifies', 'validates', 'shows-effective', 'covers', 'validated-by').passes(({ link }) =>
    link.to !== link.from
      ? undefined
      : {
          place: link.place,
          message: `${linkWords(link)}, which is itself, and nothing is evidence for itself`,
          fix: 'Name what was looked at, or take the ID out.',
        },
  ),
});
