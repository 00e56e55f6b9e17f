import type { DrawingTrouble } from '../../../src/model/drawing.ts';
import type { DomElement } from './dom.ts';
import type { FontMetrics } from './font.ts';
import { boundsInPicture } from './geometry/bounds.ts';
import type { Box } from './geometry/box.ts';
import { classesOf } from './selector.ts';
import { styleOf } from './style.ts';

/** So many pixels nobody sees. */
const slack = 2;

/** What is written in a picture, row after row. */
export function textsIn(svg: DomElement): readonly string[] {
  return [...svg.querySelectorAll('text')].map(wordsOf).filter((words) => words !== '');
}

function wordsOf(text: DomElement): string {
  const rows = [...text.children].filter((child) => child.getAttribute('x') !== null || child.getAttribute('dy') !== null);
  const words = rows.length > 1 ? rows.map((row) => row.textContent).join(' ') : text.textContent;
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** What somebody who looks at a picture could not read in it. */
export function unclearIn(svg: DomElement, font: FontMetrics, source: string): readonly DrawingTrouble[] {
  const found: DrawingTrouble[] = [];
  const add = (words: string, message: string, fix: string) => {
    const trouble = { what: 'unclear', message, fix, ...placeOf(words, source) } as const;
    if (!found.some((each) => each.message === message && each.line === trouble.line)) found.push(trouble);
  };
  for (const text of svg.querySelectorAll('text')) {
    const words = wordsOf(text);
    const box = words === '' || isUnseen(text) ? undefined : boundsInPicture(text, font);
    if (box === undefined || (box.width === 0 && box.height === 0)) continue;
    for (const letter of font.missing(words))
      add(
        letter,
        `The font of diagrams has no “${letter}”, so a reader would see an empty box in “${short(words)}”`,
        'Write it in other letters, or in words.',
      );
    if (text.getAttribute('transform') === unknownIcon)
      add('icon', 'An icon in this diagram is not known, so a question mark would stand there', 'Leave the icon away.');
    else if (!fits(text, box, font))
      add(
        words,
        `“${short(words)}” does not fit its box, so it would cover what stands beside it`,
        'Write it shorter, or break it with `<br>`.',
      );
  }
  return found;
}

/** Where mermaid draws a question mark for an icon that it does not have. */
const unknownIcon = 'translate(21.16 64.67)';

function isUnseen(text: DomElement): boolean {
  for (let at: DomElement | null = text; at !== null && at.localName !== 'div'; at = at.parentNode) {
    if (styleOf(at, 'display') === 'none' || styleOf(at, 'visibility') === 'hidden' || at.localName === 'defs') return true;
  }
  return false;
}

/** The box that a text stands in is the smallest shape around its middle, in the nearest group that has one. */
function fits(text: DomElement, box: Box, font: FontMetrics): boolean {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (let group = text.parentNode; group !== null && group.localName === 'g'; group = group.parentNode) {
    const around = [...group.children].flatMap((child) => {
      const shape = isBox(child, group as DomElement) ? boundsInPicture(child, font) : undefined;
      return shape !== undefined && holds(shape, middle) ? [shape] : [];
    });
    const [smallest] = around.sort((a, b) => a.width * a.height - b.width * b.height);
    if (smallest !== undefined) return box.width <= smallest.width + slack && box.height <= smallest.height + slack;
  }
  return true;
}

function isBox(element: DomElement, group: DomElement): boolean {
  if (styleOf(element, 'fill') === 'none' && styleOf(element, 'stroke') === 'none') return false;
  return (
    ['rect', 'polygon', 'circle', 'ellipse'].includes(element.localName) ||
    (element.localName === 'path' && classesOf(group).includes('node'))
  );
}

function holds({ x, y, width, height }: Box, point: { readonly x: number; readonly y: number }): boolean {
  return x <= point.x && point.x <= x + width && y <= point.y && point.y <= y + height;
}

function short(words: string): string {
  return words.length <= 40 ? words : `${words.slice(0, 39)}…`;
}

/** Where words stand in the source: all of them, or else the first of them. */
function placeOf(words: string, source: string): { readonly line: number; readonly column: number } {
  const lines = source.split('\n');
  for (const part of [words, words.split(' ').slice(0, 2).join(' '), words.split(' ')[0] ?? '']) {
    const line = part === '' ? -1 : lines.findIndex((each) => each.includes(part));
    if (line >= 0) return { line, column: (lines[line] as string).indexOf(part) };
  }
  return { line: 0, column: 0 };
}
