/** How a clause, an activity or a gate stands: the words of the report. */
export const stateStrings = {
  'not-met': { en: 'not met', de: 'nicht erfüllt' },
  open: { en: 'open', de: 'offen' },
  deviation: { en: 'deviation', de: 'Abweichung' },
  judged: { en: 'judged', de: 'beurteilt' },
  'evidence-complete': { en: 'evidence complete', de: 'vollständig belegt' },
  'not-applicable': { en: 'not applicable', de: 'nicht anwendbar' },
  complete: { en: 'complete', de: 'vollständig' },
  'not-asked': { en: 'not asked here', de: 'hier nicht gefordert' },
} as const;

/** Activities of the standards in our own words, by the number of their clauses. */
export const activityStrings = {
  'IEC 62304 4.1': { en: 'Quality management system', de: 'Qualitätsmanagementsystem' },
  'IEC 62304 4.2': { en: 'Risk management process', de: 'Risikomanagementprozess' },
  'IEC 62304 4.3': { en: 'Safety classification', de: 'Sicherheitsklassifizierung' },
  'IEC 62304 4.4': { en: 'Legacy software', de: 'Altsoftware (Legacy)' },
  'IEC 62304 5.1': { en: 'Development planning', de: 'Entwicklungsplanung' },
  'IEC 62304 5.2': { en: 'Software requirements', de: 'Software-Anforderungen' },
  'IEC 62304 5.3': { en: 'Architecture', de: 'Software-Architektur' },
  'IEC 62304 5.4': { en: 'Detailed design', de: 'Detaillierter Entwurf' },
  'IEC 62304 5.5': { en: 'Units: made and verified', de: 'Einheiten: umgesetzt und verifiziert' },
  'IEC 62304 5.6': { en: 'Integration and its tests', de: 'Integration und ihre Tests' },
  'IEC 62304 5.7': { en: 'System tests', de: 'Systemtests' },
  'IEC 62304 5.8': { en: 'Release', de: 'Freigabe' },
  'IEC 62304 6': { en: 'Maintenance', de: 'Wartung' },
  'IEC 62304 7': { en: 'Risk management of software', de: 'Risikomanagement der Software' },
  'IEC 62304 8': { en: 'Configuration management', de: 'Konfigurationsmanagement' },
  'IEC 62304 9': { en: 'Problem resolution', de: 'Problemlösung' },
  'ISO 14971 4': { en: 'What risk management needs', de: 'Voraussetzungen des Risikomanagements' },
  'ISO 14971 5': { en: 'Risk analysis', de: 'Risikoanalyse' },
  'ISO 14971 6': { en: 'Risk evaluation', de: 'Risikobewertung' },
  'ISO 14971 7': { en: 'Risk control', de: 'Risikobeherrschung' },
  'ISO 14971 8': { en: 'Overall residual risk', de: 'Gesamt-Restrisiko' },
  'ISO 14971 9': { en: 'Review before release', de: 'Überprüfung vor der Freigabe' },
  'ISO 14971 10': { en: 'Production and use', de: 'Produktion und Anwendung' },
} as const;

export type ActivityName = keyof typeof activityStrings;

/** Words of the pages of clauses. */
export const clauseStrings = {
  title: { en: 'Clauses of {standard}', de: 'Abschnitte der {standard}' },
  intro: {
    en: 'Edition {edition}, rules of {dated}. What each clause asks is told in our own words; the text of the standard governs. A state says what was found in these records: that the work was done well, a named person judges.',
    de: 'Ausgabe {edition}, Regeln vom {dated}. Was ein Abschnitt fordert, steht hier in eigenen Worten; maßgebend ist der Text der Norm. Ein Zustand sagt, was in diesen Aufzeichnungen gefunden wurde: dass die Arbeit gut getan ist, beurteilt eine benannte Person.',
  },
  edition: {
    en: 'Edition 1.1 does not class software by severity alone. In the edition of 2006 software whose failure could lead to a serious injury was class C, however unlikely that was. Since the amendment of 2015 what counts is whether a risk that is not acceptable remains when the software fails and only controls outside the software work; the severity of the harm then tells B from C.',
    de: 'Ausgabe 1.1 klassifiziert Software nicht allein nach dem Schweregrad. In der Ausgabe von 2006 war Software, deren Versagen zu einer schweren Verletzung führen konnte, Klasse C, wie unwahrscheinlich das auch war. Seit der Änderung von 2015 zählt, ob ein nicht akzeptables Risiko bleibt, wenn die Software versagt und nur Maßnahmen außerhalb der Software wirken; der Schweregrad des Schadens trennt dann B von C.',
  },
  bySeverity: {
    en: '{system}: class {now}; by severity alone it would be class {alone}',
    de: '{system}: Klasse {now}; allein nach dem Schweregrad wäre es Klasse {alone}',
  },
  counted: {
    en: '{count} {count:clause is|clauses are} asked at the classes of this product:',
    de: '{count} {count:Abschnitt wird|Abschnitte werden} bei den Klassen dieses Produkts gefordert:',
  },
  first: { en: 'the first: {clause}', de: 'der erste: {clause}' },
  activity: { en: '{number} {name}', de: '{number} {name}' },
  clause: { en: 'Clause', de: 'Abschnitt' },
  asks: { en: 'What it asks', de: 'Was gefordert ist' },
  because: { en: 'Applies because', de: 'Gilt, weil' },
  evidence: { en: 'Evidence', de: 'Nachweise' },
  state: { en: 'State', de: 'Zustand' },
  remark: { en: 'Remark', de: 'Bemerkung' },
  notThere: { en: 'not there in 2006', de: '2006 nicht vorhanden' },
  otherwise: { en: 'class {classes} in 2006', de: '2006: Klasse {classes}' },
  points: { en: '{count} {count:point|points}', de: '{count} {count:Punkt|Punkte}' },
  notAsked: { en: 'Not asked here: it is for class {classes}.', de: 'Hier nicht gefordert: nur für Klasse {classes}.' },
  classFrom: { en: 'class {class}, {item}', de: 'Klasse {class}, {item}' },
  judgedBy: {
    en: 'judged by {by} ({role}) on {on}, over the hash in {approval}',
    de: 'beurteilt von {by} ({role}) am {on}, über den Hash in {approval}',
  },
  looked: { en: '{count} {count:thing|things} looked at', de: '{count} {count:Gegenstand|Gegenstände} betrachtet' },
  findings: { en: '{count} {count:finding|findings}', de: '{count} {count:Befund|Befunde}' },
} as const;
