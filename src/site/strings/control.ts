/** Words on how a controlled document came to be and who signed it. */
export const controlStrings = {
  changes: { en: 'Change history', de: 'Änderungsverlauf' },
  revision: { en: 'Revision', de: 'Revision' },
  date: { en: 'Date', de: 'Datum' },
  change: { en: 'Change', de: 'Änderung' },
  author: { en: 'Author', de: 'Autor' },
  requests: { en: 'Change requests', de: 'Änderungsanträge' },
  approvedBy: { en: 'Approved by', de: 'Genehmigt durch' },
  commit: { en: 'Commit', de: 'Commit' },
  none: { en: 'none', de: 'keine' },
  nobody: { en: 'nobody', de: 'niemand' },
  notStated: { en: 'not stated', de: 'nicht angegeben' },
  edited: {
    en: 'The words shown here differ from those of the last commit: the change is in no commit yet.',
    de: 'Der hier gezeigte Wortlaut weicht vom letzten Commit ab: Die Änderung ist noch in keinem Commit.',
  },
  older: {
    en: '{count} {count:older change|older changes}',
    de: '{count} {count:ältere Änderung|ältere Änderungen}',
  },
  notRead: {
    en: '{count} {count:commit|commits} before these also changed it; git has them.',
    de: '{count} frühere {count:Commit änderte|Commits änderten} es ebenfalls; sie stehen in git.',
  },
  uncommitted: { en: 'No commit holds this document yet.', de: 'Noch kein Commit enthält dieses Dokument.' },
  unknown: { en: 'The change history is not known: {why}.', de: 'Der Änderungsverlauf ist nicht bekannt: {why}.' },

  signatures: { en: 'Signatures', de: 'Unterschriften' },
  role: { en: 'Role', de: 'Rolle' },
  name: { en: 'Name', de: 'Name' },
  meaning: { en: 'Meaning', de: 'Bedeutung' },
  signedAt: { en: 'Date and time', de: 'Datum und Uhrzeit' },
  still: { en: 'Holds still', de: 'Gilt noch' },
  record: { en: 'Record', de: 'Aufzeichnung' },
  notSigned: { en: 'not signed', de: 'nicht unterschrieben' },
  anyRole: { en: 'approver', de: 'Genehmigender' },
} as const;
