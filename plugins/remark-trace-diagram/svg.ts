import type { Element, ElementContent } from 'hast';
import type { Box, Drawing, Line, Shape, Words } from '../../src/view/draw/drawing.ts';
import { element, text } from '../trace-block.ts';

/** Where items of a picture lead to. */
export type Href = (id: string) => string | undefined;

/**
 * A drawing as SVG. Colours come from the page's style by class; what boxes, lines and words say besides stands in their titles. `key` is unique on its
 * page, and so are the IDs made with it.
 */
export function drawingSvg({ title, text: words, width, height, shapes }: Drawing, href: Href, key: string): Element {
  const drawn = shapes.map((each) => shape(each, href, key));
  const hasLinks = shapes.some((each) => linksOf(each).some((id) => href(id) !== undefined));
  return tag(
    'svg',
    {
      class: 'trace-diagram',
      role: hasLinks ? 'group' : 'img',
      ariaLabelledby: `${key}-title`,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    },
    [
      tag('title', { id: `${key}-title` }, [text(title)]),
      tag('desc', {}, [text(words)]),
      ...(shapes.some((each) => each.shape === 'line' && each.isArrow) ? [arrowHead(key)] : []),
      ...(shapes.some((each) => each.shape === 'box' && each.isHatched) ? [hatching(key)] : []),
      ...drawn,
    ],
  );
}

function linksOf(shape: Shape): string[] {
  const own = 'item' in shape && shape.item !== undefined ? [shape.item] : [];
  return shape.shape === 'box' ? [...own, ...shape.words.flatMap(({ item }) => item ?? [])] : own;
}

function shape(each: Shape, href: Href, key: string): Element {
  if (each.shape === 'box') return box(each, href, key);
  return each.shape === 'line' ? line(each, key) : wordsLine(each, href);
}

function box({ look, x, y, width, height, isHatched, words, tip, item }: Box, href: Href, key: string): Element {
  const group = tag('g', { class: look }, [
    ...(tip === undefined ? [] : [tag('title', {}, [text(tip)])]),
    tag('rect', { x, y, width, height, rx: 3 }),
    ...(isHatched === true ? [tag('rect', { class: 'hatched', x, y, width, height, rx: 3, fill: `url(#${key}-hatch)` })] : []),
    ...words.map((each) => wordsLine(each, href)),
  ]);
  return linked(group, item, href);
}

function line({ look, d, isArrow, tip }: Line, key: string): Element {
  const head = isArrow === true ? { 'marker-end': `url(#${key}-head)` } : {};
  return tag('path', { class: look, d, ...head }, tip === undefined ? [] : [tag('title', {}, [text(tip)])]);
}

function wordsLine({ look, x, y, text: words, anchor, item }: Words, href: Href): Element {
  return linked(tag('text', { class: look, x, y, ...(anchor === undefined ? {} : { 'text-anchor': anchor }) }, [text(words)]), item, href);
}

function linked(drawn: Element, item: string | undefined, href: Href): Element {
  const address = item === undefined ? undefined : href(item);
  return address === undefined ? drawn : tag('a', { href: address }, [drawn]);
}

function arrowHead(key: string): Element {
  const head = tag('path', { class: 'head', d: 'M0 0L7 3L0 6z' });
  return tag(
    'marker',
    { id: `${key}-head`, markerWidth: 7, markerHeight: 6, refX: 7, refY: 3, orient: 'auto', markerUnits: 'userSpaceOnUse' },
    [head],
  );
}

function hatching(key: string): Element {
  const stroke = tag('path', { class: 'hatch', d: 'M0 8L8 0M-2 2L2 -2M6 10L10 6' });
  return tag('pattern', { id: `${key}-hatch`, width: 8, height: 8, patternUnits: 'userSpaceOnUse' }, [stroke]);
}

function tag(tagName: string, properties: Record<string, string | number>, children: ElementContent[] = []): Element {
  return element(tagName, properties, children);
}
