import { type DomElement, type DomWindow, isSvg } from './dom.ts';
import type { FontMetrics } from './font.ts';
import { boundsInPicture, boundsOf } from './geometry/bounds.ts';
import type { Box } from './geometry/box.ts';
import { pathLength, pointAtLength } from './geometry/path.ts';
import { textLength } from './geometry/text.ts';
import { fontSizeOf, styleOf } from './style.ts';

type Measure = (this: DomElement, ...given: never[]) => unknown;

/** Nothing is where nothing is drawn. */
const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };

/**
 * Gives a window without layout what a drawing asks about sizes. Whatever else measures throws: an answer that was made up would be a wrong picture, and a
 * new version of what draws is to be seen to ask for more.
 */
export function installMeasuring(window: DomWindow, font: FontMetrics): void {
  const html = prototypeOf(window, 'HTMLElement');
  const element = prototypeOf(window, 'Element');
  const svg = prototypeOf(window, 'SVGElement');
  define(svg, 'getBBox', function () {
    return { ...(boundsOf(this, font) ?? nowhere) };
  });
  define(svg, 'getComputedTextLength', function () {
    return textLength(this, font);
  });
  define(svg, 'getTotalLength', function () {
    return pathLength(pathOf(this));
  });
  define(svg, 'getPointAtLength', function (length: number) {
    return pointAtLength(pathOf(this), length);
  });
  define(element, 'getBoundingClientRect', function () {
    return rectangle(isSvg(this) ? (boundsInPicture(this, font) ?? nowhere) : ofHtml(this));
  });
  define(svg, 'getScreenCTM', () => ({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }));
  for (const name of unknownMethods) define(svg, name, refusing(name));
  for (const name of ['getClientRects', 'scrollIntoView']) define(element, name, refusing(name));
  for (const name of unknownSizes) forbid(html, name);
  for (const name of ['clientWidth', 'clientHeight']) Object.defineProperty(element, name, { get: sizeOfHidden(name), configurable: true });
  installLengths(window);
  installStyles(window, font);
  installCanvas(window, font);
}

const unknownMethods = [
  'getCTM',
  'getSubStringLength',
  'getExtentOfChar',
  'getStartPositionOfChar',
  'getEndPositionOfChar',
  'getRotationOfChar',
  'getCharNumAtPosition',
  'getNumberOfChars',
  'isPointInFill',
  'isPointInStroke',
  'createSVGPoint',
  'getIntersectionList',
];

/** Gantt charts ask for `offsetWidth` too, and then take the width that they are given. */
const unknownSizes = ['offsetHeight', 'offsetTop', 'offsetLeft', 'scrollWidth', 'scrollHeight', 'innerText'];

function prototypeOf(window: DomWindow, name: string): object {
  return (window[name] as { readonly prototype: object }).prototype;
}

function define(prototype: object, name: string, value: Measure): void {
  Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
}

function forbid(prototype: object, name: string): void {
  Object.defineProperty(prototype, name, { get: refusing(name), configurable: true });
}

function refusing(name: string): Measure {
  return function () {
    throw new Error(`${name} of <${this.localName}> is asked for, and nobody can tell it without a browser`);
  };
}

/** What is hidden has no size, so that layouts which ask for that of a sheet take their own. */
function sizeOfHidden(name: string): Measure {
  return function () {
    for (let at: DomElement | null = this; at !== null; at = at.parentNode) {
      if (at.nodeType === 1 && /display:\s*none/.test(at.getAttribute('style') ?? '')) return 0;
    }
    return refusing(name).call(this);
  };
}

function pathOf(element: DomElement): string {
  if (element.localName === 'path') return element.getAttribute('d') ?? '';
  const of = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '0');
  if (element.localName === 'line') return `M${of('x1')},${of('y1')}L${of('x2')},${of('y2')}`;
  throw new Error(`the length of <${element.localName}> cannot be measured`);
}

function rectangle({ x, y, width, height }: Box) {
  return { x, y, width, height, top: y, left: x, right: x + width, bottom: y + height };
}

/** A page is never laid out: its boxes hold one empty picture, or nothing. */
function ofHtml(element: DomElement): Box {
  if (element.textContent.trim() === '' || element.querySelector('svg') !== null || element.localName === 'body') return nowhere;
  throw new Error(`text in <${element.localName}> is measured, and only text of pictures can be`);
}

/** In pictures browsers take a size of letters without a unit for pixels. */
function installLengths(window: DomWindow): void {
  const style = prototypeOf(window, 'CSSStyleDeclaration') as { setProperty(name: string, value: unknown, priority?: string): void };
  const { setProperty } = style;
  style.setProperty = function (name, value, priority) {
    const isBare = name === 'font-size' && /^[\d.]+$/.test(String(value));
    setProperty.call(this, name, isBare ? `${value}px` : value, priority);
  };
}

/** `getComputedStyle` of pictures: the few properties that are asked for; for others it throws. */
function installStyles(window: DomWindow, font: FontMetrics): void {
  const usual = (window.getComputedStyle as (element: DomElement) => object).bind(window);
  const of = (element: DomElement, property: string) => {
    if (property === 'font-size') return `${fontSizeOf(element, font)}px`;
    return styleOf(element, property) ?? '';
  };
  Object.assign(window, {
    getComputedStyle: (element: DomElement) => {
      if (!isSvg(element)) return withoutMargins(usual(element));
      const get = (property: string) => of(element, property);
      return new Proxy({ getPropertyValue: get } as Record<string, unknown>, {
        get: (known, key) => known[String(key)] ?? get(String(key).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
      });
    },
  });
}

/** In a browser every box has a margin around it, were it of no width. */
function withoutMargins(style: object): object {
  const isWidth = (name: string) => /^(?:padding|border).*(?:-(?:top|right|bottom|left)|-width)$/.test(name);
  const get = (name: string) =>
    (style as { getPropertyValue(name: string): string }).getPropertyValue(name) || (isWidth(name) ? '0px' : '');
  return new Proxy(style as Record<string, unknown>, { get: (known, key) => (key === 'getPropertyValue' ? get : known[String(key)]) });
}

/** A canvas that measures text. What is drawn on it nobody sees: layouts draw on one by the way. What asks for more than text throws. */
function installCanvas(window: DomWindow, font: FontMetrics): void {
  define(prototypeOf(window, 'HTMLCanvasElement'), 'getContext', () => {
    const state = { font: '16px' };
    const measureText = (text: string) => {
      const [, size = '16'] = /([\d.]+)px/.exec(state.font) ?? [];
      return { width: font.width(text, /\bbold\b|\b[6-9]00\b/.test(state.font) ? 700 : 400) * Number(size) };
    };
    return new Proxy(state as Record<string, unknown>, {
      get: (known, key) => {
        if (key === 'measureText') return measureText;
        if (/^(?:isPoint|getImageData)/.test(String(key)))
          throw new Error(`${String(key)} of a canvas is asked for, and nobody can tell it`);
        return known[String(key)] ?? (/Ratio$/.test(String(key)) ? undefined : () => ({}));
      },
    });
  });
}
