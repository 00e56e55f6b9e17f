import type { Definition, Nodes, Root } from 'mdast';
import { normalWords } from './inline.ts';
import { holdsWords, isParent, placeless, withChildren } from './nodes.ts';

/**
 * A text as it is compared: links have their addresses where they stand, so that no definitions are needed; front matter is not part of it; white space is as
 * it is shown. Blocks keep the place that they have in their source.
 */
export function normalText(tree: Root): Root {
  const definitions = new Map<string, Definition>();
  collect(tree, definitions);
  return normal(resolved(tree, definitions)) as Root;
}

function collect(node: Nodes, definitions: Map<string, Definition>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  if (isParent(node)) for (const child of node.children) collect(child, definitions);
}

function resolved<T extends Nodes>(node: T, definitions: ReadonlyMap<string, Definition>): T {
  if (!isParent(node)) return node;
  const children = node.children
    .filter(({ type }) => type !== 'definition' && type !== 'yaml')
    .map((child): Nodes => {
      const inner = resolved(child, definitions);
      const definition = 'identifier' in inner ? definitions.get(inner.identifier) : undefined;
      if (definition === undefined) return inner;
      const { url, title } = definition;
      if (inner.type === 'linkReference') return { type: 'link', url, title: title ?? null, children: inner.children };
      return inner.type === 'imageReference' ? { type: 'image', url, title: title ?? null, alt: inner.alt ?? null } : inner;
    });
  return withChildren(node, children);
}

function normal(node: Nodes): Nodes {
  if (holdsWords(node)) return withChildren(node, normalWords(node.children));
  return isParent(node) ? withChildren(node, node.children.map(normal)) : node;
}

/** What a node is, besides what it holds, where it stands and how its lines are set. */
export function shellOf(node: Nodes): string {
  const { children: _, data: __, spread: ___, align: ____, ...shell } = placeless(node) as unknown as Record<string, unknown>;
  return JSON.stringify(shell);
}

const keys = new WeakMap<Nodes, string>();

/** The same for nodes that say the same. */
export function keyOf(node: Nodes): string {
  const known = keys.get(node) ?? `${shellOf(node)}${isParent(node) ? `[${node.children.map(keyOf).join()}]` : ''}`;
  keys.set(node, known);
  return known;
}
