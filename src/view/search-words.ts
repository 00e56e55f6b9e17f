/** Text as it is compared in a search: without case and accents, so that `Gefährdung` and `GEFAHRDUNG` are the same. Lines stay lines. */
export function folded(text: string): string {
  const plain = isAscii(text) ? text : text.normalize('NFKD').replaceAll('ß', 'ss');
  return plain.toLowerCase().replaceAll(/\p{M}+/gu, '');
}

/** The words of a text, folded: letters and digits, whatever stands between them. Hashes are no words; of a very long word its beginning counts. */
export function wordsOf(text: string): string[] {
  const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !isHash(word)).map((word) => word.slice(0, longest));
}

/** An ID as it is compared: `SRS-12`, `srs 12` and `srs12` are the same. */
export function squashed(id: string): string {
  return folded(id).replaceAll(/[\s_-]+/g, '');
}

const longest = 40;

function isHash(word: string): boolean {
  return word.length >= 32 && /^[\da-f]+$/.test(word);
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
