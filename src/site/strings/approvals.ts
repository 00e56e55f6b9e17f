/** How an approval stands to what is written now. */
export const holdingStrings = {
  moved: { en: 'no longer holds', de: 'gilt nicht mehr' },
  draft: { en: 'draft', de: 'Entwurf' },
  holds: { en: 'holds', de: 'gilt' },
  replaced: { en: 'replaced', de: 'ersetzt' },
} as const;

/** How the signature of an approval was checked. */
export const signingStrings = {
  good: { en: 'signature checked', de: 'Signatur geprüft' },
  kept: { en: 'kept outside', de: 'außerhalb aufbewahrt' },
  bad: { en: 'not a valid signature', de: 'keine gültige Signatur' },
  none: { en: 'asserted, not signed', de: 'behauptet, nicht signiert' },
  unknown: { en: 'not looked at', de: 'nicht betrachtet' },
} as const;

/** Words of the page of approvals. */
export const approvalsStrings = {
  title: { en: 'Approvals', de: 'Genehmigungen' },
  intro: {
    en: 'A record stands over content by its hash: when what is written changes, the record holds no longer. Each record names the hash of every thing it covers, of each field, and of what links lead to. A signature that was checked binds the signer to the record, and the record holds the hashes; whether a signature is legally valid, the tool does not say.',
    de: 'Eine Genehmigung gilt für einen Inhalt, festgehalten durch seinen Hash: Ändert sich das Geschriebene, gilt sie nicht mehr. Jeder Datensatz nennt den Hash von allem, was er abdeckt, von jedem Feld und von jedem Ziel einer Verknüpfung. Eine geprüfte Signatur bindet die unterzeichnende Person an den Datensatz, und der Datensatz hält die Hashes; ob eine Signatur rechtlich gültig ist, sagt das Werkzeug nicht.',
  },
  unread: { en: 'Signatures were not looked at: {why}.', de: 'Signaturen wurden nicht betrachtet: {why}.' },
  none: { en: 'No approval is recorded.', de: 'Keine Genehmigung ist aufgezeichnet.' },
  counts: { en: '{count} {count:record|records}:', de: '{count} {count:Datensatz|Datensätze}:' },
  movedHeading: { en: 'No longer hold', de: 'Gelten nicht mehr' },
  movedIntro: {
    en: 'What they stand over was changed since, and nobody has stood for it as it reads now.',
    de: 'Ihr Inhalt wurde seither geändert, und niemand steht für den heutigen Wortlaut ein.',
  },
  movedNone: {
    en: 'Every record holds, or a later one took its place.',
    de: 'Jeder Datensatz gilt, oder ein späterer ist an seine Stelle getreten.',
  },
  draftHeading: { en: 'Drafts, which count for nothing', de: 'Entwürfe, die nicht zählen' },
  holdsHeading: { en: 'Hold', de: 'Gelten' },
  replacedHeading: { en: 'Replaced by later ones', de: 'Durch spätere ersetzt' },
  record: { en: 'Record, and when', de: 'Datensatz, und wann' },
  who: { en: 'Who, and with what meaning', de: 'Wer, und mit welcher Bedeutung' },
  signature: { en: 'Signature', de: 'Signatur' },
  content: { en: 'Over which content', de: 'Über welchen Inhalt' },
  nobody: { en: 'nobody', de: 'niemand' },
  noRole: { en: 'no role', de: 'keine Rolle' },
  noMeaning: { en: 'no meaning', de: 'keine Bedeutung' },
  noTime: { en: 'no time', de: 'kein Zeitpunkt' },
  noHash: { en: 'no hash', de: 'kein Hash' },
  nothing: { en: 'It names nothing that stands in this file.', de: 'Er nennt nichts, was in dieser Akte steht.' },
  changed: { en: '{what} changed since', de: 'seither geändert: {what}' },
  method: { en: 'method: {method}', de: 'Verfahren: {method}' },
  committed: { en: 'committed by {name}', de: 'eingebracht von {name}' },
  more: { en: 'and {count} more, in the record', de: 'und {count} weitere, im Datensatz' },
  inside: { en: 'with {count} {count:item|items} inside', de: 'mit {count} {count:Eintrag|Einträgen} darin' },
} as const;
