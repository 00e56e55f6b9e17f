/** Do two names stand for one thing? Every word of the shorter is in the other, in whatever case and however words are joined: `tidewell-app` is Tidewell. */
export function isCalledAlike(one: string, other: string): boolean {
  const [fewer = [], more = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return fewer.length > 0 && (fewer.every((word) => more.includes(word)) || fewer.join('') === more.join(''));
}

/** Do two names have a word in common? */
export function sharesWord(one: string, other: string): boolean {
  const words = wordsOf(other);
  return wordsOf(one).some((word) => word.length > 1 && words.includes(word));
}

function wordsOf(name: string): readonly string[] {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
