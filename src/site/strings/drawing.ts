/** Words beside diagrams that an author drew. */
export const drawingStrings = {
  source: { en: 'The text it was drawn from', de: 'Der Text, nach dem sie gezeichnet ist' },
  refused: { en: 'This diagram cannot be drawn: {why}.', de: 'Diese Zeichnung kann nicht erstellt werden: {why}.' },
  undrawn: { en: 'This diagram is not drawn here; this is its text.', de: 'Diese Zeichnung ist hier nicht erstellt; dies ist ihr Text.' },
} as const;
