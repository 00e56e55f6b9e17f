import type { Nodes, Parents, Root } from 'mdast';
import { placeBetween, type Reading } from './reading.ts';

/**
 * Gives a range to nodes that have none. mdast-util-gfm-autolink-literal makes such nodes where it finds an address behind an escape:
 * they stand one after the other where their parent, or the node before them, says.
 */
export function fillPositions(reading: Reading, tree: Root): void {
  if (['@', 'www.', '://'].some((sign) => reading.text.includes(sign))) fillIn(reading, tree);
}

function fillIn(reading: Reading, parent: Parents): void {
  let reached = parent.position?.start.offset ?? 0;
  for (const child of parent.children) {
    if (child.position === undefined) {
      const text = textOf(child);
      const start = startOfText(reading.text, reached, text);
      setPosition(reading, child, start, follow(reading.text, start, text));
    }
    reached = child.position?.end.offset ?? reached;
    if ('children' in child) fillIn(reading, child);
  }
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Skips the marks that a parent puts before its content. */
function startOfText(source: string, from: number, text: string): number {
  let at = from;
  while (at < source.length && source[at] !== text[0] && source[at] !== '\\' && source[at] !== '&') at += 1;
  return at < source.length ? at : from;
}

/** The offset behind the source of a text: the source may spell a sign as an escape or a character reference. */
function follow(source: string, from: number, text: string): number {
  let at = from;
  for (let sign = 0; sign < text.length && at < source.length; sign++) {
    if (source[at] === '\\' && text[sign] !== '\\') at += 1;
    else if (source[at] === '\\' && source[at + 1] === '\\') at += 1;
    else if (source[at] === '&' && source[at] !== text[sign]) at = reference(source, at);
    else if (source[at] === '&') at = /^&(?:amp|#38|#x26);/i.test(source.slice(at, at + 7)) ? reference(source, at) : at;
    at += 1;
  }
  return at;
}

/** The offset of the semicolon that ends a character reference. */
function reference(source: string, at: number): number {
  const end = source.indexOf(';', at);
  return end < 0 ? at : end;
}

function setPosition(reading: Reading, node: Nodes, from: number, to: number): void {
  const place = placeBetween(reading, from, to);
  node.position = {
    start: { line: place.line, column: place.column, offset: from },
    end: { line: place.endLine, column: place.endColumn, offset: to },
  };
}
