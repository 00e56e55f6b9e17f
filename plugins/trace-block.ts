import type { Element, ElementContent } from 'hast';
import type { Code, Parents, Root } from 'mdast';
import type { TraceGraph } from '../src/model/graph.ts';
import { type Block, BlockError, type BlockName, parseBlock } from '../src/model/view-block.ts';
import { whyEmpty } from '../src/model/view-items.ts';

/** What every plugin that renders a view needs. */
export interface TraceBlockOptions {
  readonly graph: TraceGraph;
  /** Address of an item's page, relative to the page that is rendered; undefined gives plain text. */
  readonly href: (id: string) => string | undefined;
  /** Address of a line of a file of the product; undefined, or nothing at all, gives plain text. */
  readonly sourceHref?: ((file: string, line: number) => string | undefined) | undefined;
}

type Render<N extends BlockName> = (block: Block & { readonly block: N }) => Element;

/**
 * Puts a view in the place of each fenced block of a name, as data that remark-rehype understands. A block that cannot be read, or that shows nothing, is said
 * in words: the finding about it comes from the check. Nothing is judged here.
 */
export function renderBlocks<N extends BlockName>(tree: Root, name: N, graph: TraceGraph, render: Render<N>): void {
  const look = (parent: Parents) => {
    parent.children = parent.children.map((node) => {
      if (node.type === 'code' && node.lang === name) return shown<N>(node, name, graph, render);
      if ('children' in node) look(node);
      return node;
    }) as never;
  };
  look(tree);
}

/** A node of no known type: one that is known as code would stand in a `pre`. */
function shown<N extends BlockName>(node: Code, name: N, graph: TraceGraph, render: Render<N>): unknown {
  const { tagName, properties, children } = rendered<N>(node, name, graph, render);
  return {
    type: 'traceBlock',
    position: node.position,
    data: { hName: tagName, hProperties: properties, hChildren: children },
    children: [],
  };
}

function rendered<N extends BlockName>(node: Code, name: N, graph: TraceGraph, render: Render<N>): Element {
  try {
    const block = parseBlock({ name, rest: node.meta ?? '', text: node.value }, graph) as Block & { readonly block: N };
    const empty = whyEmpty(block, graph);
    return empty === undefined ? render(block) : said(`${empty}, so this view is empty.`);
  } catch (error) {
    if (!(error instanceof BlockError)) throw error;
    return said(`This view cannot be shown: ${error.message}. ${error.fix}`);
  }
}

/** A plain statement in place of an empty box; what stands between two backticks is code. */
export function said(words: string): Element {
  const parts = words.split(/`([^`]*)`/);
  return element(
    'p',
    { className: ['quiet'] },
    parts.map((part, at) => (at % 2 === 1 ? element('code', {}, [text(part)]) : text(part))),
  );
}

export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** A wide thing scrolls by itself, so that the page does not. Without a link in it, keys reach it as a whole. */
export function wide(child: Element): Element {
  const reached = holdsLink(child) ? {} : { tabIndex: 0, role: 'group', ariaLabel: 'Scrolls sideways' };
  return element('div', { className: ['wide'], ...reached }, [child]);
}

function holdsLink({ tagName, children }: Element): boolean {
  return tagName === 'a' || children.some((child) => child.type === 'element' && holdsLink(child));
}

/** Items as links with commas between. */
export function idLinks(ids: readonly string[], href: TraceBlockOptions['href']): ElementContent[] {
  return ids.flatMap((id, index) => [...(index === 0 ? [] : [text(', ')]), idLink(id, href)]);
}

export function idLink(id: string, href: TraceBlockOptions['href'], title?: string): ElementContent {
  const address = href(id);
  return address === undefined ? text(id) : element('a', { href: address, ...(title === undefined ? {} : { title }) }, [text(id)]);
}
