import type { Nodes, Text } from 'mdast';
import type { MentionFacts, Value } from '../../src/model/facts.ts';
import type { FieldShape } from './field-shape.ts';
import { endOf, placeBetween, placeOf, type Reading, startOf } from './reading.ts';

/** `[[SRS-101]]`, whatever stands between the brackets as one word that ends in a number. */
const wiki = /\[\[\s*([\p{L}\p{N}_.:/-]*\d)\s*\]\]/gu;

/** Notes every ID that a text node mentions. */
export function noteIds(reading: Reading, node: Text): void {
  if (!/\d/.test(node.value)) return;
  const start = startOf(node);
  const exact = endOf(node) - start === node.value.length;
  const line = placeOf(reading, node);
  const oneLine = line.line === line.endLine;
  let reached = start;
  addIds(reading, node.value, (from, to) => {
    if (exact && oneLine) return { ...line, column: line.column + from, endColumn: line.column + to };
    if (exact) return placeBetween(reading, start + from, start + to);
    // Escapes and character references make the source longer than the text, so the word is looked up in the source.
    const found = reading.text.indexOf(node.value.slice(from, to), reached);
    if (found < 0 || found >= endOf(node)) return line;
    reached = found + 1;
    return placeBetween(reading, found, found + to - from);
  });
}

/** Notes what a title or a short text mentions; in a value that is not prose, only `[[SRS-101]]` is a mention. */
export function withMentions(reading: Reading, shape: FieldShape, values: readonly Value[]): Value[] {
  if (shape !== 'list') for (const value of values) noteIdsIn(reading, value, shape === 'prose');
  return [...values];
}

function noteIdsIn(reading: Reading, { text, place }: Value, bare: boolean): void {
  if (!(bare ? /\d/.test(text) : text.includes('[['))) return;
  const exact = place.line === place.endLine && place.endColumn - place.column === text.length;
  addIds(reading, text, (from, to) => (exact ? { ...place, column: place.column + from, endColumn: place.column + to } : place), bare);
}

/** Notes a relative link to an item's file. */
export function noteLink(reading: Reading, node: Nodes, url: string): void {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(url)) return;
  const name = /([^/?#]+)\.md(?:[?#]|$)/i.exec(url)?.[1];
  if (name !== undefined && reading.vocabulary.isId(name)) reading.mentions.push({ id: name, form: 'link', place: placeOf(reading, node) });
}

function addIds(reading: Reading, text: string, place: (from: number, to: number) => MentionFacts['place'], bare = true): void {
  const { vocabulary } = reading;
  const links = text.includes('[[') ? [...text.matchAll(wiki)] : [];
  for (const link of links) {
    const id = link[1] as string;
    reading.mentions.push({ id, form: 'wiki', place: place(link.index, link.index + link[0].length) });
  }
  for (const { id, offset } of bare ? vocabulary.idsIn(text) : []) {
    if (vocabulary.kindOfId(id) === undefined) continue;
    if (links.some((link) => offset >= link.index && offset < link.index + link[0].length)) continue;
    reading.mentions.push({ id, form: 'bare', place: place(offset, offset + id.length) });
  }
}
