import type { MentionFacts, SectionFacts } from '../../../model/facts.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { idsIn } from '../../../model/mentions.ts';
import type { Place } from '../../../model/place.ts';
import type { TraceItem } from '../../../model/trace-item.ts';
import type { Claiming } from '../../claims.ts';

/** Living items and documents that a section names in its words, links to, or holds. */
export function namedIn({ section, document }: Claiming, graph: TraceGraph): readonly TraceItem[] {
  const linked = mentionsIn(section, graph).flatMap(({ id }) => graph.item(id) ?? []);
  const held = graph.within(document).filter((each) => lies(each.place, section.place));
  return [...new Set([...idsIn(section.words, graph), ...linked, ...held])].filter((each) => each.status !== 'retired');
}

/** Does a section name something that is not there? That is told by itself. */
export function namesNothing({ section }: Claiming, graph: TraceGraph): boolean {
  return mentionsIn(section, graph).some(({ id }) => graph.item(id) === undefined);
}

function mentionsIn({ place }: SectionFacts, graph: TraceGraph): readonly MentionFacts[] {
  const facts = graph.facts.find(({ file }) => file === place.file);
  return facts?.mentions.filter((mention) => lies(mention.place, place)) ?? [];
}

function lies({ line, endLine }: Place, around: Place): boolean {
  return line >= around.line && endLine <= around.endLine;
}
