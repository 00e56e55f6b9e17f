/** How something stands by tests and reviews. */
export const stateStrings = {
  failing: { en: 'failing', de: 'fehlgeschlagen' },
  blocked: { en: 'blocked', de: 'blockiert' },
  flaky: { en: 'flaky', de: 'unzuverlässig' },
  suspect: { en: 'suspect', de: 'fraglich' },
  'not-approved': { en: 'review not approved', de: 'Prüfung nicht genehmigt' },
  'not-run': { en: 'not run', de: 'nicht ausgeführt' },
  'no-test': { en: 'no test', de: 'kein Test' },
  unknown: { en: 'not known', de: 'nicht bekannt' },
  'by-review': { en: 'by review', de: 'durch Prüfung' },
  verified: { en: 'verified', de: 'verifiziert' },
} as const;

/** What a test did; `flaky` is put before it. */
export const resultStrings = {
  pass: { en: 'pass', de: 'bestanden' },
  fail: { en: 'fail', de: 'nicht bestanden' },
  blocked: { en: 'blocked', de: 'blockiert' },
  invalid: { en: 'invalid', de: 'ungültig' },
  'not run': { en: 'not run', de: 'nicht ausgeführt' },
  'no outcome': { en: 'no outcome', de: 'ohne Ausgang' },
  flaky: { en: 'flaky {outcome}', de: 'unzuverlässig {outcome}' },
} as const;

/** What a review came to. */
export const reviewStrings = {
  accepted: { en: 'accepted', de: 'angenommen' },
  'accepted-with-actions': { en: 'accepted with actions', de: 'mit Auflagen angenommen' },
  rejected: { en: 'rejected', de: 'abgelehnt' },
} as const;

/** Why a result does not count for the present product. */
export const doubtStrings = {
  unknown: { en: 'not known for the present product', de: 'für das jetzige Produkt nicht bekannt' },
  'not-formal': { en: 'suspect: no formal run', de: 'fraglich: kein formaler Lauf' },
  uncommitted: { en: 'suspect: uncommitted files', de: 'fraglich: Dateien ohne Commit' },
  'other-product': { en: 'suspect: another product', de: 'fraglich: anderes Produkt' },
  'no-product': { en: 'suspect: present product not known', de: 'fraglich: jetziges Produkt nicht bekannt' },
  changed: { en: 'suspect: changed since', de: 'fraglich: seither geändert' },
} as const;

/** Which product a run tested. */
export const productStrings = {
  present: { en: 'the present product', de: 'dem jetzigen Produkt' },
  bridged: {
    en: 'another product, which {bridge} joins to the present one',
    de: 'einem anderen Produkt, das {bridge} mit dem jetzigen verbindet',
  },
  other: { en: 'another product than the present one', de: 'einem anderen als dem jetzigen Produkt' },
  uncommitted: { en: 'files that no commit holds', de: 'Dateien, die kein Commit enthält' },
  unknown: { en: 'a product of which the present state is not known', de: 'einem Produkt, dessen jetziger Stand nicht bekannt ist' },
} as const;

/** Words of the outcome of an item. */
export const outcomeStrings = {
  noEvidence: { en: 'No finished test and no review shows {item}.', de: 'Kein fertiger Test und keine Prüfung zeigt {item}.' },
  good: { en: 'For the present product, by {by}.', de: 'Für das jetzige Produkt, durch {by}.' },
  notBy: { en: 'Not by {others}.', de: 'Nicht durch {others}.' },
  byOne: { en: 'By {by}.', de: 'Durch {by}.' },
  byWorst: { en: 'By {by}; the worst counts.', de: 'Durch {by}; der schlechteste Stand zählt.' },
  tests: { en: '{count} {count:test|tests}', de: '{count} {count:Test|Tests}' },
  reviews: { en: '{count} {count:review|reviews}', de: '{count} {count:Prüfung|Prüfungen}' },
  below: {
    en: '{count} {count:item|items} that it rests on',
    de: '{count} {count:Eintrag, auf dem|Einträge, auf denen} er beruht',
  },
  and: { en: '{first} and {second}', de: '{first} und {second}' },
  shownBy: { en: 'Shown by', de: 'Gezeigt durch' },
  outcome: { en: 'Outcome', de: 'Stand' },
  why: { en: 'Why', de: 'Warum' },
  date: { en: 'Date', de: 'Datum' },
  platform: { en: 'Platform', de: 'Plattform' },
  responsible: { en: 'Responsible', de: 'Verantwortlich' },
  runOn: { en: 'Run on', de: 'Ausgeführt mit' },
  notSaid: { en: 'not said', de: 'nicht gesagt' },
  restsOn: {
    en: 'It rests on {count} {count:item|items}: {counts}.',
    de: 'Er beruht auf {count} {count:Eintrag|Einträgen}: {counts}.',
  },
  more: { en: 'and {count} more', de: 'und {count} weitere' },
} as const;
