import type { LinkRow } from '../../../../../model/kind.ts';
import { type KindName, kinds } from '../../../../../model/kinds.ts';
import { everyLink } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { aKindTitle, anyOf, kindTitle } from '../../../../words.ts';

export default defineRule({
  id: 'link-end-is-allowed',
  severity: { draft: 'error', release: 'error' },
  expect: everyLink().passes(({ link }) => {
    const { from, to, state, field } = link;
    if (state !== 'unwanted' || to === undefined || to.kind === 'unknown') return undefined;
    const row = kinds[from.kind as KindName].links.find((each) => each.name === field) as LinkRow;
    return {
      place: link.place,
      message: `${from.id} has ${link.target} under \`${field}\`, but ${to.id} is ${aKindTitle(to.kind)}`,
      fix: `\`${field}\` of ${aKindTitle(from.kind as KindName)} leads to ${ends(row)}.`,
      related: [{ message: `${to.id} is ${aKindTitle(to.kind)}`, place: to.idPlace }],
    };
  }),
});

function ends({ to, alsoTo }: LinkRow): string {
  const always = anyOf(to === 'any' ? ['any item'] : to.map(kindTitle));
  return alsoTo === undefined ? always : `${always}; to ${anyOf(alsoTo.kinds.map(kindTitle))} only ${alsoTo.when.text}`;
}
