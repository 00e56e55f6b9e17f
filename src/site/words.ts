import { kinds } from '../model/kinds.ts';
import { labelOf } from '../model/labels.ts';
import type { TraceItem } from '../model/trace-item.ts';
import type { SourceLink } from '../view/source-link.ts';
import { addressOf, relative } from './address.ts';
import { html, type Markup } from './markup.ts';
import { stretches } from './readable.ts';
import { kindStrings } from './strings/kinds.ts';
import { arrivalStrings } from './strings/links.ts';
import { sharedStrings } from './strings/shared.ts';
import { type Language, speaker, wordsIn } from './strings/strings.ts';

/** A kind in words: "Software requirement". */
export function kindTitle(kind: string, language: Language): string {
  return wordsIn(kindStrings[Object.hasOwn(kinds, kind) ? (kind as keyof typeof kinds) : 'unknown'], language);
}

/** A field or link name in words: "Derives from". */
export function fieldTitle(name: string, language: Language): string {
  return wordsIn({ en: labelOf(name), de: labelOf(name, 'de') }, language);
}

/** A link in words, as it is called from one of its ends: "derives from", "is verified by". */
export function linkWords(label: string, language: Language): string {
  if (Object.hasOwn(arrivalStrings, label)) return wordsIn(arrivalStrings[label as keyof typeof arrivalStrings], language);
  return wordsIn({ en: label.replaceAll('-', ' '), de: labelOf(label, 'de') }, language);
}

/** Words of rules, tools and sources, which are English whatever the language of the page. */
export function inEnglish(words: Markup | string, language: Language): Markup {
  return language === 'en' ? html`${words}` : html`<span lang="en" dir="ltr">${words}</span>`;
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
export function kindLink(from: string, kind: string, language: Language): Markup {
  const title = kindTitle(kind, language);
  return Object.hasOwn(kinds, kind) ? html`<a href="${relative(from, addressOf.kind(kind))}">${title}</a>` : html`${title}`;
}

/** Text in which no ID and no date is broken over two lines, and a hash is set as code. */
export function whole(text: string): Markup {
  return html`${stretches(text).map(({ text: part, as }) => (as === 'text' ? part : as === 'hash' ? html`<code class="hash">${part}</code>` : html`<span class="whole">${part}</span>`))}`;
}

/** Does an approval cover a document as it stands? */
export function approvedTag(approved: boolean, language: Language): Markup {
  const say = speaker(sharedStrings, language);
  return approved ? html`<span class="tag good">${say('approved')}</span>` : html`<span class="tag warning">${say('notApproved')}</span>`;
}

/** Items by kind, in the order of the table of kinds: from need to record. What nobody knows comes last. */
export function byKind(items: readonly TraceItem[]): readonly (readonly [kind: string, items: readonly TraceItem[]])[] {
  const groups = Map.groupBy(items, (item): string => item.kind);
  return [...Object.keys(kinds), 'unknown'].flatMap((kind) => {
    const group = groups.get(kind);
    return group === undefined ? [] : [[kind, group] as const];
  });
}

/** A message with what stands between backticks as code. */
export function withCode(text: string): Markup {
  const parts = text.split('`');
  // Without a partner the last one is a backtick.
  const closed = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), `${parts.at(-2)}\`${parts.at(-1)}`];
  return html`${closed.map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : whole(part)))}`;
}

/** Names and messages of tests come from tools, and may be of any length. */
export function shortened(text: string): string {
  return text.length <= 400 ? text : `${text.slice(0, 400)}…`;
}

/** A path that may be broken after each `/`, and the line in it. */
export function pathAt(path: string, language: Language, line?: number): Markup {
  const parts = path.split('/').map((part, at) => html`${at === 0 ? '' : html`/<wbr>`}${part}`);
  const at =
    line === undefined ? '' : html`, <span class="whole">${speaker(sharedStrings, language)('line', { line: String(line) })}</span>`;
  return html`${parts}${at}`;
}

/** A file of the product, or a line of it, as a link to the commit that the site is made from, where its address is known. */
export function fileLink(path: string, line: number | undefined, sourceHref: SourceLink, language: Language): Markup {
  const words = pathAt(path, language, line);
  const address = sourceHref(path, line ?? 1);
  return address === undefined ? words : html`<a href="${address}">${words}</a>`;
}
