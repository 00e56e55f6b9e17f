/** Words kept on each side of what differs, and the most that one side of it may have. */
const around = 6;
const most = 40;

/** What two texts say otherwise, with a few words before and behind it; the same beginning and end are left out. */
export function excerpts(before: string, after: string): readonly [before: string, after: string] {
  const [was, is] = [wordsIn(before), wordsIn(after)];
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  return [excerpt(was, start, end), excerpt(is, start, end)];
}

/** The beginning of a text, where it is long. */
export function beginning(text: string): string {
  return excerpt(wordsIn(text), 0, 0);
}

function excerpt(words: readonly string[], start: number, end: number): string {
  const from = start <= around ? 0 : start - around;
  const to = end <= around ? words.length : words.length - end + around;
  const kept = words.slice(from, to);
  const shown = kept.length > most ? [...kept.slice(0, most), '…'] : kept;
  return [...(from > 0 ? ['…'] : []), ...shown, ...(to < words.length && kept.length <= most ? ['…'] : [])].join(' ');
}

/** Words, those cut that are as long as a sentence: they are no words that people write. */
function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/u).flatMap((word) => (word.length <= 200 ? [word] : (word.match(/.{1,200}/gsu) ?? [])));
}
