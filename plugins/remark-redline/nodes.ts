import type { Parent as MdParent, Nodes, PhrasingContent, Root, RootContent } from 'mdast';

/** Where a block of a redline comes from: it stands in one of the two texts only, or in both at different places. */
export type Standing = 'inserted' | 'deleted' | 'moved-here' | 'moved-away';

/** Words that stand in the later text only. */
export interface Insertion extends MdParent {
  type: 'insertion';
  children: (PhrasingContent | RootContent)[];
}

/** Words that stand in the earlier text only. */
export interface Deletion extends MdParent {
  type: 'deletion';
  children: (PhrasingContent | RootContent)[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    insertion: Insertion;
    deletion: Deletion;
  }
  interface RootContentMap {
    insertion: Insertion;
    deletion: Deletion;
  }
  interface Data {
    redline?: Standing | undefined;
  }
}

/** A node that holds others, whichever they may be. */
export interface Parent {
  type: string;
  children: Nodes[];
}

export function isParent<T extends Nodes>(node: T): node is T & Parent {
  return 'children' in node;
}

/** A node without the place where it stands. */
export function placeless<T extends Nodes>(node: T): T {
  const { position: _, ...rest } = node as T & { position?: unknown };
  return rest as unknown as T;
}

/** A copy of a node with other children; the caller knows that it may hold them. */
export function withChildren<T extends Nodes>(node: T, children: readonly Nodes[]): T {
  return { ...node, children } as T;
}

/** `<ins>` around words, or around blocks that are no words. */
export function insertion(children: readonly Nodes[]): Insertion {
  return { type: 'insertion', children: children as Insertion['children'], data: { hName: 'ins' } };
}

/** `<del>` around the same. */
export function deletion(children: readonly Nodes[]): Deletion {
  return { type: 'deletion', children: children as Deletion['children'], data: { hName: 'del' } };
}

/** Blocks whose children are words. */
const ofWords: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);

export function holdsWords(node: Nodes): node is Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' }> {
  return ofWords.has(node.type);
}

/** The later text of a redline. */
export function accepted(tree: Root): Root {
  return taken(tree, 'insertion', new Set<Standing>(['deleted', 'moved-away']));
}

/** The earlier text of a redline. */
export function rejected(tree: Root): Root {
  return taken(tree, 'deletion', new Set<Standing>(['inserted', 'moved-here']));
}

function taken<T extends Nodes>(node: T, kept: 'insertion' | 'deletion', gone: ReadonlySet<Standing>): T {
  const children = (list: readonly Nodes[]): Nodes[] =>
    list.flatMap((child) => {
      if (child.data?.redline !== undefined && gone.has(child.data.redline)) return [];
      if (child.type === kept) return children(child.children as Nodes[]);
      if (child.type === 'insertion' || child.type === 'deletion') return [];
      return [taken(child, kept, gone)];
    });
  const { data: { redline, ...data } = {}, ...rest } = node;
  const plain = (Object.keys(data).length === 0 ? rest : { ...rest, data }) as T;
  return isParent(plain) ? withChildren(plain, children(plain.children)) : plain;
}

/** Do the two texts of a redline say the same? */
export function isUnchanged(node: Nodes): boolean {
  if (node.type === 'insertion' || node.type === 'deletion' || node.data?.redline !== undefined) return false;
  return !isParent(node) || node.children.every(isUnchanged);
}
