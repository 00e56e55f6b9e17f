import { idCell } from '../../view/draw/drawing.ts';
import { funnelDrawing } from '../../view/draw/funnel.ts';
import { mermaidText } from '../../view/draw/mermaid.ts';
import { coverageFunnels, type Funnel, type FunnelStep } from '../../view/funnel.ts';
import { nobodyLooked } from '../../view/why-missing.ts';
import { html, type Markup } from '../markup.ts';
import { type FigurePlace, type FigureSay, figureSay, shownFigure } from './shown.ts';

/** How far needs and software requirements come, from need to pass: a picture for each of the two, with its table. */
export function funnelFigures(place: FigurePlace): Markup {
  const say = figureSay(place.language);
  const funnels = coverageFunnels(place.graph);
  if (funnels.length === 0) return html`<p>${say('noFunnel')}</p>`;
  return html`${funnels.map((funnel) => shownFigure(funnelFigure(funnel, say), place, `funnel-${funnel.of}`))}`;
}

/** So many items that are lost at a stage stand in its row. */
const most = 8;

function funnelFigure(funnel: Funnel, say: FigureSay) {
  const { of, all, steps, aside } = funnel;
  const title = say.text(of === 'user-need' ? 'needFunnel' : 'requirementFunnel');
  const name = say.text(of === 'user-need' ? 'needs' : 'requirements');
  const drawing = funnelDrawing(funnel, {
    title,
    text: `${say.text('funnelText', { total: all.length })} ${say.text('tableBelow')}`,
    all: name,
    stage: (stage) => say.text(stage),
    reached: (count, total) => say.text('ofTotal', { count, total }),
    unread: say.text('notKnown'),
  });
  const known = steps.filter(({ unread }) => unread === undefined);
  const asideWords = aside.length === 0 ? '' : ` ${say.text('funnelAside', { count: aside.length })}`;
  return {
    drawing,
    caption: `${say.text('funnelCaption')}${asideWords}`,
    table: {
      heads: [say.text('stage'), say.text('reached'), say.text('lost')],
      rows: [
        [name, say.text('ofTotal', { count: all.length, total: all.length }), ''],
        ...steps.map((step) => stepRow(step, all.length, say)),
      ],
    },
    mermaid: [
      'xychart-beta',
      `  title "${mermaidText(title)}"`,
      `  x-axis [${[name, ...known.map(({ stage }) => say.text(stage))].map((each) => `"${mermaidText(each)}"`).join(', ')}]`,
      `  y-axis 0 --> ${all.length}`,
      `  bar [${[all.length, ...known.map(({ reached }) => reached.length)].join(', ')}]`,
    ].join('\n'),
  };
}

function stepRow({ stage, unread, reached, lost }: FunnelStep, total: number, say: FigureSay) {
  if (unread !== undefined)
    return [say.text(stage), say.text('notKnownWhy', { why: unread === nobodyLooked ? say.text('nobodyLooked') : unread }), ''];
  const ids = lost.map(({ id }) => id);
  return [
    say.text(stage),
    say.text('ofTotal', { count: reached.length, total }),
    ids.length === 0 ? say.text('none') : idCell(ids, most, (count) => say.text('more', { count })),
  ];
}
