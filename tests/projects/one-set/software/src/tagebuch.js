import dayjs from 'dayjs';

/** Ab so vielen Tagen mit Akutmittel in 30 Tagen wird hingewiesen. */
export const grenze = 10;

/** Ein Eintrag, oder der Grund, aus dem er nicht angenommen wird. */
export function pruefe({ tag, staerke, mittel }, heute) {
  if (!/^\d{4}-\d\d-\d\d$/.test(tag) || dayjs(tag).format('YYYY-MM-DD') !== tag) return { fehler: 'Diesen Tag gibt es nicht.' };
  if (dayjs(tag).isAfter(dayjs(heute), 'day')) return { fehler: 'Dieser Tag liegt in der Zukunft.' };
  if (!Number.isInteger(staerke) || staerke < 0 || staerke > 10) return { fehler: 'Die Stärke ist eine Zahl von 0 bis 10.' };
  return { eintrag: { tag, staerke, mittel: mittel === true } };
}

/** Verschiedene Tage mit Akutmittel in den 30 Tagen bis heute, heute mitgezählt. */
export function mitteltage(eintraege, heute) {
  const erster = dayjs(heute).subtract(29, 'day');
  const tage = eintraege.filter(
    ({ tag, mittel }) => mittel && !dayjs(tag).isBefore(erster, 'day') && !dayjs(tag).isAfter(dayjs(heute), 'day'),
  );
  return new Set(tage.map(({ tag }) => tag)).size;
}

/** Der Hinweis über der Monatsansicht; leer unterhalb der Grenze. */
export function hinweis(eintraege, heute) {
  const tage = mitteltage(eintraege, heute);
  return tage < grenze ? '' : `${tage} Tage mit Akutmittel in 30 Tagen: bitte sprechen Sie mit Ihrer Praxis.`;
}

/** Alle Einträge für die Praxis, nach Tag geordnet, Semikolon als Trenner. */
export function liste(eintraege) {
  const zeilen = [...eintraege]
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))
    .map(({ tag, staerke, mittel }) => `${tag};${staerke};${mittel ? 'ja' : 'nein'}`);
  return ['Tag;Stärke;Akutmittel', ...zeilen].join('\r\n');
}
