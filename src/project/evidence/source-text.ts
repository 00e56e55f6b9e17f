import { isUtf8 } from 'node:buffer';

/** A zero within the first bytes is none of a text, as git sees it. */
const beginning = 8000;

/**
 * The text of a source file, without its byte order mark: UTF-8, UTF-16 where a mark says so, else Latin-1, which every sequence of bytes is and which
 * older sources often are. Undefined for what is no text.
 */
export function sourceText(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes.subarray(2)).toString('utf16le');
  if (bytes.subarray(0, beginning).includes(0)) return undefined;
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
