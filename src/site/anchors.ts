import type { Heading as MdHeading, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { TraceItem } from '../model/trace-item.ts';
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
  const taken = new Set(items.map((item) => item.id));
  const names = new Map(items.filter((item) => item.spelling !== 'file').map((item) => [item.id.toLowerCase(), item.id]));
  const byLine = new Map<number, Heading & { readonly item: TraceItem | undefined }>();
  for (const node of tree.children) {
    if (node.type !== 'heading') continue;
    const item = itemOf(atLine.get(lineOf(node)), 'section');
    const text = textOf(node);
    const id = item?.id ?? free(`s-${slug(text)}`, taken);
    taken.add(id);
    names.set(freeName(slug(text), names), id);
    byLine.set(lineOf(node), { id, text, depth: node.depth, item });
  }
  const rows = new Map([...atLine].filter(([, item]) => item.spelling === 'row'));
  return { byLine, rows, find: (fragment) => names.get(fragment.toLowerCase()) ?? names.get(slug(fragment)) };
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}

/** Puts anchors on the headings of a tree, or of a part of it. */
export function anchorHeadings(tree: Root, { byLine }: Anchors): void {
  for (const node of tree.children) {
    const heading = node.type === 'heading' ? byLine.get(lineOf(node)) : undefined;
    if (heading !== undefined) (node as MdHeading).data = { ...node.data, hProperties: { id: heading.id } };
  }
}

function itemOf(item: TraceItem | undefined, spelling: TraceItem['spelling']): TraceItem | undefined {
  return item?.spelling === spelling ? item : undefined;
}

/** Letters and digits of the words, with hyphens between. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** With a number behind it when it is taken. It begins with `s-`, so that it never meets an item's ID. */
function free(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** Forges count repeated headings from 1. */
function freeName(base: string, names: ReadonlyMap<string, string>): string {
  if (!names.has(base)) return base;
  let number = 1;
  while (names.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
