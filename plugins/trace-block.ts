import type { Element } from 'hast';
import type { Code, Parents, Root } from 'mdast';
import type { TraceGraph } from '../src/model/graph.ts';
import { type Block, BlockError, type BlockName, parseBlock } from '../src/model/view-block.ts';
import { whyEmpty } from '../src/model/view-items.ts';
import { element, type Href, text } from './element.ts';

export { element, headed, idLink, idLinks, text, wide } from './element.ts';

/** What every plugin that renders a view needs. */
export interface TraceBlockOptions {
  readonly graph: TraceGraph;
  /** Address of an item's page, relative to the page that is rendered; undefined gives plain text. */
  readonly href: Href;
  /** Address of a line of a file of the product; undefined, or nothing at all, gives plain text. */
  readonly sourceHref?: ((file: string, line: number) => string | undefined) | undefined;
}

type Render<N extends BlockName> = (block: Block & { readonly block: N }) => Element;

/**
 * Puts a view in the place of each fenced block of a name, as data that remark-rehype understands. A block that cannot be read, or that shows nothing, is said
 * in words: the finding about it comes from the check. Nothing is judged here.
 */
export function renderBlocks<N extends BlockName>(tree: Root, name: N, graph: TraceGraph, render: Render<N>): void {
  replaceBlocks(tree, name, (node) => rendered<N>(node, name, graph, render));
}

/** Puts an element in the place of each fenced block of a language, in their order, as data that remark-rehype understands. */
export function replaceBlocks(tree: Root, language: string, make: (node: Code) => Element): void {
  const look = (parent: Parents) => {
    parent.children = parent.children.map((node) => {
      if (node.type === 'code' && node.lang === language) return placed(node, make(node));
      if ('children' in node) look(node);
      return node;
    }) as never;
  };
  look(tree);
}

/** A node of no known type: one that is known as code would stand in a `pre`. */
function placed({ position }: Code, { tagName, properties, children }: Element): unknown {
  return { type: 'renderedBlock', position, data: { hName: tagName, hProperties: properties, hChildren: children }, children: [] };
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
