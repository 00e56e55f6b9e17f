import type { StrayTag } from '../../../../../model/evidence.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';

interface TagSubject extends Subject {
  /** Absent for a tag that is one. */
  readonly stray?: StrayTag;
}

export default defineRule({
  id: 'source-tag-is-complete',
  severity: { draft: 'warning', release: 'warning' },
  needs: ['source'],
  expect: eachOf(everyTag).passes(({ stray }) => {
    if (stray === undefined) return undefined;
    const { text, near, place } = stray;
    return {
      place,
      message: `“${shorten(text)}” looks like a tag, but ${near === undefined ? 'names no item' : 'cannot be read as one'}, so nothing is traced by it`,
      fix: near === undefined ? 'Name the item in it, or take the brackets away.' : `Write \`${near}\`, or take the brackets away.`,
    };
  }),
});

/** Who uses no tags may put the word in brackets. */
function everyTag({ graph }: RuleContext): readonly TagSubject[] {
  const { tags = [], strays = [] } = graph.evidence.source ?? {};
  const told = tags.length > 0 ? strays : strays.filter(({ near }) => near !== undefined);
  return [...tags.map(() => ({})), ...told.map((stray) => ({ stray }))];
}
