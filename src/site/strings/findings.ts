/** How severe a finding is. */
export const severityStrings = {
  error: { en: 'error', de: 'Fehler' },
  warning: { en: 'warning', de: 'Warnung' },
  info: { en: 'hint', de: 'Hinweis' },
} as const;

/** Who can mend what is found. */
export const roleStrings = {
  author: { en: 'author', de: 'Verfasser' },
  quality: { en: 'quality manager', de: 'Qualitätsmanager' },
  'risk manager': { en: 'risk manager', de: 'Risikomanager' },
  'software lead': { en: 'software lead', de: 'Softwareleiter' },
  'requirements engineer': { en: 'requirements engineer', de: 'Anforderungsingenieur' },
  architect: { en: 'architect', de: 'Architekt' },
  developer: { en: 'developer', de: 'Entwickler' },
  tester: { en: 'tester', de: 'Prüfer' },
  'release manager': { en: 'release manager', de: 'Freigabeverantwortlicher' },
  'configuration manager': { en: 'configuration manager', de: 'Konfigurationsmanager' },
} as const;

/** The processes of IEC 62304. */
export const processStrings = {
  general: { en: 'General (clause 4)', de: 'Allgemeines (Abschnitt 4)' },
  development: { en: 'Development (clause 5)', de: 'Entwicklung (Abschnitt 5)' },
  maintenance: { en: 'Maintenance (clause 6)', de: 'Wartung (Abschnitt 6)' },
  'risk-management': { en: 'Risk management (clause 7, ISO 14971)', de: 'Risikomanagement (Abschnitt 7, ISO 14971)' },
  configuration: { en: 'Configuration management (clause 8)', de: 'Konfigurationsmanagement (Abschnitt 8)' },
  'problem-resolution': { en: 'Problem resolution (clause 9)', de: 'Problemlösung (Abschnitt 9)' },
  writing: { en: 'Writing and links', de: 'Schreibweise und Verweise' },
} as const;

/** Words of the page of findings. */
export const findingsStrings = {
  title: { en: 'Findings', de: 'Befunde' },
  counts: {
    en: '{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings} and {infos} {infos:hint|hints} at stage {stage}. What can be mended in one go stands together.',
    de: '{errors} Fehler, {warnings} {warnings:Warnung|Warnungen} und {infos} {infos:Hinweis|Hinweise} auf der Stufe {stage}. Was sich in einem Zug beheben lässt, steht beisammen.',
  },
  none: {
    en: 'No finding is open. What the tool did not look at stands under {unchecked}.',
    de: 'Kein Befund ist offen. Was das Werkzeug nicht betrachtet hat, steht unter {unchecked}.',
  },
  unchecked: { en: 'what was not checked', de: 'was nicht geprüft wurde' },
  draft: { en: 'draft', de: 'Entwurf' },
  release: { en: 'release', de: 'Freigabe' },
  choose: { en: 'Choose findings', de: 'Befunde auswählen' },
  severity: { en: 'Severity', de: 'Schwere' },
  role: { en: 'Role', de: 'Rolle' },
  owner: { en: 'Owner', de: 'Zuständig' },
  iteration: { en: 'Iteration', de: 'Iteration' },
  process: { en: 'Process', de: 'Prozess' },
  text: { en: 'Words', de: 'Wörter' },
  all: { en: 'all', de: 'alle' },
  unknown: { en: 'not named', de: 'nicht benannt' },
  clear: { en: 'Show all', de: 'Alle zeigen' },
  more: { en: 'Show more', de: 'Mehr zeigen' },
  shown: { en: '# of ## findings', de: '# von ## Befunden' },
  unloaded: {
    en: 'The findings cannot be loaded; the list below is complete.',
    de: 'Die Befunde lassen sich nicht laden; die Liste unten ist vollständig.',
  },
  overview: { en: 'Who mends what', de: 'Wer was behebt' },
  overviewIntro: {
    en: 'The role is that which usually looks after what a clause asks. The owner is whom the item or its document names; the iteration is the one written on the item.',
    de: 'Die Rolle ist die, die üblicherweise für das Geforderte zuständig ist. Zuständig ist, wen der Eintrag oder sein Dokument nennt; die Iteration steht am Eintrag.',
  },
  number: { en: 'Findings', de: 'Befunde' },
  causes: { en: 'Causes', de: 'Ursachen' },
  rest: { en: 'and {count} more', de: 'und {count} weitere' },
  group: {
    en: '{count} {count:finding|findings} · for the {role}',
    de: '{count} {count:Befund|Befunde} · zuständig: {role}',
  },
  groupHeading: { en: '{rule}: {count} {count:finding|findings}', de: '{rule}: {count} {count:Befund|Befunde}' },
  fold: { en: 'Findings {from} to {to} of {count}', de: 'Befunde {from} bis {to} von {count}' },
  toDo: { en: 'To do:', de: 'Zu tun:' },
  classFrom: { en: 'class {class} from {from}', de: 'Klasse {class} wegen {from}' },
  rule: { en: 'rule {rule}', de: 'Regel {rule}' },
} as const;
