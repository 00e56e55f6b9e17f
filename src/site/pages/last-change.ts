import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { lastChange } from '../../view/last-change.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { html, type Markup } from '../markup.ts';
import { lastChangeStrings } from '../strings/last-change.ts';
import { type Language, speaker } from '../strings/strings.ts';
import { fieldTitle, inEnglish, whole } from '../words.ts';

/** A term and what it says: when, by whom and in which commit an item or document got its words; nothing for what is read from results. */
export function lastChangeRow(graph: TraceGraph, item: TraceItem, language: Language): Markup | string {
  if (item.kind === 'test-result') return '';
  return html`<dt>${speaker(lastChangeStrings, language)('lastChange')}</dt><dd>${words(graph, item, language)}</dd>\n`;
}

function words(graph: TraceGraph, item: TraceItem, language: Language): Markup {
  const say = speaker(lastChangeStrings, language);
  const missing = whyMissing(graph, 'history');
  if (missing !== undefined) return say('unknown', { why: inEnglish(missing, language) });
  const change = lastChange(item, graph);
  if (change === undefined) return say('uncommitted');
  const { day, author, commit } = change;
  const parts = { day: whole(day), author, commit: whole(commit.slice(0, 12)) };
  if (change.fields.length === 0) return say('change', parts);
  return say('changeOf', { ...parts, fields: change.fields.map((field) => fieldTitle(field, language)).join(', ') });
}
