import type { SourceTag } from '../../../../../model/evidence.ts';
import { type KindName, kinds } from '../../../../../model/kinds.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { aKindTitle, anyOf, kindTitle } from '../../../../words.ts';

interface TagSubject extends Subject {
  readonly tag: SourceTag;
  readonly named: TraceItem;
}

/** What a test shows is met: its test case, or directly what a test case would name. */
const tested = kinds['test-case'].links.find(({ name }) => name === 'verifies')?.to ?? [];

const suiting: Readonly<Record<SourceTag['says'], readonly KindName[]>> = {
  implements: [
    'software-requirement',
    'system-requirement',
    'risk-control',
    'interface',
    'design-element',
    'software-unit',
    'software-item',
  ],
  verifies: ['test-case', ...(tested === 'any' ? [] : tested)],
};

export default defineRule({
  id: 'source-tag-suits-its-item',
  severity: { draft: 'error', release: 'error' },
  needs: ['source'],
  expect: eachOf(tagsOfItems).passes(({ tag: { item, says, place }, named }) =>
    suiting[says].includes(named.kind as KindName)
      ? undefined
      : {
          place,
          message: `This code ${says} ${item}, as its comment says, but ${item} is ${aKindTitle(named.kind as KindName)}`,
          fix: `What code ${says} is ${anyOf(suiting[says].map(kindTitle))}: name that, or take the tag out.`,
          related: [{ message: `${named.id} is ${aKindTitle(named.kind as KindName)}`, place: named.idPlace }],
        },
  ),
});

/** A tag that names nothing, or something retired, is found by `source-tag-names-an-item`; an item of no known kind by `kind-is-known`. */
function* tagsOfItems({ graph }: RuleContext): Iterable<TagSubject> {
  for (const tag of graph.evidence.source?.tags ?? []) {
    const named = graph.item(tag.item);
    if (named !== undefined && named.status !== 'retired' && named.kind !== 'unknown') yield { tag, named };
  }
}
