import { diagramStrings } from '../../../plugins/remark-trace-diagram/words.ts';

/** Words of generated pictures and of what stands beside them. */
export const figureStrings = {
  ...diagramStrings,
  tableBelow: { en: 'The table below says the same.', de: 'Die Tabelle darunter sagt dasselbe.' },

  needs: { en: 'User needs', de: 'Bedürfnisse' },
  requirements: { en: 'Software requirements', de: 'Software-Anforderungen' },
  needFunnel: {
    en: 'How far user needs come, from requirement to pass',
    de: 'Wie weit Benutzerbedürfnisse kommen, von der Anforderung bis bestanden',
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
    de: 'Diese Akte enthält noch kein Benutzerbedürfnis und keine Software-Anforderung, daher gibt es nichts zu zählen.',
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
    de: 'Das Minimum ist die höchste Klasse, die ein Risiko allein mit externen Maßnahmen verlangt. Ein gestrichelter Rahmen ist ein Schnitt: was darin steht, ist von Teilen höherer Klasse getrennt. ✗: die geltende Klasse liegt unter dem Minimum.',
  },
  noSystem: {
    en: 'No software system is written yet, so there is no tree to draw.',
    de: 'Noch ist kein Softwaresystem beschrieben, daher gibt es keinen Baum zu zeichnen.',
  },
  declared: { en: 'Declared', de: 'Angegeben' },
  effective: { en: 'In force', de: 'Geltend' },
  floor: { en: 'Floor', de: 'Minimum' },
  keptApart: { en: 'Kept apart by', de: 'Getrennt durch' },
  part: { en: 'Part', de: 'Teil' },
  partOf: { en: 'Part of', de: 'Teil von' },
  because: { en: 'Because of', de: 'Wegen' },
  dash: { en: '–', de: '–' },
  floorTip: { en: '{id} {title}: in force {effective}, floor {floor}', de: '{id} {title}: geltend {effective}, mindestens {floor}' },
  tooLow: { en: '{floor} ✗ above the class in force', de: '{floor} ✗ über der geltenden Klasse' },

  asPicture: { en: 'As a picture', de: 'Als Bild' },
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

  timeline: { en: 'Releases, and what was closed between them', de: 'Freigaben, und was dazwischen abgeschlossen wurde' },
  timelineText: {
    en: 'From {day} back to the first release; releases: {releases}.',
    de: 'Vom {day} zurück bis zur ersten Freigabe; Freigaben: {releases}.',
  },
  timelineCaption: {
    en: 'A change or problem stands at the first release in force on or after the day it was closed. Hatched: withdrawn.',
    de: 'Eine Änderung oder ein Problem steht bei der ersten geltenden Freigabe an oder nach dem Tag des Abschlusses. Schraffiert: zurückgezogen.',
  },
  noRelease: {
    en: 'No finished release names the day it was released, so there is no timeline to draw.',
    de: 'Keine fertige Freigabe nennt den Tag ihrer Freigabe, daher gibt es keine Zeitleiste zu zeichnen.',
  },
  undated: { en: 'Without a date, and not drawn: {ids}.', de: 'Ohne Datum und nicht gezeichnet: {ids}.' },
  releaseVersion: { en: '{id}, version {version}', de: '{id}, Version {version}' },
  withdrawnVersion: { en: '{id}, version {version}, withdrawn', de: '{id}, Version {version}, zurückgezogen' },
  sinceRelease: { en: 'Since {id}', de: 'Seit {id}' },
  release: { en: 'Release', de: 'Freigabe' },
  version: { en: 'Version', de: 'Version' },
  until: { en: 'Up to', de: 'Bis' },
  daysSince: { en: 'Days since the one before', de: 'Tage seit der vorigen' },
  changesClosed: { en: 'Changes closed', de: 'Abgeschlossene Änderungen' },
  problemsClosed: { en: 'Problems closed', de: 'Abgeschlossene Probleme' },
  passed: { en: '{count} {count:day|days}', de: '{count} {count:Tag|Tage}' },
  changesCount: { en: '{count} {count:change|changes} closed', de: '{count} {count:Änderung|Änderungen} abgeschlossen' },
  problemsCount: { en: '{count} {count:problem|problems} closed', de: '{count} {count:Problem|Probleme} abgeschlossen' },
  withdrawn: { en: 'withdrawn', de: 'zurückgezogen' },

  ageing: { en: 'Open problem reports by age', de: 'Offene Problemberichte nach Alter' },
  ageingText: {
    en: 'Ages on {day} of {count} open {count:report|reports}.',
    de: 'Alter am {day} von {count} {count:offenem Bericht|offenen Berichten}.',
  },
  ageingCaption: {
    en: 'Age counts from the first day that feedback, a result, a review or the investigation names.',
    de: 'Das Alter zählt ab dem ersten Tag, den eine Rückmeldung, ein Ergebnis, ein Review oder die Untersuchung nennt.',
  },
  noProblem: {
    en: 'No problem report is open, so there is no age to draw.',
    de: 'Kein Problembericht ist offen, daher gibt es kein Alter zu zeichnen.',
  },
  ageUpTo: { en: 'up to {to} days', de: 'bis {to} Tage' },
  ageBetween: { en: '{from} to {to} days', de: '{from} bis {to} Tage' },
  ageOver: { en: '{from} days and more', de: '{from} Tage und mehr' },
  ageUnknown: { en: 'since when is not said', de: 'seit wann ist nicht gesagt' },
  age: { en: 'Age', de: 'Alter' },
  open: { en: 'Open', de: 'Offen' },
  reports: { en: 'Problem reports', de: 'Problemberichte' },
  problemSince: { en: ' since {day}', de: ' seit {day}' },

  burnUp: { en: 'What is planned and what is shown, by iteration', de: 'Was geplant und was gezeigt ist, nach Iteration' },
  burnUpText: {
    en: 'Iterations: {iterations}; planned: {planned}; shown by now: {shown}.',
    de: 'Iterationen: {iterations}; geplant: {planned}; bisher gezeigt: {shown}.',
  },
  burnUpCaption: {
    en: 'Each point counts all iterations up to it. Shown: by formal results for the present product, or by an approved review, as of now.',
    de: 'Jeder Punkt zählt alle Iterationen bis dahin. Gezeigt: durch formale Ergebnisse für das jetzige Produkt oder ein genehmigtes Review, Stand jetzt.',
  },
  noIteration: {
    en: 'Nothing that tests or reviews are to show names an iteration, so there is no burn-up to draw. Write `iteration` on requirements to see one.',
    de: 'Nichts, was Tests oder Reviews zeigen sollen, nennt eine Iteration, daher gibt es keinen Verlauf zu zeichnen. Schreiben Sie `iteration` an Anforderungen, um einen zu sehen.',
  },
  noResults: { en: 'What is shown is not known: {why}.', de: 'Was gezeigt ist, ist nicht bekannt: {why}.' },
  unplanned: { en: '{count} more {count:names|name} no iteration.', de: '{count} weitere {count:nennt|nennen} keine Iteration.' },
  planned: { en: 'planned', de: 'geplant' },
  shown: { en: 'shown', de: 'gezeigt' },
  iteration: { en: 'Iteration', de: 'Iteration' },
  plannedHere: { en: 'Planned for it', de: 'Dafür geplant' },
  shownHere: { en: 'Shown of these', de: 'Davon gezeigt' },
  plannedSoFar: { en: 'Planned so far', de: 'Bis dahin geplant' },
  shownSoFar: { en: 'Shown so far', de: 'Bis dahin gezeigt' },
  openHere: { en: 'Not shown yet', de: 'Noch nicht gezeigt' },
} as const;
