// Control characters, halves of surrogate pairs, and signs that turn the direction of what follows.
const unprintable = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that can harm neither a terminal nor a parser: signs that cannot be seen are spelled out as `\u{1b}`.
 * Line feeds stay.
 */
export function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(unprintable, (sign) => (sign === '\n' ? sign : escaped(sign)));
}

/** The same on one line: every run of white space is one space. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(unprintable, escaped);
}

function escaped(sign: string): string {
  return `\\u{${sign.codePointAt(0)?.toString(16)}}`;
}
