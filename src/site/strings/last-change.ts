/** Words on when something was changed last. */
export const lastChangeStrings = {
  lastChange: { en: 'Last change', de: 'Letzte Änderung' },
  unknown: { en: 'not known: {why}', de: 'nicht bekannt: {why}' },
  uncommitted: { en: 'in no commit yet', de: 'noch in keinem Commit' },
  change: { en: 'on {day} by {author} in commit {commit}', de: 'am {day} durch {author} in Commit {commit}' },
  changeOf: { en: 'on {day} by {author} in commit {commit}: {fields}', de: 'am {day} durch {author} in Commit {commit}: {fields}' },
} as const;
