/** Totals of one day, in tenths of a unit so that sums are whole numbers. */
export interface Day {
  readonly date: string;
  readonly doses: number;
  readonly advice: number;
  readonly tenths: number;
}

export interface Message {
  readonly kind: 'advice' | 'dose';
  readonly at: string;
  readonly units: string;
}

const keptDays = 90;
const averagedDays = 7;

/** Adds one message to the totals of its day; the oldest day goes when more than 90 are held. */
// [impl SRS-12]
export function addMessage(days: readonly Day[], { kind, at, units }: Message): Day[] {
  const date = at.slice(0, 10);
  const day = days.find((each) => each.date === date) ?? { date, doses: 0, advice: 0, tenths: 0 };
  const dose = kind === 'dose';
  const added = {
    date,
    doses: day.doses + (dose ? 1 : 0),
    advice: day.advice + (dose ? 0 : 1),
    tenths: day.tenths + (dose ? Math.round(Number(units) * 10) : 0),
  };
  const others = days.filter((each) => each.date !== date);
  return [...others, added].sort((a, b) => (a.date < b.date ? -1 : 1)).slice(-keptDays);
}

/** The page that the handset's viewer shows: the newest seven days and their average. */
// [impl SRS-12]
export function overview(days: readonly Day[]): string {
  const shown = days.slice(-averagedDays);
  const sum = shown.reduce((total, day) => total + day.tenths, 0);
  const rows = shown.map(({ date, doses, advice, tenths }) => `${date}  ${(tenths / 10).toFixed(1)} U in ${doses} doses, advice ${advice}`);
  return [...rows, `Average ${(sum / 10 / Math.max(1, shown.length)).toFixed(1)} U a day`, ''].join('\n');
}
