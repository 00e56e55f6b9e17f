import type { Filter } from './filter.ts';
import { leads, type TraceGraph } from './graph.ts';
import { type KindName, kinds } from './kinds.ts';
import type { TraceItem } from './trace-item.ts';
import type { Block } from './view-block.ts';

/** Living items of a kind that fit a filter: the rows of a matrix or a table. */
export function itemsThatFit(graph: TraceGraph, kind: KindName, filter?: Filter): readonly TraceItem[] {
  const items = graph.ofKind(kind);
  return filter === undefined ? items : items.filter((item) => filter(item, graph));
}

/** What a diagram draws an item joined with, links in both directions. Registers and approvals would join everything with everything. */
export function joinedWith(graph: TraceGraph, item: TraceItem): TraceItem[] {
  return [...graph.linksFrom(item), ...graph.linksTo(item)]
    .filter((link) => leads(link) && isDrawn(link.field))
    .map((link) => (link.from === item ? (link.to as TraceItem) : link.from));
}

/** Does a diagram draw links of a field? */
export function isDrawn(field: string): boolean {
  return field !== 'system' && field !== 'covers';
}

/** Why a view shows nothing, as words that can stand alone or before a comma; undefined for a view that shows something. */
export function whyEmpty(block: Block, graph: TraceGraph): string | undefined {
  switch (block.block) {
    case 'dhf-diagram': {
      const item = graph.item(block.item);
      return item !== undefined && joinedWith(graph, item).length > 0 ? undefined : `${block.item} is linked with nothing`;
    }
    case 'dhf-coverage': {
      const counted = block.chain.slice(0, -1);
      return counted.some((kind) => graph.ofKind(kind).length > 0) ? undefined : `There is no ${counted.map(titleOf).join(', and no ')}`;
    }
    default:
      if (itemsThatFit(graph, block.kind, block.filter).length > 0) return undefined;
      return block.filter === undefined ? `There is no ${titleOf(block.kind)}` : `The filter fits no ${titleOf(block.kind)}`;
  }
}

/** `software requirement`, `SOUP`. */
function titleOf(kind: KindName): string {
  const { title } = kinds[kind];
  return title === title.toUpperCase() ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
