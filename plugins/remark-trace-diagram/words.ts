import { inEnglish, type SayOf } from '../words.ts';

/** What pictures and what stands beside them say, in English and German; `{name}` is put in. */
export const diagramStrings = {
  neighbours: { en: 'What {id} is linked with', de: 'Womit {id} verknüpft ist' },
  neighboursText: {
    en: 'Items shown: {items}; links shown: {links}. The table below says the same.',
    de: 'Gezeigte Einträge: {items}; gezeigte Verknüpfungen: {links}. Die Tabelle darunter sagt dasselbe.',
  },
  link: { en: '{from} {label} {to}', de: '{from} {label} {to}' },
  linkInState: { en: '{from} {label} {to} ({state})', de: '{from} {label} {to} ({state})' },
  nothing: {
    en: 'It is linked with nothing, so there is nothing to draw.',
    de: 'Es gibt keine Verknüpfung, daher ist nichts zu zeichnen.',
  },
  left: { en: 'Not drawn, to stay legible: {count} more.', de: 'Nicht gezeichnet, damit das Bild lesbar bleibt: {count} weitere.' },
  lines: {
    en: 'An arrow leads from the item that names the other one. Solid: the link holds. Dashed: suspect, because its target changed.',
    de: 'Ein Pfeil geht von dem Eintrag aus, der den anderen nennt. Durchgezogen: die Verknüpfung gilt. Gestrichelt: fraglich, weil das Ziel sich geändert hat.',
  },
  sameAsTable: { en: 'The same as a table', de: 'Dasselbe als Tabelle' },
  asMermaid: { en: 'Copy as mermaid', de: 'Als Mermaid kopieren' },
  scrolls: { en: 'Scrolls sideways', de: 'Lässt sich seitwärts schieben' },
  from: { en: 'From', de: 'Von' },
  field: { en: 'Link', de: 'Verknüpfung' },
  to: { en: 'To', de: 'Nach' },
  state: { en: 'State', de: 'Zustand' },
  resolved: { en: 'resolved', de: 'gültig' },
  suspect: { en: 'suspect', de: 'fraglich' },
  more: { en: '{count} more', de: '{count} weitere' },
} as const;

export type DiagramSay = SayOf<typeof diagramStrings>;

/** How a picture speaks. */
export interface DiagramWords {
  readonly say: DiagramSay;
  readonly kind: (kind: string) => string;
  /** How the field of a link is called. */
  readonly field: (name: string) => string;
}

/** In English, with links as authors write them. */
export const englishWords: DiagramWords = {
  say: inEnglish(diagramStrings),
  kind: (kind) => kind.replaceAll('-', ' '),
  field: (name) => name,
};
