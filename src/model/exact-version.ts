/** Operators of version ranges at the start of a word: `^1.2`, `~1.2`, `>=1`, `<2`, `!=1`; `1.2 || 1.3`; `1.2+`. */
const operator = /(?:^|[\s,;@(])(?:[\^~<>≥≤]|!=)|\|\||(?:^|[\s,;@])v?\d+(?:\.\d+)*\+(?=$|[\s,;)])/;

/** A part left open: `*`, `1.x`, `4.2.*`. */
const open = /(?:^|[\s@]|\.)\*|(?:^|\.)[xX](?=$|[.\s,;)-])/;

/** Ranges in words: `4.2 or later`, `1.2 - 1.4`, `up to 3`, `since 2.0`. */
const inWords = /\b(?:or|and) (?:later|newer|above|higher|up)\b|\b(?:up to|at least|since)\b|\d\s+(?:-|–|to|until)\s+v?\d/i;

/** A tag that moves although a number may stand beside it: `node:latest`, `1.4-SNAPSHOT`. */
const moving = /[:@]latest\b|-SNAPSHOT\b/i;

/** Can this text mean one version only? A name without any digit (`latest`, `main`, `stable`) cannot. Whether it is the right one is not asked. */
export function isExact(text: string): boolean {
  return /\d/.test(text) && ![operator, open, inWords, moving].some((form) => form.test(text));
}
