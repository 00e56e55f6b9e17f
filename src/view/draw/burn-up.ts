import type { BurnUpStep } from '../burn-up.ts';
import { type Drawing, type Line, label, type Shape, type Words } from './drawing.ts';
import { lineHeight, linesOf } from './text.ts';

const size = { margin: 8, number: 44, step: 84, tall: 180, top: 22, end: 132, below: 32, narrow: 40, room: 500 };

/** What the picture of a burn-up says. */
export interface BurnUpWords extends Pick<Drawing, 'title' | 'text'> {
  readonly planned: string;
  readonly shown: string;
}

/** Two lines from iteration to iteration: what is planned so far, dashed, and what of it is shown by now, solid; each point with its number. */
export function burnUpDrawing(steps: readonly BurnUpStep[], words: BurnUpWords): Drawing {
  const most = Math.max(1, steps.at(-1)?.plannedSoFar ?? 0);
  const wide = Math.max(size.narrow, Math.min(size.step, Math.round(size.room / Math.max(1, steps.length))));
  const left = size.margin + size.number;
  const floor = size.margin + size.top + size.tall;
  const x = (at: number) => left + Math.round((at + 0.5) * wide);
  const y = (count: number) => floor - Math.round((count / most) * size.tall);
  const right = left + steps.length * wide;
  const names = steps.map(({ iteration }) => linesOf(iteration, wide - 4, 3));
  const curve = (look: string, count: (step: BurnUpStep) => number): Line => ({
    shape: 'line',
    look,
    d: steps.map((step, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(count(step))}`).join(''),
  });
  const shapes: Shape[] = [
    ...[0, most].flatMap((count): Shape[] => [
      { shape: 'line', look: count === 0 ? 'axis' : 'grid', d: `M${left} ${y(count)}H${right}` },
      label('quiet', left - 6, y(count) + 4, String(count), 'end'),
    ]),
    curve('planned', ({ plannedSoFar }) => plannedSoFar),
    curve('shown', ({ shownSoFar }) => shownSoFar),
    ...steps.flatMap(({ plannedSoFar, shownSoFar }, at) => points(x(at), y(plannedSoFar), y(shownSoFar), plannedSoFar, shownSoFar)),
    ...names.flatMap((lines, at) =>
      lines.map((text, line) => label('name', x(at), floor + size.below + line * lineHeight, text, 'middle')),
    ),
    ...ends(right + 4, y(steps.at(-1)?.plannedSoFar ?? 0), y(steps.at(-1)?.shownSoFar ?? 0), words),
  ];
  return {
    title: words.title,
    text: words.text,
    width: right + size.end + size.margin,
    height: floor + size.below + Math.max(1, ...names.map((lines) => lines.length)) * lineHeight,
    shapes,
  };
}

/** What is planned stands above its point, what is shown below its own; one number where they are the same. */
function points(x: number, plannedY: number, shownY: number, planned: number, shown: number): Words[] {
  const above = label('strong', x, plannedY - 7, String(planned), 'middle');
  return planned === shown ? [above] : [above, label('strong', x, shownY + 17, String(shown), 'middle')];
}

/** Names at the ends of the lines, apart from each other. */
function ends(x: number, plannedY: number, shownY: number, words: BurnUpWords): Words[] {
  const planned = linesOf(words.planned, size.end - 4, 3);
  const shown = linesOf(words.shown, size.end - 4, 3);
  const first = Math.max(size.margin + 6, Math.min(plannedY, shownY - planned.length * lineHeight - 2));
  return [
    ...planned.map((text, at) => label('name', x, first + 4 + at * lineHeight, text)),
    ...shown.map((text, at) => label('strong', x, Math.max(shownY, first + planned.length * lineHeight + 2) + 4 + at * lineHeight, text)),
  ];
}
