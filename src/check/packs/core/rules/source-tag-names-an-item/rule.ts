import type { SourceTag } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { fieldPlace } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type Subject } from '../../../../rule.ts';
import { closeItem } from '../../close-id.ts';

interface TagSubject extends Subject {
  readonly tag: SourceTag;
}

export default defineRule({
  id: 'source-tag-names-an-item',
  severity: { draft: 'error', release: 'error' },
  needs: ['source'],
  expect: eachOf<TagSubject>(({ graph }) => (graph.evidence.source?.tags ?? []).map((tag) => ({ tag }))).passes(({ tag }, { graph }) => {
    const item = graph.item(tag.item);
    if (item === undefined) return unknown(tag, graph);
    if (item.status !== 'retired') return undefined;
    return {
      place: tag.place,
      message: `This code ${tag.says} ${tag.item}, as its comment says, but ${tag.item} is retired`,
      fix: 'Name what took its place, or take the tag out.',
      related: [{ message: `${item.id} is retired here`, place: fieldPlace(item, 'status') }],
    };
  }),
});

function unknown({ item, says, place }: SourceTag, graph: TraceGraph) {
  const close = closeItem(item, graph);
  return {
    place,
    message: `This code ${says} ${item}, as its comment says, but ${item} does not exist`,
    fix: close === undefined ? 'Correct the ID, or take the tag out.' : `${close.id} is close; correct the ID, or take the tag out.`,
    ...(close === undefined ? {} : { related: [{ message: `${close.id} stands here`, place: close.idPlace }] }),
  };
}
