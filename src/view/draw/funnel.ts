import type { Funnel, FunnelStep } from '../funnel.ts';
import { type Box, type Drawing, type Line, label, type Words } from './drawing.ts';
import { lineHeight, linesOf } from './text.ts';

const size = { bar: 92, gap: 24, tall: 84, margin: 8, top: 24 };

/** What the picture of a funnel says. */
export interface FunnelWords {
  readonly title: string;
  readonly text: string;
  /** Below the first bar: all of them. */
  readonly all: string;
  readonly stage: (stage: FunnelStep['stage']) => string;
  /** Such as `11 of 12`. */
  readonly reached: (count: number, total: number) => string;
  readonly unread: string;
}

/** Bars from left to right, as tall as the share that comes so far; what is lost on the way is hatched. */
export function funnelDrawing({ all, steps }: Funnel, words: FunnelWords): Drawing {
  const total = all.length;
  const bars = [
    { name: words.all, count: total, lost: 0, unread: false },
    ...steps.map(({ stage, reached, lost, unread }) => ({
      name: words.stage(stage),
      count: reached.length,
      lost: lost.length,
      unread: unread !== undefined,
    })),
  ];
  const names = bars.map(({ name }) => linesOf(name, size.bar + size.gap - 6, 3));
  const height = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / total) * size.tall)));
  const floor = size.margin + size.top + size.tall;
  const left = (at: number) => size.margin + Math.round(size.gap / 2) + at * (size.bar + size.gap);
  const shapes = bars.flatMap(({ count, lost, unread }, at): (Box | Line | Words)[] => {
    const x = left(at);
    const tall = height(count);
    const before = bars[at - 1];
    const said = unread ? words.unread : words.reached(count, total);
    const middle = x + size.bar / 2;
    return [
      ...(before === undefined || unread || count === 0 ? [] : [flow(x - size.gap, floor - height(before.count), x, floor - tall, floor)]),
      ...(unread ? [bar(x, floor - size.tall, size.tall, 'plain', true)] : []),
      ...(lost === 0 ? [] : [bar(x, floor - height(count + lost), height(count + lost) - tall, 'gap', true)]),
      ...(tall === 0 ? [] : [bar(x, floor - tall, tall, 'good', false)]),
      ...linesOf(said, size.bar + size.gap - 6, 1).map((text) => label('strong', middle, size.margin + 14, text, 'middle')),
      ...(names[at] ?? []).map((text, line) => label('name', middle, floor + 16 + line * lineHeight, text, 'middle')),
    ];
  });
  return {
    title: words.title,
    text: words.text,
    width: size.margin * 2 + bars.length * (size.bar + size.gap),
    height: floor + 16 + Math.max(...names.map((lines) => lines.length)) * lineHeight,
    shapes,
  };
}

function bar(x: number, y: number, height: number, look: string, isHatched: boolean): Box {
  return { shape: 'box', look, x, y, width: size.bar, height, isHatched, words: [] };
}

function flow(x: number, y: number, toX: number, toY: number, floor: number): Line {
  return { shape: 'line', look: 'flow', d: `M${x} ${y}L${toX} ${toY}V${floor}H${x}z` };
}
