// Control characters, halves of surrogate pairs, signs that turn the direction of what follows, and signs without any width that no script or emoji needs:
// a title that has one of these more than another would look the same.
const unprintable = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Text that can harm neither a terminal nor a parser: signs that cannot be seen are spelled out as `\u{1b}`.
 * Line feeds stay.
 */
export function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(unprintable, (sign) => (sign === '\n' ? sign : escaped(sign)));
}

/** The same on one line: every run of white space is one space. */
export function oneLine(text: string): string {
  return text.replaceAll(/(?:(?!\ufeff)\s)+/gu, ' ').replaceAll(unprintable, escaped);
}

/** The same for a page, which sets white space itself: all white space stays as it is. */
export function visible(text: string): string {
  return text.replaceAll(unprintable, (sign) => (/[\t\n\v\f\r]/.test(sign) ? sign : escaped(sign)));
}

function escaped(sign: string): string {
  return `\\u{${sign.codePointAt(0)?.toString(16)}}`;
}
