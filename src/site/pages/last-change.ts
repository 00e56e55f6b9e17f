import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { lastChange, whenWords } from '../../view/last-change.ts';
import { html, type Markup } from '../markup.ts';
import { whole } from '../words.ts';
import { whyMissing } from './outcome.ts';

/** A term and what it says: when, by whom and in which commit an item or document got its words; nothing for what is read from results. */
export function lastChangeRow(graph: TraceGraph, item: TraceItem): Markup | string {
  if (item.kind === 'test-result') return '';
  return html`<dt>Last change</dt><dd>${words(graph, item)}</dd>\n`;
}

function words(graph: TraceGraph, item: TraceItem): Markup {
  const missing = whyMissing(graph, 'history');
  if (missing !== undefined) return html`not known: ${missing}`;
  const change = lastChange(item, graph);
  if (change === undefined) return html`in no commit yet`;
  const what = change.fields.length === 0 ? '' : `: ${change.fields.join(', ')}`;
  return whole(`${whenWords(change)}${what}`);
}
