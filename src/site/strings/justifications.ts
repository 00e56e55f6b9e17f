/** How a justification stands. */
export const justificationStateStrings = {
  'in-force': { en: 'in force', de: 'in Kraft' },
  expired: { en: 'expired', de: 'abgelaufen' },
  'not-in-force': { en: 'not in force', de: 'nicht in Kraft' },
  draft: { en: 'draft', de: 'Entwurf' },
} as const;

/** Words of the page of justifications. */
export const justificationsStrings = {
  title: { en: 'Justifications', de: 'Rechtfertigungen' },
  intro: {
    en: 'A deviation is a clause that is not met and that somebody accepts until a day: it never reads as clean. Not applicable is only what the standard itself makes conditional. Both are approved by a named person; errors of structure and of class can be neither.',
    de: 'Eine Abweichung ist ein nicht erfüllter Abschnitt, den jemand bis zu einem Tag akzeptiert: sie gilt nie als erfüllt. Nicht anwendbar ist nur, was die Norm selbst an eine Bedingung knüpft. Beides genehmigt eine benannte Person; Fehler der Struktur und der Klasse können keines von beiden sein.',
  },
  none: {
    en: 'Nothing is justified: no clause is said not to apply, and no deviation is accepted.',
    de: 'Nichts ist gerechtfertigt: kein Abschnitt gilt als nicht anwendbar, keine Abweichung ist akzeptiert.',
  },
  deviation: { en: 'Deviations', de: 'Abweichungen' },
  'not-applicable': { en: 'Not applicable', de: 'Nicht anwendbar' },
  group: { en: 'Groups worked to a lower class', de: 'Gruppen, die nach niedrigerer Klasse bearbeitet werden' },
  legacy: { en: 'Legacy software', de: 'Altsoftware (Legacy)' },
  other: { en: 'Without a claim', de: 'Ohne Angabe' },
  noDeviation: { en: 'No deviation is written.', de: 'Keine Abweichung ist geschrieben.' },
  state: { en: 'State', de: 'Zustand' },
  justifies: { en: 'Justifies', de: 'Rechtfertigt' },
  scope: { en: 'Scope', de: 'Geltungsbereich' },
  reason: { en: 'Reason', de: 'Grund' },
  noReason: { en: 'none is written', de: 'keiner geschrieben' },
  approver: { en: 'Approver', de: 'Genehmigt durch' },
  approved: { en: '{approver}, by {record}', de: '{approver}, durch {record}' },
  notApproved: {
    en: '{approver}; no record stands over it as it reads now',
    de: '{approver}; kein Datensatz gilt für den heutigen Wortlaut',
  },
  nobody: { en: 'nobody', de: 'niemand' },
  expires: { en: 'Accepted until', de: 'Akzeptiert bis' },
  confirmed: { en: 'Confirmed for', de: 'Bestätigt für' },
  noRelease: { en: 'no release', de: 'keine Freigabe' },
  used: { en: 'What it answers', de: 'Was sie beantwortet' },
  usedNone: { en: 'nothing here', de: 'hier nichts' },
  usedFindings: { en: '{count} {count:finding|findings}', de: '{count} {count:Befund|Befunde}' },
  remarks: { en: 'Remarks', de: 'Anmerkungen' },
  system: { en: 'the whole system', de: 'das ganze System' },
  nothing: { en: 'nothing named', de: 'nichts benannt' },
  rest: { en: 'and {count} more', de: 'und {count} weitere' },
} as const;
