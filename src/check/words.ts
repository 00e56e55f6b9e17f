import { type KindName, kinds } from '../model/kinds.ts';
import { labelOf } from '../model/labels.ts';
import type { TraceItem } from '../model/trace-item.ts';
import type { Vocabulary } from '../model/vocabulary.ts';

/** `software requirement`, `SOUP`. */
export function kindTitle(kind: KindName): string {
  const { title } = kinds[kind];
  return title === title.toUpperCase() ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** `a software requirement`, `an interface`. */
export function aKindTitle(kind: KindName): string {
  const title = kindTitle(kind);
  return `${/^(?:[aeio]|u(?!s[e ]))/.test(title) ? 'an' : 'a'} ${title}`;
}

/** `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** `a, b and c`. */
export function allOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `a, b and 5 more`; all of them up to three. */
export function someOf(words: readonly string[]): string {
  return allOf(words.length > 3 ? [...words.slice(0, 2), `${words.length - 2} more`] : words);
}

/** Where to write a field, in the spelling its item has. */
export function whereToWrite(item: TraceItem, name: string, prose: boolean, { language }: Vocabulary): string {
  const label = labelOf(name, language);
  if (item.spelling === 'row') return `Fill the column \`${label}\` of its row.`;
  if (name === 'title' && item.spelling === 'section') return 'Write the title behind the ID in its heading.';
  if (name === 'statement') return `Write it as text before the first sub-heading${item.spelling === 'section' ? ', below the list' : ''}.`;
  if (prose) return `Add a heading \`${label}\` with text under it.`;
  return item.spelling === 'section' ? `Add \`- **${label}:** …\` to its list.` : `Add \`${name}:\` to its front matter.`;
}

/** The start of a text, so that a message stays one line. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
