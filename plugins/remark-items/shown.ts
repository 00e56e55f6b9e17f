import type { Code, Nodes, Root } from 'mdast';
import { targetOf } from '../../src/model/reference.ts';
import { isViewLike } from '../../src/model/view-block.ts';
import { collapse, endOf, placeBetween, placeOf, type Reading, startOf } from './reading.ts';
import { isFenced } from './soundness/fences.ts';
import { plainText } from './words.ts';

/** Notes what a page makes of the text besides its words: headings that links lead to, views, diagrams, pictures, and links that do not lead to the web. */
export function noteShown(reading: Reading, tree: Root): void {
  for (const node of tree.children) if (node.type === 'heading') reading.headings.push(collapse(plainText(node.children)));
  if (/```|~~~|\]\(|\]:/.test(reading.text)) look(reading, tree);
}

function look(reading: Reading, node: Nodes): void {
  if (node.type === 'code') noteView(reading, node);
  else if (node.type === 'image' || node.type === 'imageReference') noteReference(reading, node, 'picture');
  else if (node.type === 'link' || node.type === 'linkReference') noteReference(reading, node, 'link');
  if ('children' in node) for (const child of node.children) look(reading, child);
}

function noteReference(
  reading: Reading,
  node: Nodes & { type: 'image' | 'imageReference' | 'link' | 'linkReference' },
  use: 'link' | 'picture',
): void {
  const url = 'url' in node ? node.url : reading.definitions.get(node.identifier)?.url;
  if (url === undefined || (use === 'link' && targetOf(url, reading.file).to === 'web')) return;
  reading.references.push({ use, url, place: placeOf(reading, node) });
}

function noteView(reading: Reading, node: Code): void {
  if (!node.lang || !isFenced(reading, node)) return;
  const source = reading.text.slice(startOf(node), endOf(node));
  if (node.lang === 'mermaid') reading.diagrams.push({ lines: linesOf(reading, node, source), place: placeOf(reading, node) });
  if (!isViewLike(node.lang)) return;
  const [, fence = '', word = ''] = /^([`~]+[ \t]*)(\S*)/.exec(source) ?? [];
  const from = startOf(node) + fence.length;
  const name = { text: node.lang, place: placeBetween(reading, from, from + word.length) };
  reading.views.push({ name, rest: node.meta ?? '', lines: linesOf(reading, node, source), place: placeOf(reading, node) });
}

/** The lines inside a fence, each where its text starts in the source: behind the marks of lists and quotes around it. */
function linesOf(reading: Reading, node: Code, source: string) {
  const ends = [...source.matchAll(/\r\n|\n|\r/g)];
  return (node.value === '' ? [] : node.value.split(/\r\n|\n|\r/)).map((text, at) => {
    const end = ends[at + 1]?.index ?? source.length;
    const from = (ends[at]?.index ?? 0) + (ends[at]?.[0].length ?? 0);
    const start = source.slice(from, end).endsWith(text) ? end - text.length : from;
    return { text, place: placeBetween(reading, startOf(node) + start, startOf(node) + end) };
  });
}
