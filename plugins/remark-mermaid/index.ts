import type { Code, Nodes, Parents, Root } from 'mdast';
import type { Drawing } from '../../src/model/drawing.ts';
import { drawingFigure, type FigureOptions, type FigureWords } from './figure.ts';
import { drawAll } from './pool.ts';

export type { FigureWords } from './figure.ts';

export interface RemarkMermaidOptions {
  /**
   * Drawings that were made ahead, by the text of the diagram. Where it is left out the plugin draws by itself: then the pipeline has to be run
   * asynchronously.
   */
  readonly drawingOf?: (source: string) => Drawing | undefined;
  /** IDs in a text that may be links; none when left out. */
  readonly idsIn?: FigureOptions['idsIn'];
  /** Where an ID leads, relative to the page that is rendered. */
  readonly href?: FigureOptions['href'];
  readonly words?: FigureWords;
}

const english: FigureWords = {
  source: 'The text it was drawn from',
  refused: (why) => `This diagram cannot be drawn: ${why}.`,
  undrawn: 'This diagram was not drawn.',
};

/**
 * Puts a picture in the place of each fenced `mermaid` block, as data that remark-rehype understands: SVG without scripts, styles or anything from elsewhere,
 * with the text it was drawn from below. What cannot be drawn is said in words. Nothing is judged here: `Drawing` says what is wrong with a diagram.
 */
export default function remarkMermaid(options: RemarkMermaidOptions = {}): (tree: Root) => void | Promise<void> {
  const { drawingOf } = options;
  if (drawingOf !== undefined) return (tree) => show(tree, drawingOf, options);
  return async (tree) => {
    const drawn = await drawAll(diagramsIn(tree).map(({ value }) => value));
    const found = (source: string) => {
      const each = drawn.get(source);
      return each !== undefined && 'drawing' in each ? each.drawing : undefined;
    };
    show(tree, found, options);
  };
}

function show(tree: Root, drawingOf: (source: string) => Drawing | undefined, options: RemarkMermaidOptions): void {
  const { idsIn = () => [], href = () => undefined, words = english } = options;
  let count = 0;
  const look = (parent: Parents) => {
    parent.children = parent.children.map((node) => {
      if (isDiagram(node)) {
        count += 1;
        const { tagName, properties, children } = drawingFigure(node.value, drawingOf(node.value), {
          key: `drawing-${count}`,
          idsIn,
          href,
          words,
        });
        // A node of no known type: one that is known as code would stand in a `pre`.
        return {
          type: 'drawing',
          position: node.position,
          data: { hName: tagName, hProperties: properties, hChildren: children },
          children: [],
        };
      }
      if ('children' in node) look(node);
      return node;
    }) as never;
  };
  look(tree);
}

function diagramsIn(node: Nodes): Code[] {
  if (isDiagram(node)) return [node];
  return 'children' in node ? node.children.flatMap(diagramsIn) : [];
}

function isDiagram(node: Nodes): node is Code {
  return node.type === 'code' && node.lang === 'mermaid';
}
