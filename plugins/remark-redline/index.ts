import type { Nodes, PhrasingContent, Root } from 'mdast';
import { isParent, type Standing, withChildren } from './nodes.ts';
import { redline } from './redline.ts';

export { accepted, isUnchanged, rejected, type Standing } from './nodes.ts';
export { redline } from './redline.ts';

/** What is said before marked words to those who do not see the marks, in the language of the page. */
export type RedlineWords = Readonly<Record<Standing, string>>;

export interface RedlineOptions {
  /** The earlier text. */
  readonly before: Root;
  readonly words: RedlineWords;
}

/** Makes of a text its redline against an earlier one, ready to be turned to HTML: with `<ins>` and `<del>`, each with a word before it for those who listen. */
export default function remarkRedline({ before, words }: RedlineOptions): (tree: Root) => Root {
  return (tree) => told(redline(before, tree), words);
}

/** A redline with its marks in words, too. */
export function told(tree: Root, words: RedlineWords): Root {
  return toldNode(tree, words, undefined);
}

/** `around` is how the block around a node stands. */
function toldNode<T extends Nodes>(node: T, words: RedlineWords, around: Standing | undefined): T {
  const own = node.data?.redline;
  const at = own ?? around;
  const standing = own === undefined ? node : { ...node, data: { ...node.data, hProperties: { className: [own] } } };
  if (standing.type === 'code' && (around === 'deleted' || around === 'moved-away')) return { ...standing, lang: null, meta: null };
  if (!isParent(standing)) return standing;
  const children = standing.children.map((child) => toldNode(child, words, isMark(child) ? (at ?? markOf(child)) : at));
  if (!isMark(standing)) return withChildren(standing, children);
  return withChildren(standing, [said(words[around ?? markOf(standing)]), ...children]);
}

function isMark(node: Nodes): boolean {
  return node.type === 'insertion' || node.type === 'deletion';
}

function markOf(node: Nodes): Standing {
  return node.type === 'insertion' ? 'inserted' : 'deleted';
}

/** Heard and not seen. */
function said(words: string): PhrasingContent {
  const children: PhrasingContent[] = [{ type: 'text', value: `${words} ` }];
  return { type: 'emphasis', children, data: { hName: 'span', hProperties: { className: ['heard'] } } };
}
