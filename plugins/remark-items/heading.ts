import type { Heading, PhrasingContent } from 'mdast';
import type { Value } from '../../src/model/facts.ts';
import { collapse, contentPlace, endOf, placeBetween, placeOf, type Reading, startOf } from './reading.ts';
import { inlineWords, isText, plainText } from './words.ts';

/** A heading's visible text, as a value that stands where its text stands. */
export function headingText(reading: Reading, heading: Heading): Value {
  return { text: collapse(plainText(heading.children)), place: contentPlace(reading, heading) };
}

/** An ID that a heading starts with, and the title behind it. */
export function splitHeading(reading: Reading, heading: Heading, id: string): { readonly id: Value; readonly title: Value } {
  const nodes = behindId(reading, heading.children, id);
  const from = reading.text.indexOf(id, startOf(heading));
  const end = endOf(heading.children.at(-1) ?? heading);
  const idPlace = from < 0 || from >= end ? placeOf(reading, heading) : placeBetween(reading, from, from + id.length);
  const title = collapse(inlineWords(reading, nodes));
  const [first] = nodes;
  const start = first === undefined ? end : startOf(first) + (isText(first) ? first.value.length - first.value.trimStart().length : 0);
  return { id: { text: id, place: idPlace }, title: { text: title, place: placeBetween(reading, start, end) } };
}

/** The content of a heading without the ID, and the colon or dash behind it. */
function behindId(reading: Reading, nodes: readonly PhrasingContent[], id: string): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  const text = plainText([first]);
  if (isText(first)) return [behind(reading, first, text.indexOf(id) + id.length), ...rest];
  if (text.trim().replace(/[:.–—-]$/, '') !== id)
    return [{ type: 'text', value: plainText(nodes).trim().slice(id.length).replace(mark, '') }];
  const [next, ...more] = rest;
  return next !== undefined && isText(next) ? [behind(reading, next, 0), ...more] : rest;
}

const mark = /^\s*[:.–—-]?\s+|^[:.–—-]\s*$/;

/** The rest of a text node, placed where it stands unless escapes make that unknown. */
function behind(reading: Reading, node: PhrasingContent & { type: 'text' }, from: number): PhrasingContent {
  const kept = node.value.slice(from).replace(mark, '');
  const cut = node.value.length - kept.length;
  const { position } = node;
  if (position?.start.offset === undefined || !reading.text.startsWith(node.value.slice(0, cut), position.start.offset))
    return { ...node, value: kept };
  const { line, column, offset } = position.start;
  return { type: 'text', value: kept, position: { start: { line, column: column + cut, offset: offset + cut }, end: position.end } };
}
