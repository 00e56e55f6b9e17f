/** Words of the page of the graph. */
export const graphStrings = {
  title: { en: 'Graph', de: 'Graph' },
  lead: {
    en: 'Which items are linked with which. The page of each item shows what it is linked with as a picture and as a table.',
    de: 'Welche Einträge mit welchen verknüpft sind. Die Seite jedes Eintrags zeigt als Bild und als Tabelle, womit er verknüpft ist.',
  },
  choose: { en: 'Choose an item', de: 'Einen Eintrag wählen' },
  nothing: {
    en: 'This file holds no item yet, so there is nothing to choose.',
    de: 'Diese Akte enthält noch keinen Eintrag, daher gibt es nichts zu wählen.',
  },
  ofKind: { en: '{kind}, {count}', de: '{kind}, {count}' },
  more: { en: '{count} more {count:item|items} of this kind', de: '{count} {count:weiterer Eintrag|weitere Einträge} dieser Art' },
  holds: { en: 'What the graph holds', de: 'Was der Graph enthält' },
  sum: {
    en: 'It joins {items} {items:item and document|items and documents} by {links} {links:link|links} that {links:leads|lead} somewhere.',
    de: 'Er verbindet {items} {items:Eintrag oder Dokument|Einträge und Dokumente} durch {links} {links:Verknüpfung, die ein Ziel hat|Verknüpfungen, die ein Ziel haben}.',
  },
  broken: {
    en: '{count} more {count:link leads|links lead} nowhere: see {findings}.',
    de: '{count} weitere {count:Verknüpfung führt|Verknüpfungen führen} ins Leere: siehe {findings}.',
  },
  findings: { en: 'the findings', de: 'die Befunde' },
  noLinks: {
    en: 'No link is written in this file yet, so there is nothing to count.',
    de: 'In dieser Akte steht noch keine Verknüpfung, daher gibt es nichts zu zählen.',
  },
  from: { en: 'From', de: 'Von' },
  link: { en: 'Link', de: 'Verknüpfung' },
  to: { en: 'To', de: 'Nach' },
  count: { en: 'Links', de: 'Verknüpfungen' },
  suspect: { en: 'Suspect', de: 'Zu prüfen' },
} as const;
