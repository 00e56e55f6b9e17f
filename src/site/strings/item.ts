/** Words on the page of an item. */
export const itemStrings = {
  text: { en: 'Text', de: 'Text' },
  noText: { en: 'This item has no text of its own.', de: 'Dieser Eintrag hat keinen eigenen Text.' },
  outcome: { en: 'Outcome', de: 'Stand' },
  results: { en: 'Results', de: 'Ergebnisse' },
  source: { en: 'Source', de: 'Quelltext' },
  findings: { en: 'Findings', de: 'Befunde' },
  moreFindings: {
    en: '{count} {count:more finding|more findings} among all findings',
    de: '{count} {count:weiterer Befund|weitere Befunde} unter allen Befunden',
  },
  approvals: { en: 'Approvals', de: 'Genehmigungen' },
  picture: { en: 'Picture', de: 'Schaubild' },
  explore: { en: 'Explore from here', de: 'Von hier aus erkunden' },

  kind: { en: 'Kind', de: 'Art' },
  effectiveClass: { en: 'Effective class', de: 'Wirksame Klasse' },
  classByDefault: { en: '{class} (nothing declared: C is in force)', de: '{class} (nichts erklärt: es gilt C)' },
  classDeclared: { en: '{class} (declared here)', de: '{class} (hier erklärt)' },
  classFrom: { en: '{class} from {item}', de: '{class} durch {item}' },
  approved: { en: 'Approved', de: 'Genehmigung' },
  approvedBy: { en: '{tag} by {record}', de: '{tag} durch {record}' },
  implemented: { en: 'Implemented', de: 'Umsetzung' },
  standsIn: { en: 'Stands in', de: 'Steht in' },
  writtenIn: { en: 'Written in', de: 'Quelldatei' },
  contentHash: { en: 'Content hash', de: 'Inhalts-Hash' },
  empty: { en: 'empty', de: 'leer' },
  values: { en: '{count} {count:value|values}', de: '{count} {count:Wert|Werte}' },
  moreValues: { en: 'and {count} more in the source', de: 'und {count} weitere in der Quelle' },
} as const;

/** Whether, and where, a software requirement stands in the source. */
export const implementedStrings = {
  unknown: { en: 'not known: {why}', de: 'nicht bekannt: {why}' },
  unlooked: {
    en: 'not known: nobody looked at the files of the product',
    de: 'nicht bekannt: niemand hat die Dateien des Produkts angesehen',
  },
  no: { en: 'no: no source stands at {at}', de: 'nein: kein Quelltext steht bei {at}' },
  tagged: { en: 'yes: comments name it at {at}', de: 'ja: Kommentare nennen sie bei {at}' },
  source: { en: 'yes: source stands at {at}', de: 'ja: Quelltext steht bei {at}' },
  both: {
    en: 'yes: source stands at {at}, and comments name it at {tagged}',
    de: 'ja: Quelltext steht bei {at}, und Kommentare nennen sie bei {tagged}',
  },
} as const;
