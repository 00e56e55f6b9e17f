/** Words that stand on pages of several kinds. */
export const sharedStrings = {
  approved: { en: 'approved', de: 'genehmigt' },
  notApproved: { en: 'not approved as it stands', de: 'in diesem Stand nicht genehmigt' },
  line: { en: 'line {line}', de: 'Zeile {line}' },
  sideways: { en: 'Scrolls sideways', de: 'Seitlich verschiebbar' },
  part: { en: '{title}, part {part}', de: '{title}, Teil {part}' },
  parts: { en: 'This page has {count} {count:part|parts}:', de: 'Diese Seite hat {count} {count:Teil|Teile}:' },
  items: { en: '{count} {count:item|items}', de: '{count} {count:Eintrag|Einträge}' },
} as const;
