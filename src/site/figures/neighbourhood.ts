import { diagramFigure } from '../../../plugins/remark-trace-diagram/index.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { neighbourhood } from '../../view/diagram.ts';
import { figureHtml } from '../figure.ts';
import type { Markup } from '../markup.ts';
import { hazardFigure } from './hazard.ts';
import { diagramWords, type FigurePlace, hrefFrom } from './shown.ts';

/** So many items stand around one on its page. */
const most = 24;

/** What an item is linked with, as a picture with its table; of a hazard the way to the evidence of its controls. */
export function itemFigure(item: TraceItem, place: FigurePlace): Markup {
  if (item.kind === 'hazard') return hazardFigure(item, place, 'picture');
  const { graph, path, language } = place;
  return figureHtml(diagramFigure(neighbourhood(graph, item, 1, most), hrefFrom(graph, path), 'picture', diagramWords(language)));
}
