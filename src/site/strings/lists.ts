/** Words on the lists of items, documents, rules and kinds. */
export const listsStrings = {
  items: { en: 'Items', de: 'Einträge' },
  id: { en: 'ID', de: 'ID' },
  title: { en: 'Title', de: 'Titel' },
  class: { en: 'Class', de: 'Klasse' },
  outcome: { en: 'Outcome', de: 'Stand' },
  documents: { en: 'Documents', de: 'Dokumente' },
  documentsOf: { en: '{count} {count:document|documents} of {product}.', de: '{count} {count:Dokument|Dokumente} von {product}.' },
  topFolder: { en: 'Top folder', de: 'Oberster Ordner' },
  number: { en: 'Number', de: 'Nummer' },
  revision: { en: 'Revision', de: 'Revision' },
  approved: { en: 'Approved', de: 'Genehmigung' },
} as const;
