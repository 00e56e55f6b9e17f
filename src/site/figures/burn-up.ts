import { type BurnUp, type BurnUpStep, burnUp } from '../../view/burn-up.ts';
import { burnUpDrawing } from '../../view/draw/burn-up.ts';
import { type Cell, type Figure, idCell } from '../../view/draw/drawing.ts';
import { mermaidText } from '../../view/draw/mermaid.ts';
import { html, type Markup } from '../markup.ts';
import { withCode } from '../words.ts';
import { type FigurePlace, type FigureSay, figureSay, shownFigure } from './shown.ts';

/** What is planned for each iteration and what of it is shown by now, as a picture with its table. */
export function burnUpFigure(place: FigurePlace): Markup {
  const say = figureSay(place.language);
  const { evidence } = place.graph;
  const missing = (['results', 'product'] as const).find((name) => evidence[name] === undefined);
  const found = burnUp(place.graph);
  if (found.steps.length === 0) return html`<p>${withCode(say.text('noIteration'))}</p>`;
  const unread = missing && html`<p>${say('noResults', { why: evidence.missing?.[missing]?.why ?? say.text('notKnown') })}</p>`;
  return html`${unread}${shownFigure(figureOf(found, say), place, 'burn-up')}`;
}

function figureOf({ steps, unplanned }: BurnUp, say: FigureSay): Figure {
  const last = steps.at(-1);
  const totals = { iterations: steps.length, planned: last?.plannedSoFar ?? 0, shown: last?.shownSoFar ?? 0 };
  const list = (count: (step: BurnUpStep) => number) => steps.map(count).join(', ');
  return {
    drawing: burnUpDrawing(steps, {
      title: say.text('burnUp'),
      text: `${say.text('burnUpText', totals)} ${say.text('tableBelow')}`,
      planned: say.text('planned'),
      shown: say.text('shown'),
    }),
    caption: `${say.text('burnUpCaption')}${unplanned.length === 0 ? '' : ` ${say.text('unplanned', { count: unplanned.length })}`}`,
    table: {
      heads: (['iteration', 'plannedHere', 'shownHere', 'plannedSoFar', 'shownSoFar', 'openHere'] as const).map((name) => say.text(name)),
      rows: steps.map((step) => rowOf(step, say)),
    },
    mermaid: [
      'xychart-beta',
      `  title "${mermaidText(say.text('burnUp'))}"`,
      `  x-axis [${steps.map(({ iteration }) => `"${mermaidText(iteration)}"`).join(', ')}]`,
      `  y-axis 0 --> ${totals.planned}`,
      `  line [${list(({ plannedSoFar }) => plannedSoFar)}]`,
      `  line [${list(({ shownSoFar }) => shownSoFar)}]`,
    ].join('\n'),
  };
}

function rowOf({ iteration, planned, shown, plannedSoFar, shownSoFar }: BurnUpStep, say: FigureSay): Cell[] {
  const done = new Set(shown);
  const open = planned.filter((item) => !done.has(item)).map(({ id }) => id);
  return [
    iteration,
    planned.length,
    shown.length,
    plannedSoFar,
    shownSoFar,
    open.length === 0 ? say.text('none') : idCell(open, 20, (count) => say.text('more', { count })),
  ];
}
