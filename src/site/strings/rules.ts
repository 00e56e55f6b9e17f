/** Words around rules; their own pages are written once, in English. */
export const rulesStrings = {
  rules: { en: 'Rules', de: 'Regeln' },
  intro: {
    en: '{count} {count:rule|rules} judged this file. A rule that looked at nothing shows nothing.',
    de: '{count} {count:Regel hat|Regeln haben} diese Akte beurteilt. Eine Regel, die nichts angesehen hat, zeigt nichts.',
  },
  rule: { en: 'Rule', de: 'Regel' },
  clause: { en: 'Clause', de: 'Abschnitt' },
  lookedAt: { en: 'Looked at', de: 'Angesehen' },
  findings: { en: 'Findings', de: 'Befunde' },
  here: { en: 'In this file', de: 'In dieser Akte' },
  severity: { en: 'Severity', de: 'Schwere' },
  severities: { en: '{draft} at draft, {release} at release', de: '{draft} im Entwurf, {release} zur Freigabe' },
  error: { en: 'error', de: 'Fehler' },
  warning: { en: 'warning', de: 'Warnung' },
  info: { en: 'info', de: 'Hinweis' },
  off: { en: 'off', de: 'nichts' },
  classes: { en: 'Classes', de: 'Klassen' },
  didNotJudge: { en: 'It did not judge this file.', de: 'Sie hat diese Akte nicht beurteilt.' },
  things: { en: '{count} {count:thing|things}', de: '{count} {count:Eintrag|Einträge}' },
  seeFindings: { en: 'see them', de: 'ansehen' },
} as const;
