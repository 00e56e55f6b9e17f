/** Words of the PDF around the pages that it is made from. */
export const pdfStrings = {
  contents: { en: 'Contents', de: 'Inhalt' },
  whole: { en: 'Design history file', de: 'Entwicklungsakte' },
  overview: { en: 'Overview', de: 'Überblick' },
  documents: { en: 'Documents', de: 'Dokumente' },
  views: { en: 'Views over all', de: 'Auswertungen' },
  items: { en: 'Items and records in files of their own', de: 'Einträge und Aufzeichnungen in eigenen Dateien' },
  manufacturer: { en: 'Manufacturer', de: 'Hersteller' },
  verdict: { en: 'Verdict', de: 'Urteil' },
  counted: { en: 'Counted', de: 'Gezählt' },
  of: { en: 'Product', de: 'Produkt' },
  redline: { en: 'Redline', de: 'Änderungsvergleich' },
  redlineAgainst: {
    en: 'against revision {revision}, approved in {records} (commit {commit}). What was put in is underlined, what was taken out is struck through.',
    de: 'gegen Revision {revision}, genehmigt in {records} (Commit {commit}). Eingefügtes ist unterstrichen, Gestrichenes durchgestrichen.',
  },
} as const;
