/** Words of the search. */
export const searchStrings = {
  search: { en: 'Search', de: 'Suche' },
  hint: { en: 'ID or words, key /', de: 'ID oder Wörter, Taste /' },
  hits: { en: 'What was found', de: 'Gefundenes' },
  nothing: { en: 'Nothing was found.', de: 'Nichts gefunden.' },
  found: { en: '{count} {count:hit|hits}', de: '{count} {count:Treffer|Treffer}' },
  more: { en: '{count} more: type more words.', de: '{count} weitere: geben Sie mehr Wörter ein.' },
  failed: {
    en: 'The data of the search cannot be loaded: the folder of this site is not whole.',
    de: 'Die Daten der Suche lassen sich nicht laden: Der Ordner dieser Seiten ist nicht vollständig.',
  },
  page: { en: 'Page', de: 'Seite' },
  rule: { en: 'Rule', de: 'Regel' },
  clause: { en: 'Clause of {standard}', de: 'Abschnitt von {standard}' },
  theme: { en: 'Colours', de: 'Farben' },
  system: { en: 'as the system', de: 'wie das System' },
  light: { en: 'light', de: 'hell' },
  dark: { en: 'dark', de: 'dunkel' },
} as const;
