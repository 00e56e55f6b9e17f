import assert from 'node:assert/strict';
import { test } from 'node:test';
import dayjs from 'dayjs';
import { hinweis, liste, mitteltage, pruefe } from '../src/tagebuch.js';

const heute = '2026-05-30';
const tage = (anzahl) =>
  Array.from({ length: anzahl }, (_, n) => ({
    tag: dayjs(heute)
      .subtract(n * 3, 'day')
      .format('YYYY-MM-DD'),
    staerke: 5,
    mittel: true,
  }));

test('TF_1 Eintrag wird geprüft', () => {
  assert.deepEqual(pruefe({ tag: heute, staerke: 10, mittel: true }, heute), { eintrag: { tag: heute, staerke: 10, mittel: true } });
  assert.equal(pruefe({ tag: '2026-02-30', staerke: 1 }, heute).fehler, 'Diesen Tag gibt es nicht.');
  assert.equal(pruefe({ tag: '2026-05-31', staerke: 1 }, heute).fehler, 'Dieser Tag liegt in der Zukunft.');
  for (const staerke of [-1, 11, 2.5])
    assert.equal(pruefe({ tag: heute, staerke }, heute).fehler, 'Die Stärke ist eine Zahl von 0 bis 10.');
});

test('TF_2 Hinweis ab zehn Tagen', () => {
  assert.equal(hinweis(tage(9), heute), '');
  assert.match(hinweis(tage(10), heute), /^10 Tage mit Akutmittel in 30 Tagen/);
  assert.equal(mitteltage([...tage(10), ...tage(10)], heute), 10);
  assert.equal(mitteltage(tage(11), heute), 10);
});

test('TF_3 Liste für die Praxis', () => {
  const eintraege = [
    { tag: '2026-05-02', staerke: 3, mittel: false },
    { tag: '2026-05-01', staerke: 7, mittel: true },
  ];
  assert.equal(liste(eintraege), 'Tag;Stärke;Akutmittel\r\n2026-05-01;7;ja\r\n2026-05-02;3;nein');
});
