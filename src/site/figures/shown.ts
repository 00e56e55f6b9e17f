import { figureElement } from '../../../plugins/remark-trace-diagram/figure.ts';
import type { DiagramWords } from '../../../plugins/remark-trace-diagram/words.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { Figure } from '../../view/draw/drawing.ts';
import { relative } from '../address.ts';
import { figureHtml } from '../figure.ts';
import type { Markup } from '../markup.ts';
import { figureStrings } from '../strings/figures.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { kindTitle, linkWords, pageOf } from '../words.ts';

/** Where a picture stands, and in which language it speaks. */
export interface FigurePlace {
  readonly graph: TraceGraph;
  /** Address of the page. */
  readonly path: string;
  readonly language: Language;
}

export type FigureSay = Say<typeof figureStrings>;

export function figureSay(language: Language): FigureSay {
  return speaker(figureStrings, language);
}

/** How diagrams of items speak. */
export function diagramWords(language: Language): DiagramWords {
  return { say: figureSay(language).text, kind: (kind) => kindTitle(kind, language), field: (name) => linkWords(name, language) };
}

/** A figure as it stands on a page. `key` is unique there. */
export function shownFigure(figure: Figure, { graph, path, language }: FigurePlace, key: string): Markup {
  return figureHtml(figureElement(figure, hrefFrom(graph, path), figureSay(language).text, key));
}

/** Addresses of items from a page. */
export function hrefFrom(graph: TraceGraph, path: string): (id: string) => string | undefined {
  return (id) => {
    const item = graph.item(id);
    return item === undefined ? undefined : relative(path, pageOf(item));
  };
}
