import type { Declared } from '../../../../../model/declared.ts';
import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf, anyOf } from '../../../../words.ts';

export default defineRule({
  id: 'requirement-is-worded-plainly',
  clause: '5.2.6',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-5.2.6-3'],
  expect: every('software-requirement')
    .where((item) => answer(item, 'statement') !== undefined)
    .passes((item, { graph }) => {
      const said = (answer(item, 'statement') ?? '').replaceAll(/[“"„«][^”"“»]*[”"“»]/g, ' ');
      const what = remarks(said, graph.declared?.wording ?? { shall: [], vague: [] });
      if (what.length === 0) return undefined;
      return {
        place: fieldPlace(item, 'statement'),
        message: `${item.id} ${allOf(what)}`,
        fix: 'Say one thing, with a number, a limit or a state that a test can tell from its opposite.',
      };
    }),
});

/** What a person may want to look at again; quoted words are those of the product. */
function remarks(said: string, { shall, vague }: Declared['wording']): readonly string[] {
  const bound = shall.reduce((sum, word) => sum + timesIn(said, word), 0);
  const loose = vague.filter((word) => timesIn(said, word) > 0);
  return [
    ...(shall.length > 0 && bound === 0 ? [`does not say ${anyOf(shall.map(quoted))}, so it is not clear whether it binds`] : []),
    ...(bound > 1 ? [`asks for ${bound} things at once`] : []),
    ...(loose.length > 0 ? [`leaves open what ${allOf(loose.map(quoted))} means`] : []),
  ];
}

/** How often a word or phrase of the list stands in a text, not as part of a longer word. */
function timesIn(text: string, word: string): number {
  // Of a long list most words stand nowhere, and a plain search tells that many times faster.
  if (!text.toLowerCase().includes(word.toLowerCase())) return 0;
  const pattern = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}-])${pattern}(?![\\p{L}\\p{N}-])`, 'giu'))].length;
}

function quoted(word: string): string {
  return `“${word}”`;
}
