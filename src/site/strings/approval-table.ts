/** Words of the table of approvals over one item or document; `meaning…` are values of that field. */
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
