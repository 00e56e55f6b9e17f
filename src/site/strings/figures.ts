import { diagramStrings } from '../../../plugins/remark-trace-diagram/words.ts';

/** Words of generated pictures and of what stands beside them. */
export const figureStrings = {
  ...diagramStrings,
  tableBelow: { en: 'The table below says the same.', de: 'Die Tabelle darunter sagt dasselbe.' },

  needs: { en: 'User needs', de: 'Nutzerbedürfnisse' },
  requirements: { en: 'Software requirements', de: 'Software-Anforderungen' },
  needFunnel: {
    en: 'How far user needs come, from requirement to pass',
    de: 'Wie weit Nutzerbedürfnisse kommen, von der Anforderung bis bestanden',
  },
  requirementFunnel: {
    en: 'How far software requirements come, from design to pass',
    de: 'Wie weit Software-Anforderungen kommen, vom Entwurf bis bestanden',
  },
  funnelText: {
    en: 'Bars as tall as the share of {total} that comes so far.',
    de: 'Balken, so hoch wie der Anteil von {total}, der so weit kommt.',
  },
  funnelCaption: {
    en: 'Each stage counts what came through all before it; a need comes as far as everything below it. Hatched: lost at this stage.',
    de: 'Jede Stufe zählt, was durch alle davor gekommen ist; ein Bedürfnis kommt so weit wie alles darunter. Schraffiert: auf dieser Stufe verloren.',
  },
  funnelAside: {
    en: '{count} {count:need|needs} that no software is to meet {count:is|are} not counted.',
    de: '{count} {count:Bedürfnis, das|Bedürfnisse, die} keine Software erfüllen soll, {count:ist|sind} nicht gezählt.',
  },
  noFunnel: {
    en: 'This file holds no user need and no software requirement yet, so there is nothing to count.',
    de: 'Diese Akte enthält noch kein Nutzerbedürfnis und keine Software-Anforderung, daher gibt es nichts zu zählen.',
  },
  requirement: { en: 'requirement', de: 'Anforderung' },
  design: { en: 'design', de: 'Entwurf' },
  code: { en: 'code', de: 'Code' },
  test: { en: 'test', de: 'Test' },
  pass: { en: 'pass', de: 'bestanden' },
  stage: { en: 'Stage', de: 'Stufe' },
  reached: { en: 'Come so far', de: 'So weit gekommen' },
  lost: { en: 'Lost here', de: 'Hier verloren' },
  ofTotal: { en: '{count} of {total}', de: '{count} von {total}' },
  notKnown: { en: 'not known', de: 'nicht bekannt' },
  notKnownWhy: { en: 'not known: {why}', de: 'nicht bekannt: {why}' },
  none: { en: 'none', de: 'keine' },

  classTree: { en: 'Parts of {id} and their safety classes', de: 'Teile von {id} und ihre Sicherheitsklassen' },
  classTreeText: {
    en: 'Parts shown: {parts}; of these kept apart by a segregation: {cuts}. The table below says the same.',
    de: 'Gezeigte Teile: {parts}; davon durch eine Trennung abgesetzt: {cuts}. Die Tabelle darunter sagt dasselbe.',
  },
  classTreeCaption: {
    en: 'The floor is the highest class that a risk demands with external controls alone. A dashed frame is a cut: what is in it is kept apart from parts of higher class. ✗: the class in force is below the floor.',
    de: 'Die Untergrenze ist die höchste Klasse, die ein Risiko allein mit externen Maßnahmen verlangt. Ein gestrichelter Rahmen ist ein Schnitt: was darin steht, ist von Teilen höherer Klasse getrennt. ✗: die geltende Klasse liegt unter der Untergrenze.',
  },
  noSystem: {
    en: 'No software system is written yet, so there is no tree to draw.',
    de: 'Noch ist kein Softwaresystem beschrieben, daher gibt es keinen Baum zu zeichnen.',
  },
  declared: { en: 'Declared', de: 'Erklärt' },
  effective: { en: 'In force', de: 'Geltend' },
  floor: { en: 'Floor', de: 'Mindestens' },
  keptApart: { en: 'Kept apart by', de: 'Getrennt durch' },
  part: { en: 'Part', de: 'Teil' },
  partOf: { en: 'Part of', de: 'Teil von' },
  because: { en: 'Because of', de: 'Wegen' },
  dash: { en: '–', de: '–' },
  floorTip: { en: '{id} {title}: in force {effective}, floor {floor}', de: '{id} {title}: geltend {effective}, mindestens {floor}' },
  tooLow: { en: '{floor} ✗ above the class in force', de: '{floor} ✗ über der geltenden Klasse' },

  hazardThread: { en: 'From {id} to the evidence of its controls', de: 'Von {id} bis zum Nachweis der Maßnahmen' },

  riskMatrix: { en: 'Risks before and after control', de: 'Risiken vor und nach Risikobeherrschung' },
  riskMatrixText: {
    en: 'Where {risks} {risks:risk stands|risks stand} in the matrix of the plan.',
    de: 'Wo {risks} {risks:Risiko|Risiken} in der Matrix des Plans {risks:steht|stehen}.',
  },
  riskMatrixCaption: {
    en: 'Severity grows to the right, probability upwards. Hatched and marked ✗: not acceptable by the plan.',
    de: 'Der Schweregrad wächst nach rechts, die Wahrscheinlichkeit nach oben. Schraffiert und mit ✗: nach dem Plan nicht vertretbar.',
  },
  noMatrix: {
    en: 'No finished risk management plan holds the scales, so there is no matrix to draw.',
    de: 'Kein fertiger Risikomanagementplan enthält die Skalen, daher gibt es keine Matrix zu zeichnen.',
  },
  beforeControl: { en: 'Before control', de: 'Vor Risikobeherrschung' },
  afterControl: { en: 'After control', de: 'Nach Risikobeherrschung' },
  offScale: { en: '{which}: {count} not on the scales.', de: '{which}: {count} nicht auf den Skalen.' },
  riskCell: {
    en: '{severity}, {probability}: {verdict}, {count} {count:risk|risks}',
    de: '{severity}, {probability}: {verdict}, {count} {count:Risiko|Risiken}',
  },
  evaluation: { en: 'Evaluation', de: 'Bewertung' },
  probability: { en: 'Probability', de: 'Wahrscheinlichkeit' },
  severity: { en: 'Severity', de: 'Schweregrad' },
  verdict: { en: 'Verdict', de: 'Urteil' },
  risks: { en: 'Risks', de: 'Risiken' },
  moreSigned: { en: '+ {count}', de: '+ {count}' },
} as const;
