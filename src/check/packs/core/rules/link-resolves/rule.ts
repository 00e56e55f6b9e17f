import type { TraceGraph } from '../../../../../model/graph.ts';
import type { LinkRow } from '../../../../../model/kind.ts';
import { type KindName, kinds } from '../../../../../model/kinds.ts';
import { linksOfThePast, type TraceLink } from '../../../../../model/link.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { everyLink } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';
import { closeItem, differsByZeros } from '../../close-id.ts';
import { linkWords } from '../../link-words.ts';

export default defineRule({
  id: 'link-resolves',
  clause: 'IEC 62304 5.2.6',
  severity: { draft: 'error', release: 'error' },
  expect: everyLink().passes(({ link }, { graph }) => {
    if (link.state === 'ambiguous') return ambiguous(link, graph);
    if (link.state !== 'dangling') return undefined;
    return link.to === undefined ? unknown(link, graph) : retired(link, link.to);
  }),
});

function ambiguous(link: TraceLink, graph: TraceGraph) {
  const places = graph.duplicates.get(link.target) ?? [];
  return {
    place: link.place,
    message: `${linkWords(link)}, which stands in ${places.length} places`,
    fix: 'Give each of them an ID of its own, then name the one that is meant.',
    related: places.map((item) => ({ message: `${item.id} stands here`, place: item.idPlace })),
  };
}

function retired(link: TraceLink, to: TraceItem) {
  if (linksOfThePast.has(link.field)) return undefined;
  return {
    place: link.place,
    message: `${linkWords(link)}, which is retired`,
    fix: 'Name what took its place, or take the link out.',
    related: [{ message: `${to.id} is retired here`, place: fieldPlace(to, 'status') }],
  };
}

function unknown(link: TraceLink, graph: TraceGraph) {
  const { target, place } = link;
  if (isTicket(target)) {
    return { place, message: `${linkWords(link)}, which does not exist`, fix: 'Correct it, or extract the register of the tracker again.' };
  }
  if (!graph.vocabulary.isId(target)) {
    return {
      place,
      message: `${linkWords({ ...link, target: `“${shorten(target)}”` })}, which is not an ID`,
      fix: 'Write the ID alone, and its explanation as text.',
    };
  }
  const close = closeItem(target, graph, (item) => isAllowed(link, item));
  const zeros = close !== undefined && differsByZeros(close.id, target);
  return {
    place,
    message: `${linkWords(link)}, which does not exist`,
    fix: zeros ? `Write ${close.id}: zeros in front make another ID.` : otherwise(target, close, graph),
    ...(close === undefined ? {} : { related: [{ message: `${close.id} stands here`, place: close.idPlace }] }),
  };
}

/** A key that only trackers give: `#45`, `AB#4711`. */
function isTicket(target: string): boolean {
  return /^[\p{L}\p{N}]*#\d+$/u.test(target);
}

function otherwise(target: string, close: TraceItem | undefined, graph: TraceGraph): string {
  const prefix = graph.vocabulary.prefixOf(target);
  const create =
    prefix !== undefined && graph.vocabulary.kindOfPrefix(prefix) !== undefined ? `create ${target} with \`dhf new ${prefix}\`` : '';
  if (close !== undefined) return `${close.id} is close; or ${create === '' ? `write ${target}` : create}`;
  return create === '' ? 'Correct the ID.' : `Correct the ID; or ${create}`;
}

function isAllowed({ from, field }: TraceLink, item: TraceItem): boolean {
  const row: LinkRow | undefined = kinds[from.kind as KindName].links.find((each) => each.name === field);
  const allowed = row?.to === 'any' ? 'any' : [...(row?.to ?? []), ...(row?.alsoTo?.kinds ?? [])];
  return allowed === 'any' || allowed.includes(item.kind as KindName);
}
