/** Finished HTML. Only `html` and `trusted` make it, so that text can never become markup by accident. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | undefined | false | readonly Part[];

/** Template tag: every string put in is escaped; markup and lists of markup go in as they are; `undefined` and `false` leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] as string;
  for (let at = 0; at < parts.length; at += 1) text += render(parts[at]) + strings[at + 1];
  return new Markup(text);
}

/** Text that is HTML already, from a serialiser that escapes. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (part instanceof Markup) return part.text;
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  let text = '';
  for (const each of part) text += render(each);
  return text;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  // Most texts need nothing: ten thousand pages hold a million of them.
  if (!/[&<>"']/.test(text)) return text;
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] as string);
}
