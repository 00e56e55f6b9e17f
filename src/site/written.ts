import type { TraceGraph } from '../model/graph.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { html, type Markup } from './markup.ts';
import { link, whole } from './words.ts';

/** What an author wrote in a field, in the language of the file; `[[SRS-1]]` leads to that item. */
export function written(text: string, graph: TraceGraph, path: string): Markup {
  const parts = text.split(/\[\[([^\][]+)\]\]/).map((part, at) => {
    const item = at % 2 === 1 ? graph.item(part) : undefined;
    return item === undefined ? whole(part) : link(path, item);
  });
  return html`<span lang="${graph.vocabulary.language}">${parts}</span>`;
}

/** Links to some items, with commas between them. */
export function links(items: readonly TraceItem[], path: string): Markup {
  return html`${items.map((item, at) => html`${at === 0 ? '' : ', '}${link(path, item)}`)}`;
}

/** The title of an item behind its ID, in the language of the file. */
export function named(item: TraceItem, graph: TraceGraph, path: string): Markup {
  return html`${link(path, item)} <span lang="${graph.vocabulary.language}">${whole(item.title.text)}</span>`;
}
