import type { DomElement } from '../dom.ts';
import { isSvg } from '../dom.ts';
import type { FontMetrics } from '../font.ts';
import { styleOf } from '../style.ts';
import { type Box, boxAround, matrixOf, moved, union } from './box.ts';
import { pathBox } from './path.ts';
import { textBox } from './text.ts';

/** What draws nothing where it stands. */
const unseen = new Set([
  'defs',
  'style',
  'title',
  'desc',
  'marker',
  'clipPath',
  'mask',
  'linearGradient',
  'radialGradient',
  'filter',
  'symbol',
  'pattern',
]);

/** The box around what an element of a picture draws, in its own coordinates; undefined where it draws nothing. Throws for one that it cannot measure. */
export function boundsOf(element: DomElement, font: FontMetrics): Box | undefined {
  const name = element.localName;
  if (unseen.has(name)) return undefined;
  const number = (attribute: string) => lengthOf(element, attribute);
  switch (name) {
    case 'rect':
    case 'image':
      return { x: number('x'), y: number('y'), width: Math.max(0, number('width')), height: Math.max(0, number('height')) };
    case 'circle':
      return ellipse(number('cx'), number('cy'), number('r'), number('r'));
    case 'ellipse':
      return ellipse(number('cx'), number('cy'), number('rx'), number('ry'));
    case 'line':
      return boxAround([
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ]);
    case 'polygon':
    case 'polyline':
      return boxAround(pointsOf(element.getAttribute('points') ?? ''));
    case 'path':
      return pathBox(element.getAttribute('d') ?? '');
    case 'text':
    case 'tspan':
      return textBox(element, font);
    case 'svg':
    case 'g':
    case 'a':
    case 'switch':
      return ofChildren(element, font);
  }
  throw new Error(`<${name}> cannot be measured`);
}

/** In the coordinates of the picture that it is in. */
export function boundsInPicture(element: DomElement, font: FontMetrics): Box | undefined {
  let box = boundsOf(element, font);
  for (let at: DomElement | null = element; at !== null && isSvg(at) && !isRoot(at); at = at.parentNode) box = box && placed(at, box);
  return box;
}

function isRoot(element: DomElement): boolean {
  return element.localName === 'svg' && (element.parentNode === null || !isSvg(element.parentNode));
}

function ofChildren(element: DomElement, font: FontMetrics): Box | undefined {
  let box: Box | undefined;
  for (const child of element.children) {
    if (unseen.has(child.localName) || styleOf(child, 'display') === 'none') continue;
    if (!isSvg(child)) throw new Error(`<${child.localName}> cannot be measured`);
    const own = boundsOf(child, font);
    if (own !== undefined && !isFlat(child, own)) box = union(box, placed(child, own));
  }
  return box;
}

/** Without an area these draw nothing, not even their border. */
function isFlat({ localName }: DomElement, { width, height }: Box): boolean {
  return ['rect', 'circle', 'ellipse'].includes(localName) && (width === 0 || height === 0);
}

/** A box in an element's own coordinates, in those of the element around it. */
function placed(element: DomElement, box: Box): Box {
  return moved(element.localName === 'svg' ? inViewport(element, box) : box, matrixOf(transformOf(element)));
}

function transformOf(element: DomElement): string | null {
  const styled = styleOf(element, 'transform');
  return styled === undefined ? element.getAttribute('transform') : styled.replaceAll(/(px|deg)\b/g, '');
}

function inViewport(svg: DomElement, box: Box): Box {
  const [x, y, width, height] = [lengthOf(svg, 'x'), lengthOf(svg, 'y'), lengthOf(svg, 'width'), lengthOf(svg, 'height')];
  const [left = 0, top = 0, wide = 0, high = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  if (wide === 0 || high === 0 || width === 0 || height === 0) return { ...box, x: box.x + x, y: box.y + y };
  const scale = Math.min(width / wide, height / high);
  return {
    x: x + (width - wide * scale) / 2 + (box.x - left) * scale,
    y: y + (height - high * scale) / 2 + (box.y - top) * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

function ellipse(cx: number, cy: number, rx: number, ry: number): Box {
  return { x: cx - rx, y: cy - ry, width: 2 * rx, height: 2 * ry };
}

function pointsOf(text: string): [number, number][] {
  const numbers = text
    .split(/[\s,]+/)
    .filter((each) => each !== '')
    .map(Number);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, at) => [numbers[2 * at] as number, numbers[2 * at + 1] as number]);
}

/** Of an attribute in pixels; 0 where there is none. */
function lengthOf(element: DomElement, attribute: string): number {
  const written = element.getAttribute(attribute) ?? '';
  const number = Number.parseFloat(written);
  if (!Number.isFinite(number) || written.endsWith('%')) return 0;
  return written.endsWith('em') ? number * 16 : number;
}
