import { barsDrawing } from '../../view/draw/bars.ts';
import type { Cell, Figure } from '../../view/draw/drawing.ts';
import { mermaidText } from '../../view/draw/mermaid.ts';
import { type AgeBucket, problemAgeing } from '../../view/problem-ageing.ts';
import { html, type Markup } from '../markup.ts';
import { type FigurePlace, type FigureSay, figureSay, shownFigure } from './shown.ts';

/** Open problem reports by their age on a day, as a picture with its table. */
export function problemAgeingFigure(place: FigurePlace, asOf: string): Markup {
  const say = figureSay(place.language);
  const all = problemAgeing(place.graph, asOf);
  if (all.every(({ problems }) => problems.length === 0)) return html`<p>${say('noProblem')}</p>`;
  return shownFigure(figureOf(all, asOf, say), place, 'ageing');
}

function figureOf(all: readonly AgeBucket[], asOf: string, say: FigureSay): Figure {
  // Reports without a day are the exception: their row is there only when one of them is.
  const buckets = all.filter(({ from, problems }) => from !== undefined || problems.length > 0);
  const count = buckets.reduce((sum, { problems }) => sum + problems.length, 0);
  const bars = buckets.map((bucket) => ({ name: ageWords(bucket, say), ids: bucket.problems.map(({ problem }) => problem.id) }));
  return {
    drawing: barsDrawing(bars, {
      title: say.text('ageing'),
      text: `${say.text('ageingText', { day: asOf, count })} ${say.text('tableBelow')}`,
      count: (each) => String(each),
      more: (left) => say.text('more', { count: left }),
    }),
    caption: say.text('ageingCaption'),
    table: {
      heads: [say.text('age'), say.text('open'), say.text('reports')],
      rows: buckets.map((bucket) => [ageWords(bucket, say), bucket.problems.length, reports(bucket, say)]),
    },
    mermaid: [
      'xychart-beta horizontal',
      `  title "${mermaidText(say.text('ageing'))}"`,
      `  x-axis [${bars.map(({ name }) => `"${mermaidText(name)}"`).join(', ')}]`,
      `  bar [${bars.map(({ ids }) => ids.length).join(', ')}]`,
    ].join('\n'),
  };
}

function ageWords({ from, to }: AgeBucket, say: FigureSay): string {
  if (from === undefined) return say.text('ageUnknown');
  if (to === undefined) return say.text('ageOver', { from });
  return from === 0 ? say.text('ageUpTo', { to }) : say.text('ageBetween', { from, to });
}

/** So many reports of one span stand in the table. */
const most = 50;

function reports({ problems }: AgeBucket, say: FigureSay): Cell {
  if (problems.length === 0) return say.text('none');
  const shown = problems.slice(0, most).flatMap(({ problem, since }, at) => {
    const day = since === undefined ? '' : say.text('problemSince', { day: since });
    return [...(at === 0 ? [] : [', ']), { item: problem.id }, day];
  });
  return problems.length <= most ? shown : [...shown, `, ${say.text('more', { count: problems.length - most })}`];
}
