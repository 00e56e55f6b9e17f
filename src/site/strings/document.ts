/** Words on the page of a document. */
export const documentStrings = {
  number: { en: 'Number', de: 'Nummer' },
  revision: { en: 'Revision', de: 'Revision' },
  effective: { en: 'Effective from', de: 'Gültig ab' },
  author: { en: 'Author', de: 'Autor' },
  approver: { en: 'Approver', de: 'Genehmigt durch' },
  approved: { en: 'Approved', de: 'Genehmigung' },
  writtenIn: { en: 'Written in', de: 'Quelldatei' },
  controlAgainst: { en: '{line} · redline against revision {revision}', de: '{line} · Vergleich mit Revision {revision}' },
  controlFrom: {
    en: '{id} · revision {revision} · effective from {day}',
    de: '{id} · Revision {revision} · gültig ab {day}',
  },
  control: { en: '{id} · revision {revision}', de: '{id} · Revision {revision}' },
} as const;
