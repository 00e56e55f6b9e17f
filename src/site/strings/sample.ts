/** Words of the page that draws a sample of chains. */
export const sampleStrings = {
  title: { en: 'Pull a thread', de: 'Stichprobe' },
  lead: {
    en: 'A sample of items, each with its whole chain from need and hazard to result, to be printed as one dossier. Nobody picks: the seed decides. The same seed draws the same sample from the same file.',
    de: 'Eine Stichprobe von Einträgen, jeder mit seiner ganzen Kette von Bedarf und Gefährdung bis zum Ergebnis, zum Drucken als eine Akte. Niemand wählt aus: Der Startwert entscheidet. Derselbe Startwert zieht aus derselben Akte dieselbe Stichprobe.',
  },
  method: {
    en: 'Drawn by mulberry32 from all items of the kind in the order of their IDs, each as likely as any other.',
    de: 'Gezogen mit mulberry32 aus allen Einträgen der Art in der Reihenfolge ihrer IDs, jeder gleich wahrscheinlich.',
  },
  nothing: { en: 'There is no item to draw from yet.', de: 'Noch gibt es keinen Eintrag, aus dem gezogen werden kann.' },
  choose: { en: 'What to draw', de: 'Was gezogen wird' },
  kind: { en: 'Kind', de: 'Art' },
  number: { en: 'Number', de: 'Anzahl' },
  seed: { en: 'Seed', de: 'Startwert' },
  draw: { en: 'Draw', de: 'Ziehen' },
  drawn: { en: '{count} of {all}: {kind}, seed {seed}', de: '{count} von {all}: {kind}, Startwert {seed}' },
  unloaded: { en: 'The data of the sample could not be loaded.', de: 'Die Daten der Stichprobe konnten nicht geladen werden.' },
  further: { en: '{count} further away, on the page of {id}', de: '{count} weiter entfernt, auf der Seite von {id}' },
  alone: { en: 'No link of a chain leads from it or to it.', de: 'Keine Verknüpfung einer Kette führt von ihm weg oder dorthin.' },
} as const;
