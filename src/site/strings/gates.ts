/** Words of the gates of a release. */
export const gateStrings = {
  gate: { en: 'Gate', de: 'Kriterium' },
  holds: { en: 'What has to hold', de: 'Was gelten muss' },
  result: { en: 'Result', de: 'Ergebnis' },
  because: { en: 'Because of', de: 'Wegen' },
  passed: { en: 'met', de: 'erfüllt' },
  'with-deviations': { en: 'met with deviations', de: 'mit Abweichungen erfüllt' },
  'not-passed': { en: 'not met', de: 'nicht erfüllt' },
  open: { en: 'open', de: 'offen' },
  'not-asked': { en: 'not asked here', de: 'hier nicht gefordert' },
} as const;
