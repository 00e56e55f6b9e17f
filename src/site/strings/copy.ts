/** Words of the buttons that copy. */
export const copyStrings = {
  copy: { en: 'Copy', de: 'Kopieren' },
  copied: { en: 'Copied', de: 'Kopiert' },
  selected: { en: 'Selected: copy it with the keyboard', de: 'Markiert: mit der Tastatur kopieren' },
} as const;
