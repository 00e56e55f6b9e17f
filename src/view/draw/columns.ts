import { type Box, type Drawing, label, type Shape } from './drawing.ts';
import { widthOf } from './text.ts';

const size = { margin: 8, number: 34, group: 54, bar: 18, apart: 3, tall: 130, legend: 26, top: 18, below: 20 };

/** One number for each group of columns. */
export interface ColumnSeries {
  readonly name: string;
  readonly counts: readonly number[];
}

/** Groups of two columns beside each other, the second hatched, each with its number above; what is nothing has no column. */
export function columnsDrawing(
  names: readonly string[],
  series: readonly [ColumnSeries, ColumnSeries],
  words: Pick<Drawing, 'title' | 'text'>,
): Drawing {
  const most = Math.max(1, ...series.flatMap(({ counts }) => counts));
  const left = size.margin + size.number;
  const floor = size.margin + size.legend + size.top + size.tall;
  const width = Math.max(left + names.length * size.group, legendEnd(series)) + size.margin;
  const columns = series.flatMap(({ counts }, which) =>
    counts.flatMap((count, at): Shape[] => {
      if (count === 0) return [];
      const height = Math.max(2, Math.round((count / most) * size.tall));
      const x = left + at * size.group + size.group / 2 + (which === 0 ? -size.bar - size.apart / 2 : size.apart / 2);
      return [
        bar(x, floor - height, size.bar, height, which === 1),
        label('strong', x + size.bar / 2, floor - height - 5, String(count), 'middle'),
      ];
    }),
  );
  const shapes: Shape[] = [
    ...legend(series),
    { shape: 'line', look: 'axis', d: `M${left} ${floor}H${left + names.length * size.group}` },
    label('quiet', left - 6, floor + 4, '0', 'end'),
    ...columns,
    ...names.map((name, at) => label('name', left + at * size.group + size.group / 2, floor + size.below, name, 'middle')),
  ];
  return { ...words, width, height: floor + size.below + size.margin, shapes };
}

function bar(x: number, y: number, width: number, height: number, isHatched: boolean): Box {
  return { shape: 'box', look: isHatched ? 'plain' : 'bar', x: Math.round(x), y, width, height, isHatched, words: [] };
}

function legend(series: readonly ColumnSeries[]): Shape[] {
  let x = size.margin + size.number;
  return series.flatMap(({ name }, at) => {
    const shapes = [bar(x, size.margin, 14, 14, at === 1), label('name', x + 20, size.margin + 12, name)];
    x += 40 + Math.ceil(widthOf(name));
    return shapes;
  });
}

function legendEnd(series: readonly ColumnSeries[]): number {
  return size.margin + size.number + series.reduce((sum, { name }) => sum + 40 + Math.ceil(widthOf(name)), 0);
}
