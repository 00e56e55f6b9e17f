/** How the bytes of a text file are to be read, or why they cannot be. */
export type Encoding = { readonly encoding: string } | { readonly why: string };

/** Beginnings that tell an encoding, the longer ones first. */
const marks: readonly (readonly [bytes: readonly number[], Encoding])[] = [
  [[0xff, 0xfe, 0x00, 0x00], { why: 'it is written in UTF-32' }],
  [[0x00, 0x00, 0xfe, 0xff], { why: 'it is written in UTF-32' }],
  [[0xef, 0xbb, 0xbf], { encoding: 'utf-8' }],
  [[0xff, 0xfe], { encoding: 'utf-16le' }],
  [[0xfe, 0xff], { encoding: 'utf-16be' }],
  // `<?` and `<t` without a byte order mark.
  [[0x3c, 0x00], { encoding: 'utf-16le' }],
  [[0x00, 0x3c], { encoding: 'utf-16be' }],
  [[0x50, 0x4b, 0x03, 0x04], { why: 'it is a ZIP archive' }],
  [[0x1f, 0x8b], { why: 'it is packed with gzip' }],
];

/**
 * The encoding of a text by its first bytes (a few hundred), as a label of the WHATWG Encoding Standard: by its byte order mark, or by the declaration of an XML
 * file; else UTF-8. An encoding that is not known is refused.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const mark = marks.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  if (mark !== undefined) return mark[1];
  const beginning = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(beginning)?.[1];
  // Where the declaration could be read byte by byte, it is not UTF-16 whatever it says: some programs write the name of their own text in memory.
  if (declared === undefined || /^utf-?16/i.test(declared)) return { encoding: 'utf-8' };
  return isKnown(declared)
    ? { encoding: declared.toLowerCase() }
    : { why: `its XML declaration names the encoding ${declared}, which is not known` };
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
