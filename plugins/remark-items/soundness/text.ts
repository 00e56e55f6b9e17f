import { note, placeBetween, type Reading } from '../reading.ts';

const rule = 'text-reaches-the-page';

/** Notes NUL characters: nothing shows them, and tools that stop at one do not see the rest. */
export function noteNul(reading: Reading, original: string, frontMatterEnd: number): void {
  const at = original.indexOf('\0');
  if (at < 0) return;
  note(
    reading,
    at < frontMatterEnd ? 'front-matter-is-sound' : rule,
    placeBetween(reading, at, at + 1),
    'The file holds a NUL character here, which no tool shows and at which some stop reading',
    'Take it away; if the file is not plain text in UTF-8, save it as that.',
  );
}

/** Notes a carriage return that ends a line alone: editors and git count lines otherwise. */
export function noteLoneReturn(reading: Reading): void {
  const at = reading.text.search(/\r(?!\n)/);
  if (at < 0) return;
  note(
    reading,
    rule,
    placeBetween(reading, at, at + 1),
    'A line ends here with a carriage return alone: git and many tools show what follows on the same line',
    'Save the file with line ends LF or CRLF.',
  );
}

/** Notes a comment that is never closed, after which nothing is shown. */
export function noteOpenComment(reading: Reading, html: string, from: number): void {
  const start = html.lastIndexOf('<!--');
  if (start < 0 || html.includes('-->', start)) return;
  note(
    reading,
    rule,
    placeBetween(reading, from + start, from + start + 4),
    'A comment is opened here and never closed, so nothing after it is read as it is meant',
    'Close it with `-->`.',
  );
}
