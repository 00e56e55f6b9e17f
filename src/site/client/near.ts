import SearchableMap from 'minisearch/SearchableMap';

/** Gives the words of a list that differ from another by two letters at most. */
export function nearIn(words: readonly string[]): (word: string) => readonly string[] {
  const map = new SearchableMap<true>();
  for (const word of words) map.set(word, true);
  return (word) => [...map.fuzzyGet(word, 2).keys()];
}
