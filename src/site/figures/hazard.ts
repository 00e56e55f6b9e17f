import { diagramFigure } from '../../../plugins/remark-trace-diagram/index.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { hazardDiagram } from '../../view/hazard-diagram.ts';
import { figureHtml } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { diagramWords, type FigurePlace, figureSay, hrefFrom } from './shown.ts';

/** The way from a hazard to the evidence of its controls, as a picture with its table. `key` is unique on the page. */
export function hazardFigure(hazard: TraceItem, { graph, path, language }: FigurePlace, key: string): Markup {
  const say = figureSay(language);
  const title = say.text('hazardThread', { id: hazard.id });
  return figureHtml(diagramFigure(hazardDiagram(graph, hazard), hrefFrom(graph, path), key, diagramWords(language), title));
}

/** The same, folded, for a page that tells the chains as tables already. */
export function foldedHazardFigure(hazard: TraceItem, place: FigurePlace, key: string): Markup {
  return html`<details><summary>${figureSay(place.language)('asPicture')}</summary>${hazardFigure(hazard, place, key)}</details>
`;
}
