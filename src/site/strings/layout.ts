/** Words of the frame around every page: banner, navigation, footer and what is printed at the edge of a sheet. */
export const layoutStrings = {
  skip: { en: 'Skip to the page', de: 'Zum Inhalt springen' },
  site: { en: 'Site', de: 'Bereiche' },
  menu: { en: 'Menu', de: 'Menü' },
  where: { en: 'Where this page stands', de: 'Wo diese Seite steht' },
  contents: { en: 'On this page', de: 'Auf dieser Seite' },
  neighbours: { en: 'Before and after this page', de: 'Vor und nach dieser Seite' },
  previous: { en: 'Previous', de: 'Zurück' },
  next: { en: 'Next', de: 'Weiter' },
  refused: {
    en: 'REFUSED: this is a preview of a file that was not accepted. It is no evidence of anything.',
    de: 'ABGELEHNT: Dies ist die Vorschau einer Akte, die nicht angenommen wurde. Sie belegt nichts.',
  },

  frozen: {
    en: 'Release {version}, frozen at tag {tag}. Its live status stands where it is published.',
    de: 'Freigabe {version}, eingefroren am Tag {tag}. Ihr aktueller Stand steht dort, wo sie veröffentlicht ist.',
  },

  model: { en: 'model {model}', de: 'Modell {model}' },
  version: { en: 'version {version}', de: 'Version {version}' },
  commit: { en: 'commit {commit}', de: 'Commit {commit}' },
  asOf: { en: 'as of {day}', de: 'Stand {day}' },
  stage: { en: 'stage {stage}', de: 'Stufe {stage}' },
  draft: { en: 'draft', de: 'Entwurf' },
  release: { en: 'release', de: 'Freigabe' },

  'no-blocking-findings': { en: 'No blocking findings at stage {stage}', de: 'Keine blockierenden Befunde auf der Stufe {stage}' },
  'could-not-judge': { en: 'Could not judge at stage {stage}', de: 'Nicht zu beurteilen auf der Stufe {stage}' },
  refusedVerdict: { en: 'Refused at stage {stage}', de: 'Abgelehnt auf der Stufe {stage}' },
  errors: { en: '{count} {count:error|errors}', de: '{count} Fehler' },
  warnings: { en: '{count} {count:warning|warnings}', de: '{count} {count:Warnung|Warnungen}' },
  infos: { en: '{count} {count:hint|hints}', de: '{count} {count:Hinweis|Hinweise}' },
  deviations: { en: '{count} {count:deviation|deviations}', de: '{count} {count:Abweichung|Abweichungen}' },
  open: { en: '{count} {count:clause|clauses} open', de: '{count} {count:Abschnitt|Abschnitte} offen' },
  unjudged: { en: '{count} {count:thing|things} not judged', de: '{count} nicht beurteilt' },

  madeBy: { en: '{product} {version} · made by {tool}.', de: '{product} {version} · erstellt mit {tool}.' },
  madeFrom: {
    en: '{product} {version} · made by {tool} from commit {commit}.',
    de: '{product} {version} · erstellt mit {tool} aus Commit {commit}.',
  },
  honest: {
    en: 'The tool judges what is written, not whether it is right.',
    de: 'Das Werkzeug beurteilt, was geschrieben steht, nicht, ob es richtig ist.',
  },

  sheet: { en: 'page {page} of {pages}', de: 'Seite {page} von {pages}' },
  refusedSheet: { en: 'REFUSED, a preview', de: 'ABGELEHNT, eine Vorschau' },

  noSuchPage: { en: 'No such page', de: 'Diese Seite gibt es nicht' },
  noSuchPageOf: {
    en: 'The design history file of {product} {version} has no page at this address. What it showed may have been taken away or renamed since the address was written down.',
    de: 'Die Entwicklungsakte von {product} {version} hat unter dieser Adresse keine Seite. Was sie zeigte, wurde vielleicht entfernt oder umbenannt, seit die Adresse notiert wurde.',
  },
  lookFrom: { en: 'Look for it from {home}.', de: 'Suchen Sie sie von {home} aus.' },
  homePage: { en: 'the home page of this site', de: 'der Startseite' },
  notInSite: { en: 'Not in the site', de: 'Nicht im Auftritt' },
  nothingAt: {
    en: 'Nothing stands at {path}: it was never there, or what it showed was taken away or renamed. The page comes as soon as it is written.',
    de: 'Unter {path} steht nichts: Die Seite gab es nie, oder was sie zeigte, wurde entfernt oder umbenannt. Sie erscheint, sobald sie geschrieben ist.',
  },

  toMend: { en: '{count} {count:finding|findings} to mend', de: '{count} {count:Befund|Befunde} zu beheben' },
  fix: { en: 'Fix: {fix}', de: 'Abhilfe: {fix}' },
  moreFindings: { en: '{count} {count:more finding|more findings}: {all}', de: '{count} {count:weiterer Befund|weitere Befunde}: {all}' },
  allFindings: { en: 'all findings', de: 'alle Befunde' },
  unjudgedBecause: { en: '{what} could not be judged: {why}', de: '{what} war nicht zu beurteilen: {why}' },
} as const;
