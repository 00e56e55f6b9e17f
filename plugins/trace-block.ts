import type { Element, ElementContent } from 'hast';
import type { Code, Parents, Root } from 'mdast';
import type { TraceGraph } from '../src/model/graph.ts';
import { type Block, BlockError, type BlockName, parseBlock } from '../src/view/block.ts';

/** What every plugin that renders a view needs. */
export interface TraceBlockOptions {
  readonly graph: TraceGraph;
  /** Address of an item's page, relative to the page that is rendered; undefined gives plain text. */
  readonly href: (id: string) => string | undefined;
}

/**
 * Puts a view in the place of each fenced block of a name, as data that remark-rehype understands. A block that cannot be read is said in words: the finding
 * about it comes from the check. Nothing is judged here.
 */
export function renderBlocks<N extends BlockName>(tree: Root, name: N, render: (block: Block & { readonly block: N }) => Element): void {
  const look = (parent: Parents) => {
    parent.children = parent.children.map((node) => {
      if (node.type === 'code' && node.lang === name) return shown<N>(node, name, render);
      if ('children' in node) look(node);
      return node;
    }) as never;
  };
  look(tree);
}

/** A node of no known type: one that is known as code would stand in a `pre`. */
function shown<N extends BlockName>(node: Code, name: N, render: (block: Block & { readonly block: N }) => Element): unknown {
  const { tagName, properties, children } = rendered<N>(node, name, render);
  return {
    type: 'traceBlock',
    position: node.position,
    data: { hName: tagName, hProperties: properties, hChildren: children },
    children: [],
  };
}

function rendered<N extends BlockName>(node: Code, name: N, render: (block: Block & { readonly block: N }) => Element): Element {
  try {
    return render(parseBlock(name, node.value) as Block & { readonly block: N });
  } catch (error) {
    if (!(error instanceof BlockError)) throw error;
    return said(`This view cannot be shown: ${error.message}.`);
  }
}

/** A plain statement in place of an empty box. */
export function said(words: string): Element {
  return element('p', { className: ['quiet'] }, [text(words)]);
}

export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** A wide thing scrolls by itself, so that the page does not. */
export function wide(child: Element): Element {
  return element('div', { className: ['wide'] }, [child]);
}

/** Items as links with commas between. */
export function idLinks(ids: readonly string[], href: TraceBlockOptions['href']): ElementContent[] {
  return ids.flatMap((id, index) => [...(index === 0 ? [] : [text(', ')]), idLink(id, href)]);
}

export function idLink(id: string, href: TraceBlockOptions['href'], title?: string): ElementContent {
  const address = href(id);
  return address === undefined ? text(id) : element('a', { href: address, ...(title === undefined ? {} : { title }) }, [text(id)]);
}
