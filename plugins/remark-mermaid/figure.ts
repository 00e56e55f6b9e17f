import type { Element, ElementContent } from 'hast';
import type { Drawing, PictureElement } from '../../src/model/drawing.ts';
import { element, said, text, wide } from '../trace-block.ts';

/** What a figure needs to know besides the drawing. */
export interface FigureOptions {
  /** Unique on its page. */
  readonly key: string;
  /** IDs of items in a text, and where each begins. */
  readonly idsIn: (text: string) => Iterable<{ readonly id: string; readonly offset: number }>;
  /** Address of an item's page; undefined where it has none. */
  readonly href: (id: string) => string | undefined;
  readonly words: FigureWords;
}

/** Words of the figure itself. */
export interface FigureWords {
  /** Over the text from which a diagram was drawn. */
  readonly source: string;
  /** In place of one that could not be drawn: says why. */
  readonly refused: (why: string) => string;
  /** In place of one that nobody tried to draw. */
  readonly undrawn: string;
}

/** A drawn diagram with the text it was drawn from. One that cannot be drawn is said in words, and its text is shown. */
export function drawingFigure(source: string, drawing: Drawing | undefined, options: FigureOptions): Element {
  const { words } = options;
  if (drawing?.picture === undefined)
    return element('figure', { className: ['drawing'] }, [said(whyNot(drawing, words)), sourceOf(source)]);
  const picture = shown(drawing.picture, options);
  return element('figure', { className: ['drawing'] }, [
    wide(element('svg', { ...picture.properties, className: ['drawing-picture'] }, picture.children)),
    element('details', {}, [element('summary', {}, [text(words.source)]), sourceOf(source)]),
  ]);
}

function whyNot(drawing: Drawing | undefined, words: FigureWords): string {
  const why = drawing?.troubles.find(({ what }) => what === 'refused')?.message;
  return why === undefined ? words.undrawn : words.refused(why);
}

function sourceOf(source: string): Element {
  return element('pre', {}, [element('code', { className: ['language-mermaid'] }, [text(source)])]);
}

/** The picture with names that are unique on the page, and with links. */
function shown(picture: PictureElement, options: FigureOptions): Element {
  const { tagName, properties, children } = picture;
  const own = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, named(name, value, options.key)]));
  const isText = tagName === 'text' || tagName === 'tspan';
  const inside = children.flatMap((child): ElementContent[] => {
    if (typeof child !== 'string') return [shown(child, options)];
    return isText ? linked(child, options) : [text(child)];
  });
  return element(tagName, own, inside);
}

function named(name: string, value: string, key: string): string {
  if (name === 'id') return `${key}-${value}`;
  if (name === 'href') return value.replace(/^#/, `#${key}-`);
  if (name.startsWith('aria-') && name.endsWith('by'))
    return value
      .split(' ')
      .map((id) => `${key}-${id}`)
      .join(' ');
  return value.replaceAll('url(#', `url(#${key}-`);
}

/** Text in which each ID of an item is a link to its page. */
function linked(words: string, { idsIn, href }: FigureOptions): ElementContent[] {
  const parts: ElementContent[] = [];
  let reached = 0;
  for (const { id, offset } of idsIn(words)) {
    const address = href(id);
    if (address === undefined || offset < reached) continue;
    if (offset > reached) parts.push(text(words.slice(reached, offset)));
    parts.push(element('a', { href: address }, [text(id)]));
    reached = offset + id.length;
  }
  if (reached < words.length) parts.push(text(words.slice(reached)));
  return parts;
}
