import type { PictureElement } from '../../../src/model/drawing.ts';
import { isKnownAttribute, isSafeTag, presentation, whyUnsafe, whyUnsafeStyle } from '../safe.ts';
import { forBothGrounds } from './colours.ts';
import { type DomElement, isElement, isText } from './dom.ts';
import type { FontMetrics } from './font.ts';
import { RefusedDiagram } from './refusal.ts';
import { declaredOn, fontSizeOf, fontWeightOf } from './style.ts';

/** Shadows and the like, which say nothing; a page has them for nothing else either. */
const decoration = new Set(['filter', 'style', 'metadata']);

/** Properties of style that do nothing to a picture that stands still, or that pages set for all pictures alike. */
const idle =
  /^(?:-|font-family$|filter$|mix-blend-mode$|animation|transition|cursor$|pointer-events$|user-select$|z-index$|position$|top$|left$|right$|bottom$|margin|padding|border|background|box-|max-|min-|line-|text-(?:align|overflow|shadow|wrap)|vertical-align$|align-|justify-|flex|gap$|grid|white-space$|word-(?:break|wrap)|overflow-wrap$|content$|float$|list-|outline|dy$|x$|y$)/;

/** Attributes that a finished picture does not need. */
const unneeded =
  /^(?:class|style|name|type|xmlns(?::.*)?|version|data-.*|aria-hidden|tabindex|filter|font-family|mix-blend-mode|line-height|text-decoration-.*|label-.*|link-.*|index|cursor|pointer-events|white-space|target|rel|xlink:.*|alt|label|text|process|start|end|time|dur|index)$/;

const colours = new Set(['fill', 'stroke', 'color', 'stop-color']);

/** Properties that are handed down to what is inside, so that they are written once. */
const handedDown = new Set([
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
]);

/** What holds where nothing is said; pages set the font's size. */
const initial: Readonly<Record<string, string>> = {
  'font-size': '16',
  'font-style': 'normal',
  'font-weight': '400',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  'fill-opacity': '1',
  'stroke-opacity': '1',
};

/**
 * A drawn picture as pages show it: all style in attributes, because pages allow none in them, numbers rounded, names in the order in which they come, nothing
 * that does not show. Throws a `RefusedDiagram` for a picture with anything that is not known to be harmless.
 */
export function pictureOf(svg: DomElement, font: FontMetrics): PictureElement {
  refuseUnsafe(svg);
  const drawn = elementOf(svg, initial, font);
  if (drawn === undefined) throw new RefusedDiagram('nothing is drawn', 'Write what it is to show.');
  return renamed(withoutIdle(drawn));
}

/** Looks at everything, at what is not shown too. */
function refuseUnsafe(svg: DomElement): void {
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    if (!isSafeTag(element.localName) && !isDecoration(element.localName))
      refuse(`it holds <${element.localName}>, which pages do not show`);
    const style = element.localName === 'style' ? whyUnsafeStyle(element.textContent) : undefined;
    if (style !== undefined) refuse(style);
    for (const { name, value } of element.attributes) {
      const why = whyUnsafe(name, value);
      if (why !== undefined) refuse(why);
    }
  }
}

/** Inside of shadows a parser of HTML may have written names in small letters. */
function isDecoration(name: string): boolean {
  return decoration.has(name) || /^fe[A-Z]?[a-zA-Z]+$/.test(name);
}

function refuse(why: string): never {
  const fix = 'Pages show pictures that are made of shapes, text and nothing else. For a link write the ID of the item: it becomes one.';
  throw new RefusedDiagram(why, fix);
}

type Handed = Readonly<Record<string, string>>;

function elementOf(element: DomElement, around: Handed, font: FontMetrics): PictureElement | undefined {
  const style = declaredOn(element);
  const said = (name: string) => style.get(name) ?? element.getAttribute(name) ?? undefined;
  if (isDecoration(element.localName) || said('display') === 'none' || said('visibility') === 'hidden') return undefined;
  const properties: Record<string, string> = {};
  const handed: Record<string, string> = { ...around };
  for (const [name, written] of [...ownAttributes(element, style), ...styleAttributes(style)]) {
    const value = plainValue(name, written, element, font);
    if (value === undefined || (handedDown.has(name) && around[name] === value)) continue;
    properties[name] = value;
    if (handedDown.has(name)) handed[name] = value;
  }
  const children = [...element.childNodes].flatMap((child): (PictureElement | string)[] => {
    if (isElement(child)) return [elementOf(child, handed, font)].filter((each) => each !== undefined);
    return isText(child) && holdsText(element.localName) ? [child.nodeValue ?? ''] : [];
  });
  if (children.length === 0 && ['g', 'defs', 'text', 'tspan', 'a'].includes(element.localName) && element.getAttribute('id') === null)
    return undefined;
  return { tagName: element.localName, properties, children };
}

function holdsText(name: string): boolean {
  return ['text', 'tspan', 'title', 'desc', 'a'].includes(name);
}

