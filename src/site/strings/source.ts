/** Words on files of the product, and how much of them tests ran through. */
export const sourceStrings = {
  unread: { en: 'The files of the product were not looked at: {why}.', de: 'Die Dateien des Produkts wurden nicht angesehen: {why}.' },
  comments: { en: 'Comments in product and tests that name it:', de: 'Kommentare in Produkt und Tests, die ihn nennen:' },
  implements: { en: '{place} says that it implements {item}', de: '{place} sagt, dass es {item} umsetzt' },
  verifies: { en: '{place} says that it verifies {item}', de: '{place} sagt, dass es {item} verifiziert' },
  noFile: { en: 'No file of the product is of it.', de: 'Keine Datei des Produkts gehört zu ihr.' },
  unmeasured: {
    en: '{count} {count:file|files} of the product; how much of them tests ran through is not known: {why}.',
    de: '{count} {count:Datei|Dateien} des Produkts; wie viel davon Tests durchlaufen haben, ist nicht bekannt: {why}.',
  },
  more: { en: 'and {count} more', de: 'und {count} weitere' },

  coverage: { en: 'Coverage', de: 'Abdeckung' },
  unknown: {
    en: 'How much tests ran through is not known: {why}.',
    de: 'Wie viel Tests durchlaufen haben, ist nicht bekannt: {why}.',
  },
  noSource: { en: 'No part of the software has source files.', de: 'Kein Teil der Software hat Quelldateien.' },
  intro: {
    en: 'How much of the files of {count} {count:part|parts} of the software tests ran through. That a line was run does not say that it was tested.',
    de: 'Wie viel der Dateien von {count} {count:Teil|Teilen} der Software Tests durchlaufen haben. Dass eine Zeile ausgeführt wurde, sagt nicht, dass sie getestet wurde.',
  },
  part: { en: 'Part of the software', de: 'Teil der Software' },
  files: { en: 'Files', de: 'Dateien' },
  file: { en: 'File', de: 'Datei' },
  notMeasured: { en: 'Not measured', de: 'Nicht gemessen' },
  notMeasuredTag: { en: 'not measured', de: 'nicht gemessen' },
  lines: { en: 'Lines', de: 'Zeilen' },
  branches: { en: 'Branches', de: 'Zweige' },
  measuredIn: { en: 'Measured in', de: 'Gemessen in' },
  share: { en: '{percent}, {hit} of {found}', de: '{percent}, {hit} von {found}' },
  shareOnly: { en: '{hit} of {found}', de: '{hit} von {found}' },
  notTold: { en: 'not told', de: 'nicht gesagt' },
  formal: { en: '{run}, a formal run of the present product', de: '{run}, ein formaler Testlauf des jetzigen Produkts' },
  other: { en: '{run}, of another product or none that counts', de: '{run}, von einem anderen Produkt oder keinem, das zählt' },
  listed: { en: 'a report that dhf.yaml lists', de: 'ein Bericht, den dhf.yaml nennt' },
  unit: {
    en: 'Lines that tests ran through: {lines}; branches: {branches}.',
    de: 'Zeilen, die Tests durchlaufen haben: {lines}; Zweige: {branches}.',
  },
  moreFiles: { en: 'and {count} more {count:file|files}', de: 'und {count} weitere {count:Datei|Dateien}' },
} as const;
