/** With what meaning somebody signs, by the value of that field. */
export const meaningStrings = {
  author: { en: 'author', de: 'Verfassung' },
  review: { en: 'review', de: 'Prüfung' },
  approval: { en: 'approval', de: 'Genehmigung' },
  acceptance: { en: 'acceptance', de: 'Annahme' },
  confirmation: { en: 'confirmation', de: 'Bestätigung' },
  'no-impact': { en: 'no impact', de: 'ohne Auswirkung' },
  editorial: { en: 'editorial', de: 'redaktionell' },
} as const;

/** Words of the table of approvals over one item or document. */
export const approvalTableStrings = {
  record: { en: 'Record', de: 'Datensatz' },
  signer: { en: 'Signer and role', de: 'Unterzeichnet von, Rolle' },
  meaning: { en: 'Meaning', de: 'Bedeutung' },
  when: { en: 'When', de: 'Wann' },
  hash: { en: 'Content hash', de: 'Inhalts-Hash' },
  signature: { en: 'Signature', de: 'Signatur' },
  still: { en: 'Still', de: 'Noch gültig' },
  same: { en: 'current', de: 'aktuell' },
  reworded: { en: 'current: only the wording changed since', de: 'aktuell: seither nur der Wortlaut geändert' },
  moved: { en: '{fields} changed since', de: 'seither geändert: {fields}' },
  inside: { en: 'what stands in it', de: 'was darin steht' },
  own: { en: 'its own words', de: 'eigener Text' },
} as const;
