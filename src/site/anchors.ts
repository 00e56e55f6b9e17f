import type { Heading as MdHeading, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { plainText } from '../../plugins/remark-items/words.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { pageAnchors } from '../view/anchors.ts';
import type { Heading } from './page.ts';

/** Anchors of one source: which heading has which, and what a link may call each of them. */
export interface Anchors {
  /** Headings that get an anchor, by the line they stand on. */
  readonly byLine: ReadonlyMap<number, Heading & { readonly item: TraceItem | undefined }>;
  /** Items that stand in rows, by the line of the row. */
  readonly rows: ReadonlyMap<number, TraceItem>;
  /** Anchor for a fragment: the words of a heading as forges spell them, or an item's ID in any case. */
  find(fragment: string): string | undefined;
}

/** Items have their ID as anchor, other headings one of their words. */
export function anchorsOf(tree: Root, items: readonly TraceItem[]): Anchors {
  const atLine = new Map(items.map((item) => [item.idPlace.line, item]));
  const headings = tree.children
    .filter((node) => node.type === 'heading')
    .map((node) => ({ node, item: itemOf(atLine.get(lineOf(node)), 'section'), text: textOf(node) }));
  const within = items.filter((item) => item.spelling !== 'file').map((item) => item.id);
  const { ofHeadings, find } = pageAnchors(
    headings.map(({ node, item }) => ({ text: plainText(node.children), id: item?.id })),
    within,
  );
  const byLine = new Map(
    headings.map(({ node, item, text }, at) => [lineOf(node), { id: ofHeadings[at] as string, text, depth: node.depth, item }]),
  );
  const rows = new Map([...atLine].filter(([, item]) => item.spelling === 'row'));
  return { byLine, rows, find };
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}

/** Puts anchors on the headings of a tree, or of a part of it. */
export function anchorHeadings(tree: Root, { byLine }: Anchors): void {
  for (const node of tree.children) {
    const heading = node.type === 'heading' ? byLine.get(lineOf(node)) : undefined;
    if (heading !== undefined) (node as MdHeading).data = { ...node.data, hProperties: { ...node.data?.hProperties, id: heading.id } };
  }
}

function itemOf(item: TraceItem | undefined, spelling: TraceItem['spelling']): TraceItem | undefined {
  return item?.spelling === spelling ? item : undefined;
}
