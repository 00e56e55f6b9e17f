import type { Nodes, Root } from 'mdast';
import { type Reading, startOf } from '../reading.ts';
import { noteFence } from './fences.ts';
import { noteHiddenItems, noteStrayFrontMatter } from './hidden-items.ts';
import { noteLostText } from './lost-text.ts';
import { noteLoneReturn, noteOpenComment } from './text.ts';
import { noteLoneTildes } from './tildes.ts';

/** What a file is, as far as the soundness of its text goes. */
export type Standing = 'ordinary' | 'controlled' | 'holds items';

/** Notes where the text of a file is not read as its author meant it. Of an ordinary file only what may have swallowed an item. */
export function noteUnsoundText(reading: Reading, tree: Root, standing: Standing): void {
  const controlled = standing !== 'ordinary';
  const signs = {
    fence: /```|~~~/.test(reading.text),
    comment: controlled && reading.text.includes('<!--'),
    tilde: controlled && reading.text.includes('~'),
  };
  if (signs.fence || signs.comment || signs.tilde) look(reading, tree, controlled, signs.tilde);
  noteStrayFrontMatter(reading, tree);
  if (!controlled) return;
  noteLostText(reading, tree);
  if (reading.text.includes('\r')) noteLoneReturn(reading);
  if (standing === 'holds items') noteHiddenItems(reading, tree);
}

function look(reading: Reading, node: Nodes, controlled: boolean, tilde: boolean): void {
  if (node.type === 'code') noteFence(reading, node, controlled);
  if (node.type === 'html' && controlled) noteOpenComment(reading, node.value, startOf(node));
  if (!('children' in node)) return;
  if (tilde) noteLoneTildes(reading, node);
  for (const child of node.children) look(reading, child, controlled, tilde);
}