/** Attributes that no style overrules. */
function ownAttributes(element: DomElement, style: ReadonlyMap<string, string>): [string, string][] {
  const isRoot = element.localName === 'svg';
  return [...element.attributes].flatMap(({ name: written, value }): [string, string][] => {
    const name = /^xlink:href$/.test(written) ? 'href' : written;
    if (style.has(name) || (isRoot && ['width', 'height'].includes(name) && value.endsWith('%'))) return [];
    if (unneeded.test(name) && !isKnownAttribute(name)) return [];
    if (!isKnownAttribute(name)) throw new RefusedDiagram(`it has an attribute \`${name}\` that is not known`, 'Say it in another way.');
    return [[name, value]];
  });
}

function styleAttributes(style: ReadonlyMap<string, string>): [string, string][] {
  return [...style].filter(([name]) => {
    if (presentation.has(name) || ['rx', 'ry', 'transform', 'transform-origin'].includes(name)) return true;
    if (idle.test(name) || ['width', 'height', 'scale'].includes(name)) return false;
    throw new RefusedDiagram(`it sets the style \`${name}\`, which pages do not know`, 'Take it away, or say it in another way.');
  });
}

/** A value as an attribute; undefined where it says nothing. */
function plainValue(name: string, written: string, element: DomElement, font: FontMetrics): string | undefined {
  const value = written.trim();
  // A theme that lacks a colour computes with NaN, which browsers take no notice of.
  if (value === '' || value.includes('NaN') || ['inherit', 'initial', 'unset'].includes(value))
    return name === 'd' || name === 'points' ? '' : undefined;
  if (name === 'font-size') return String(rounded(fontSizeOf(element, font)));
  if (name === 'font-weight') return String(fontWeightOf(element));
  if (name === 'color') return undefined;
  if (colours.has(name)) return colourOf(value, element);
  if (value.includes('var(')) throw new RefusedDiagram(`its style asks for ${value}`, 'Write the value itself.');
  const plain = name === 'transform' ? value.replaceAll(/(?<=\d)(?:px|deg)/g, '') : value.replace(/^(-?[\d.]+)px$/, '$1');
  return plain.replaceAll(/-?\d*\.\d+(?:e[-+]?\d+)?|-?\d+e[-+]?\d+/gi, (number) => String(rounded(Number(number))));
}

function colourOf(value: string, element: DomElement): string {
  const current = /^currentcolor$/i.test(value) ? colourAround(element) : value;
  try {
    return forBothGrounds(current);
  } catch {
    throw new RefusedDiagram(`${value} is no colour`, 'Write one such as #c00 or darkred.');
  }
}

/** The colour of the text around, which shapes may take for themselves. */
function colourAround(element: DomElement): string {
  for (let at: DomElement | null = element; isElement(at); at = at.parentNode) {
    const value = declaredOn(at).get('color') ?? at.getAttribute('color');
    if (value && value !== 'inherit') return value;
  }
  return '#000';
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100 + 0;
}

const reference = /url\(\s*["']?#([^"')]+)["']?\s*\)/g;

/** Names of other parts of the picture that an element needs. */
function referred({ properties }: PictureElement): readonly string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    if (name === 'href') return [value.slice(1)];
    if (name === 'aria-labelledby' || name === 'aria-describedby') return value.split(/\s+/);
    return [...value.matchAll(reference)].map(([, id = '']) => id);
  });
}

function all(element: PictureElement): PictureElement[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}

/** Leaves out what is only there to be referred to, where nobody does, and groups of nothing. */
function withoutIdle(root: PictureElement): PictureElement {
  const needed = new Set(all(root).flatMap(referred));
  const forReference = new Set(['marker', 'symbol', 'clipPath', 'linearGradient', 'radialGradient', 'pattern', 'mask']);
  const kept = (element: PictureElement): readonly PictureElement[] => {
    const { id } = element.properties;
    if (forReference.has(element.tagName) && (id === undefined || !needed.has(id))) return [];
    const children = element.children.flatMap<PictureElement | string>((child) => (typeof child === 'string' ? child : kept(child)));
    return children.length === 0 && ['g', 'defs'].includes(element.tagName) ? [] : [{ ...element, children }];
  };
  const [left = root] = kept(root);
  return JSON.stringify(left) === JSON.stringify(root) ? left : withoutIdle(left);
}

/** Parts that are referred to are numbered in their order; others need no name. */
function renamed(root: PictureElement): PictureElement {
  const needed = new Set(all(root).flatMap(referred));
  const ids = all(root).flatMap(({ properties: { id } }) => (id !== undefined && needed.has(id) ? [id] : []));
  const names = new Map([...new Set(ids)].map((id, at) => [id, `d${at + 1}`]));
  const rename = ({ tagName, properties, children }: PictureElement): PictureElement => ({
    tagName,
    properties: Object.fromEntries(
      Object.entries(properties).flatMap(([name, value]): [string, string][] => {
        if (name === 'id') return names.has(value) ? [[name, names.get(value) as string]] : [];
        if (name === 'href') return [[name, `#${names.get(value.slice(1)) ?? value.slice(1)}`]];
        if (name.startsWith('aria-') && name.endsWith('by'))
          return [
            [
              name,
              value
                .split(/\s+/)
                .map((id) => names.get(id) ?? id)
                .join(' '),
            ],
          ];
        return [[name, value.replaceAll(reference, (_, id: string) => `url(#${names.get(id) ?? id})`)]];
      }),
    ),
    children: children.map((child) => (typeof child === 'string' ? child : rename(child))),
  });
  return rename(root);
}
