import { type DomElement, isElement, isText } from '../dom.ts';
import type { FontMetrics } from '../font.ts';
import { fontSizeOf, fontWeightOf, styleOf } from '../style.ts';
import { type Box, union } from './box.ts';

/** A stretch of letters of one size. */
interface Stretch {
  text: string;
  readonly size: number;
  readonly weight: number;
  /** Moved sideways before its first letter. */
  readonly dx: number;
}

/** Letters that stand in a row from a place of their own, or from where those before end. */
interface Row {
  readonly x: number | undefined;
  y: number;
  readonly anchor: string;
  readonly baseline: string;
  readonly stretches: Stretch[];
}

/** The box around a `text` or `tspan`, as a browser lays it out on lines; undefined where no letter is. */
export function textBox(element: DomElement, font: FontMetrics): Box | undefined {
  let box: Box | undefined;
  let end = 0;
  const asked = Number.parseFloat(element.getAttribute('textLength') ?? '');
  for (const row of rowsOf(element, font)) {
    const width = Number.isFinite(asked) ? asked : widthOf(row, font);
    const from = row.x ?? end;
    const left = row.anchor === 'middle' ? from - width / 2 : row.anchor === 'end' ? from - width : from;
    end = left + width;
    const size = Math.max(0, ...row.stretches.map((each) => each.size));
    if (row.stretches.length === 0) continue;
    const { above, below } = heights(size, font);
    const y = row.y + raise(row.baseline, size, above, below, font);
    box = union(box, { x: left, y: y - above, width, height: above + below });
  }
  return box;
}

/** Whole pixels above and below the line on which letters stand, as Chromium rounds them: letters never reach below what is counted as below. */
function heights(size: number, font: FontMetrics): { readonly above: number; readonly below: number } {
  const above = Math.round(font.ascent * size);
  const below = Math.round(font.descent * size);
  return below < font.descent * size ? { above: above - 1, below: below + 1 } : { above, below };
}

export function textLength(element: DomElement, font: FontMetrics): number {
  return rowsOf(element, font).reduce((sum, row) => sum + widthOf(row, font), 0);
}

/** Chromium counts in sixty-fourths of a pixel, and makes room for the last one that letters begin: layouts by springs take another course otherwise. */
function widthOf({ stretches }: Row, font: FontMetrics): number {
  return stretches.reduce((sum, { text, size, weight, dx }) => sum + dx + Math.ceil(font.width(text, weight) * size * 64) / 64, 0);
}

/** How far the usual line of letters lies below the one that is asked for. */
function raise(baseline: string, size: number, above: number, below: number, font: FontMetrics): number {
  switch (baseline) {
    case 'auto':
    case 'alphabetic':
    case 'baseline':
    // Words that SVG does not know: browsers take no notice.
    case 'start':
    case 'end':
      return 0;
    case 'middle':
      return (font.xHeight * size) / 2;
    case 'central':
      return (above - below) / 2;
    case 'hanging':
      return above * 0.8;
    case 'text-before-edge':
    case 'text-top':
      return above;
    case 'text-after-edge':
    case 'ideographic':
      return -below;
  }
  throw new Error(`text at the ${baseline} of a line cannot be measured`);
}

function rowsOf(element: DomElement, font: FontMetrics): readonly Row[] {
  const rows: Row[] = [];
  let afterSpace = true;
  let dx = 0;
  const enter = (at: DomElement) => {
    const size = fontSizeOf(at, font);
    const [x, y] = [lengthOf(at.getAttribute('x'), size), lengthOf(at.getAttribute('y'), size)];
    const before = rows.at(-1);
    if (before === undefined || x !== undefined || y !== undefined) rows.push(startRow(at, x, y ?? before?.y ?? 0));
    const dy = lengthOf(at.getAttribute('dy'), size) ?? 0;
    dx += lengthOf(at.getAttribute('dx'), size) ?? 0;
    const last = rows.at(-1) as Row;
    if (dy === 0) return;
    if (last.stretches.length > 0) rows.push({ ...last, x: undefined, y: last.y + dy, stretches: [] });
    else last.y += dy;
  };
  const walk = (at: DomElement) => {
    enter(at);
    for (const child of at.childNodes) {
      if (isElement(child)) {
        if (child.localName === 'textPath') throw new Error('text along a path cannot be measured');
        if (['tspan', 'a'].includes(child.localName)) walk(child);
      } else if (isText(child)) add(at, child.nodeValue ?? '');
    }
  };
  const add = (at: DomElement, written: string) => {
    const isKept = /^(?:pre|break-spaces)/.test(styleOf(at, 'white-space') ?? '') || at.getAttribute('xml:space') === 'preserve';
    const spaced = written.replaceAll(/[\t\n\r]/g, ' ');
    const text = isKept ? spaced : spaced.replaceAll(/ +/g, ' ').replace(afterSpace ? /^ / : /^(?!)/, '');
    if (text === '') return;
    afterSpace = text.endsWith(' ') && !isKept;
    rows.at(-1)?.stretches.push({ text, size: fontSizeOf(at, font), weight: fontWeightOf(at), dx });
    dx = 0;
  };
  walk(element);
  dropLastSpace(rows, afterSpace);
  return rows;
}

/** A space at the end of a text takes no room. */
function dropLastSpace(rows: readonly Row[], afterSpace: boolean): void {
  const last = rows.findLast((row) => row.stretches.length > 0)?.stretches.at(-1);
  if (last !== undefined && afterSpace) last.text = last.text.replace(/ $/, '');
}

function startRow(element: DomElement, x: number | undefined, y: number): Row {
  return {
    x,
    y,
    anchor: styleOf(element, 'text-anchor') ?? 'start',
    baseline: styleOf(element, 'alignment-baseline') ?? styleOf(element, 'dominant-baseline') ?? 'auto',
    stretches: [],
  };
}

/** The first of the lengths that an attribute lists; undefined where it has none. */
function lengthOf(written: string | null, size: number): number | undefined {
  const [first = ''] = (written ?? '').trim().split(/[\s,]+/);
  const number = Number.parseFloat(first);
  if (!Number.isFinite(number)) return undefined;
  if (/^[-+\d.eE]+(?:px)?$/.test(first)) return number;
  if (first.endsWith('em')) return number * size;
  throw new Error(`text at ${first} cannot be measured`);
}
