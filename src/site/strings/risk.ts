/** Words on the page of risks. */
export const riskStrings = {
  risk: { en: 'Risk', de: 'Risiko' },
  intro: {
    en: 'Every risk is evaluated three times by the matrix of the risk management plan. The second evaluation decides the safety class. Whether the hazards are complete and the estimates right, people judge.',
    de: 'Jedes Risiko wird dreimal nach der Matrix des Risikomanagementplans bewertet. Die zweite Bewertung entscheidet über die Sicherheitsklasse. Ob die Gefährdungen vollständig und die Einschätzungen richtig sind, beurteilen Menschen.',
  },
  noMatrix: {
    en: 'No finished risk management plan holds the scales, so there is no matrix.',
    de: 'Kein fertiger Risikomanagementplan enthält die Skalen, daher gibt es keine Matrix.',
  },
  initial: { en: 'Before controls', de: 'Vor Maßnahmen' },
  external: {
    en: 'With external controls alone, the software failing',
    de: 'Nur mit äußeren Maßnahmen, wenn die Software versagt',
  },
  residual: { en: 'After all controls', de: 'Nach allen Maßnahmen' },
  probability: { en: 'Probability', de: 'Wahrscheinlichkeit' },
  acceptable: { en: 'acceptable', de: 'akzeptabel' },
  unacceptable: { en: 'unacceptable', de: 'nicht akzeptabel' },
  judgedUnacceptable: { en: 'judged not acceptable', de: 'als nicht akzeptabel beurteilt' },
  judgedAcceptable: { en: 'judged acceptable', de: 'als akzeptabel beurteilt' },
  elsewhere: { en: 'Not on the scales, or not estimated: {risks}', de: 'Nicht auf den Skalen oder nicht eingeschätzt: {risks}' },
  noSituation: { en: 'It leads to no hazardous situation.', de: 'Sie führt zu keiner Gefährdungssituation.' },
  risks: { en: 'Risks: {risks}. Controls of these: {controls}.', de: 'Risiken: {risks}. Maßnahmen dagegen: {controls}.' },
  noRisk: { en: 'none assesses it', de: 'keines bewertet sie' },
  noControl: { en: 'none', de: 'keine' },
  noSoftware: {
    en: 'Software has no part in it, or none of class B or C.',
    de: 'Software ist nicht daran beteiligt, oder keine der Klasse B oder C.',
  },
  part: { en: 'Part of the software', de: 'Teil der Software' },
  cause: { en: 'Cause', de: 'Ursache' },
  control: { en: 'Control', de: 'Maßnahme' },
  evidence: { en: 'Evidence', de: 'Nachweis' },
  missing: { en: 'missing', de: 'fehlt' },
  standing: { en: 'The worst of {count} {count:control|controls}.', de: 'Das Schlechteste aus {count} {count:Maßnahme|Maßnahmen}.' },
} as const;
