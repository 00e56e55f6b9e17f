/** Names of the files of data for the search; those of parts end in their number. */
export const searchNames = { titles: 'search', words: 'search/words', terms: 'search/terms-', texts: 'search/texts-' } as const;
