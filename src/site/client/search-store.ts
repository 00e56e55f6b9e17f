import { type Found, type Search, searchOver } from '../../view/search.ts';
import type { TermPart, TextPart, TitleData } from '../../view/search-index.ts';
import { searchNames } from '../search-names.ts';
import { loadData } from './data.ts';
import { nearIn } from './near.ts';

/** The search with its data, each file of which is loaded when it is first needed. */
export interface SearchStore {
  /** Language of what authors wrote. */
  readonly language: string;
  /**
   * Answers with what is known at once, and again whenever more is loaded, until `isCurrent` says no; fulfilled when all is known.
   * Rejects where a file cannot be loaded.
   */
  ask(question: string, tell: (found: Found, whole: boolean) => void, isCurrent: () => boolean): Promise<void>;
  /** What a thing says. */
  text(thing: number): Promise<string>;
}

export async function searchStore(): Promise<SearchStore> {
  const data = await loadData<TitleData>(searchNames.titles);
  const search = searchOver(data);
  return {
    language: data.language,
    async ask(question, tell, isCurrent) {
      let found = search.find(question);
      while (found.terms.length > 0 || found.words) {
        tell(found, false);
        await loadFor(search, found);
        if (!isCurrent()) return;
        found = search.find(question);
      }
      tell(found, true);
    },
    async text(thing) {
      const part = data.texts.findLastIndex((first) => first <= thing);
      const texts = await loadData<TextPart>(searchNames.texts + part);
      return texts[thing - (data.texts[part] as number)] ?? '';
    },
  };
}

async function loadFor(search: Search, { terms, words }: Found): Promise<void> {
  const loading = terms.map(async (number) => search.learnTerms(number, await loadData<TermPart>(searchNames.terms + number)));
  if (words) loading.push(loadData<string>(searchNames.words).then((all) => search.learnWords(all, nearIn(all.split(' ')))));
  await Promise.all(loading);
}
