import { html, type Markup } from './markup.ts';
import { sharedStrings } from './strings/shared.ts';
import { type Language, speaker } from './strings/strings.ts';

/** Header of a column; one of numbers is set to the right. */
export type Column = string | { readonly number: string };

/**
 * A table that scrolls by itself where it is too wide. Without a link in it, keys reach it as a whole. `short` keeps it from being stretched; columns of
 * tables that are `aligned` stand below each other.
 */
export function table(columns: readonly Column[], body: Markup, language: Language, look?: 'short' | 'aligned'): Markup {
  const heads = columns.map((column) =>
    typeof column === 'string' ? html`<th scope="col">${column}</th>` : html`<th scope="col" class="number">${column.number}</th>`,
  );
  const whole = html`<table${look !== undefined && html` class="${look}"`}><thead><tr>${heads}</tr></thead>${body}</table>`;
  const reached = whole.text.includes('<a ')
    ? ''
    : html` tabindex="0" role="group" aria-label="${speaker(sharedStrings, language)('sideways')}"`;
  return html`<div class="wide"${reached}>${whole}</div>`;
}

/** Rows of one section. */
export function rows(list: readonly Markup[]): Markup {
  return html`<tbody>${list}</tbody>`;
}

/** Rows in sections of a hundred, so that a browser lays out only those in sight. */
export function sections<T>(list: readonly T[], row: (each: T) => Markup): Markup {
  const parts = Array.from({ length: Math.ceil(list.length / 100) }, (_, at) => list.slice(at * 100, at * 100 + 100));
  return html`${parts.map((part) => html`<tbody class="part">${part.map(row)}</tbody>`)}`;
}
