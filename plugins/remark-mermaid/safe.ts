import type { PictureElement } from '../../src/model/drawing.ts';

/** Everything that a picture may consist of. What is not named here is refused, not left out: a picture without a part would be a wrong one. */
const tags: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'a',
  'title',
  'desc',
  'defs',
  'symbol',
  'use',
  'switch',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polygon',
  'polyline',
  'text',
  'tspan',
  'marker',
  'clipPath',
  'mask',
  'pattern',
  'linearGradient',
  'radialGradient',
  'stop',
]);

/** Besides what `presentation` names. */
const attributes: ReadonlySet<string> = new Set([
  'id',
  'role',
  'aria-roledescription',
  'aria-labelledby',
  'aria-describedby',
  'viewBox',
  'width',
  'height',
  'preserveAspectRatio',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'fx',
  'fy',
  'd',
  'points',
  'dx',
  'dy',
  'rotate',
  'textLength',
  'lengthAdjust',
  'transform',
  'transform-origin',
  'pathLength',
  'refX',
  'refY',
  'orient',
  'markerWidth',
  'markerHeight',
  'markerUnits',
  'offset',
  'gradientUnits',
  'gradientTransform',
  'spreadMethod',
  'patternUnits',
  'patternTransform',
  'patternContentUnits',
  'clipPathUnits',
  'maskUnits',
  'maskContentUnits',
  'xml:space',
  'href',
]);

/** Properties of style that are attributes in SVG, too. */
export const presentation: ReadonlySet<string> = new Set([
  'alignment-baseline',
  'baseline-shift',
  'clip-path',
  'clip-rule',
  'color',
  'display',
  'dominant-baseline',
  'fill',
  'fill-opacity',
  'fill-rule',
  'font-size',
  'font-style',
  'font-weight',
  'letter-spacing',
  'marker-end',
  'marker-mid',
  'marker-start',
  'mask',
  'opacity',
  'overflow',
  'paint-order',
  'shape-rendering',
  'stop-color',
  'stop-opacity',
  'stroke',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'text-decoration',
  'vector-effect',
  'visibility',
  'word-spacing',
]);

export function isSafeTag(name: string): boolean {
  return tags.has(name);
}

export function isKnownAttribute(name: string): boolean {
  return attributes.has(name) || presentation.has(name);
}

/** Why an attribute may not be in a picture; undefined where it may, as far as its value is concerned. */
export function whyUnsafe(name: string, value: string): string | undefined {
  if (/^on/i.test(name)) return `it would run a script (${name})`;
  if (/javascript:|vbscript:|data:/i.test(value.replaceAll(/[\s\0]/g, ''))) return 'it would run a script or load something';
  if (/^(?:xlink:)?(?:href|src)$/i.test(name) && !value.startsWith('#')) return `it leads to ${value}`;
  return whyUnsafeStyle(value);
}

/** Why a style may not be in a picture. */
export function whyUnsafeStyle(value: string): string | undefined {
  const plain = value.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\\([0-9a-f]{1,6}\s?|.)/gi, (_, sign: string) => unescaped(sign));
  if (/@import/i.test(plain)) return 'its style loads another (@import)';
  if (/expression\s*\(/i.test(plain)) return 'its style runs a script';
  if (/(?:url|image|image-set|src)\s*\(\s*["']?\s*(?!["'#\s])/i.test(plain)) return 'its style loads something from elsewhere';
  return undefined;
}

function unescaped(sign: string): string {
  const code = Number.parseInt(sign, 16);
  return Number.isNaN(code) || code > 0x10ffff ? sign : String.fromCodePoint(code);
}

/** Is a finished picture made of nothing but what is allowed? For pictures that come from where somebody else may write. */
export function isSafe({ tagName, properties, children }: PictureElement): boolean {
  const isSound =
    isSafeTag(tagName) &&
    Object.entries(properties).every(([name, value]) => isKnownAttribute(name) && whyUnsafe(name, value) === undefined);
  return isSound && children.every((child) => typeof child === 'string' || isSafe(child));
}
