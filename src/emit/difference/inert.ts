import { oneLine } from '../printable.ts';

/** Stands between two signs and is not seen. */
const joiner = '\u2060';

const special = /[\\`*_{}[\]<>#|~&$]/g;

/**
 * Somebody's text as Markdown that shows it, on one line, behind other words of that line, and does nothing: no mark-up, HTML, table cell, link or mention, on
 * GitHub and GitLab alike. What hosts find in the text that they show, as people and issues, is parted by a sign that cannot be seen.
 */
export function inert(text: string): string {
  return parted(text).replaceAll(special, '\\$&');
}

/** The same for the inside of an HTML element, where no Markdown is read. */
export function inertHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return parted(text).replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign);
}

function parted(text: string): string {
  return oneLine(text)
    .replaceAll(/@(?=\S)/g, `@${joiner}`)
    .replaceAll(/([#!~%$])(?=[\w"])/g, `$1${joiner}`)
    .replaceAll(/\b(GH)-(?=\d)/gi, `$1${joiner}-`)
    .replaceAll(/:(?=\/\/|[\w+-]+:)/g, `:${joiner}`)
    .replaceAll(/\b(mailto|xmpp):/gi, `$1${joiner}:`)
    .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}${joiner}.`)
    .trim();
}
