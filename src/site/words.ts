import type { Kind } from '../model/kind.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { addressOf, relative } from './address.ts';
import { html, type Markup } from './markup.ts';

/** A kind in words: "Software requirement". */
export function kindTitle(kind: string): string {
  return Object.hasOwn(kinds, kind) ? (kinds[kind as KindName] as Kind).title : 'Unknown kind';
}

/** A field or link name in words: "Derives from". */
export function fieldTitle(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Address of an item's or a document's own page. */
export function pageOf(item: TraceItem): string {
  return item.kind === 'document' ? addressOf.document(item) : addressOf.item(item.id);
}

/** Its ID as a link to its page. */
export function link(from: string, item: TraceItem): Markup {
  return html`<a href="${relative(from, pageOf(item))}">${item.id}</a>`;
}

/** A kind as a link to its page; one that nobody knows has none. */
export function kindLink(from: string, kind: string): Markup {
  return Object.hasOwn(kinds, kind)
    ? html`<a href="${relative(from, addressOf.kind(kind))}">${kindTitle(kind)}</a>`
    : html`${kindTitle(kind)}`;
}

/** A message with what stands between backticks as code. */
export function withCode(text: string): Markup {
  const parts = text.split('`');
  // Without a partner the last one is a backtick.
  const closed = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), `${parts.at(-2)}\`${parts.at(-1)}`];
  return html`${closed.map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
