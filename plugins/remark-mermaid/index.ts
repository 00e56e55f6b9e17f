import type { Code, Nodes, Root } from 'mdast';
import type { Drawing } from '../../src/model/drawing.ts';
import { replaceBlocks } from '../trace-block.ts';
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

/** Of the fenced blocks that are drawn. */
const language = 'mermaid';

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
  replaceBlocks(tree, language, ({ value }) => {
    count += 1;
    return drawingFigure(value, drawingOf(value), { key: `drawing-${count}`, idsIn, href, words });
  });
}

function diagramsIn(node: Nodes): Code[] {
  if (node.type === 'code' && node.lang === language) return [node];
  return 'children' in node ? node.children.flatMap(diagramsIn) : [];
}
