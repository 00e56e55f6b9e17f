import type { Heading, Nodes, Root } from 'mdast';
import { identify } from './identity.ts';
import { isItemTable } from './item.ts';
import type { Reading } from './reading.ts';

/** One block of a document and whom it belongs to. */
export interface Block {
  readonly node: Nodes;
  /** The item whose heading it stands under, a table of items, or the document itself. */
  readonly owner: Section | 'rows' | undefined;
}

/** An item of an item-document that is written as a section. */
export interface Section {
  readonly id: string;
  readonly heading: Heading;
  /** Its own blocks, those of items inside it left out. */
  readonly blocks: Nodes[];
}

/** Shares the blocks of a document out among its items. In an ordinary document every block is the document's own. */
export function outline(reading: Reading, tree: Root, holdsItems: boolean): Block[] {
  const nodes = tree.children.filter((node) => node.type !== 'yaml' && (node.type as string) !== 'toml');
  if (!holdsItems) return nodes.map((node) => ({ node, owner: undefined }));
  const open: { readonly depth: number; readonly section: Section | undefined }[] = [];
  return nodes.map((node, at) => {
    if (node.type === 'heading') {
      while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
      const identity = identify(reading, node, nodes[at + 1], open.at(-1)?.section !== undefined);
      if (identity.role !== 'plain') {
        const section = identity.role === 'item' ? { id: identity.id, heading: node, blocks: [] } : undefined;
        open.push({ depth: node.depth, section });
        return { node, owner: section };
      }
    }
    if (isItemTable(reading, node)) return { node, owner: 'rows' as const };
    const owner = open.at(-1)?.section;
    owner?.blocks.push(node);
    return { node, owner };
  });
}
