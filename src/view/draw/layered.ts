import type { LinkState } from '../../model/link.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { Diagram, DiagramEdge, DiagramNode } from '../diagram.ts';
import { type Box, type Drawing, type Line, label } from './drawing.ts';
import { lineHeight, linesOf } from './text.ts';

/** Four columns fit beside the sidebar of a desk's screen. A line that passes a column takes a `lane`, one within a column a `bow`. */
const size = { width: 146, gapX: 34, gapY: 12, margin: 6, pad: 8, lane: 6, laneGap: 2, bow: 30, lines: 4 };

/** What a layered picture says besides IDs and titles. */
export interface DiagramWords {
  readonly title: string;
  readonly text: string;
  /** Such as `SRS-1 derives from SYS-1 (suspect)`. */
  readonly link: (from: string, label: string, to: string, state: LinkState) => string;
  readonly kind: (kind: TraceItem['kind']) => string;
}

/** A layered diagram with places: boxes in columns from need to release, and lines that pass between them. */
export function layeredDrawing(diagram: Diagram, words: DiagramWords): Drawing {
  const columns = columnsOf(diagram);
  const tall = Math.max(0, ...columns.map((column) => column.height));
  const corner = ({ rank, order }: Pick<DiagramNode, 'rank' | 'order'>): Corner => ({
    x: size.margin + rank * (size.width + size.gapX),
    // Each column stands in the middle of the picture's height.
    y: size.margin + Math.round((tall - (columns[rank]?.height ?? 0)) / 2) + (columns[rank]?.tops[order] ?? 0),
  });
  const boxes = new Map(diagram.nodes.map((node) => [node.item, { ...corner(node), rank: node.rank, height: heightOf(node.item) }]));
  const boxOf = (item: TraceItem) => boxes.get(item) as Placed;
  const last = columns.length - 1;
  const hasBow = diagram.edges.some(({ from, to }) => boxOf(from).rank === last && boxOf(to).rank === last);
  const lines = diagram.edges.map((edge): Line => {
    const { from, to, label, state, passes } = edge;
    return {
      shape: 'line',
      look: `edge ${state}${isAside(edge, diagram.about) ? ' aside' : ''}`,
      d: path(boxOf(from), boxOf(to), passes.map(corner)),
      isArrow: true,
      tip: words.link(from.id, label, to.id, state),
    };
  });
  return {
    title: words.title,
    text: words.text,
    width: size.margin * 2 + columns.length * size.width + Math.max(0, last) * size.gapX + (hasBow ? size.bow : 0),
    height: size.margin * 2 + tall,
    shapes: [...lines, ...diagram.nodes.map((node) => nodeBox(node, boxOf(node.item), words))],
  };
}

/** Does a link join only what stands around the items that the diagram is about? */
function isAside({ from, to }: DiagramEdge, about: readonly TraceItem[]): boolean {
  return about.length > 0 && !about.includes(from) && !about.includes(to);
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

interface Placed extends Corner {
  readonly rank: number;
  readonly height: number;
}

interface Column {
  /** Upper edges of what stands in it, the first at 0. */
  readonly tops: readonly number[];
  readonly height: number;
}

function columnsOf(diagram: Diagram): Column[] {
  const columns: number[][] = [];
  const put = ({ rank, order }: Pick<DiagramNode, 'rank' | 'order'>, height: number) => {
    columns[rank] ??= [];
    (columns[rank] as number[])[order] = height;
  };
  for (const node of diagram.nodes) put(node, heightOf(node.item));
  for (const edge of diagram.edges) for (const pass of edge.passes) put(pass, size.lane);
  return columns.map(stacked);
}

/** Lines that pass beside each other stand closer than boxes. */
function stacked(heights: readonly number[]): Column {
  let height = 0;
  const tops = heights.map((each, at) => {
    const before = heights[at - 1];
    const gap = before === undefined ? 0 : before === size.lane && each === size.lane ? size.laneGap : size.gapY;
    const top = height + gap;
    height = top + each;
    return top;
  });
  return { tops, height };
}

/** From the side of one box to that of another, straight through the columns between them. */
function path(from: Placed, to: Placed, passes: readonly Corner[]): string {
  const middle = (box: Placed) => box.y + Math.round(box.height / 2);
  if (from.rank === to.rank) {
    const x = from.x + size.width;
    const out = x + Math.round((size.bow * 4) / 3) - 4;
    return `M${x} ${middle(from)}C${out} ${middle(from)} ${out} ${middle(to)} ${x} ${middle(to)}`;
  }
  const isForward = from.rank < to.rank;
  const [near, far] = isForward ? [size.width, 0] : [0, size.width];
  let [x, y] = [from.x + near, middle(from)];
  let d = `M${x} ${y}`;
  for (const pass of isForward ? passes : [...passes].reverse()) {
    const level = pass.y + size.lane / 2;
    d += `${curve(x, y, pass.x + size.width - near, level)}H${pass.x + near}`;
    [x, y] = [pass.x + near, level];
  }
  return d + curve(x, y, to.x + far, middle(to));
}

function curve(x: number, y: number, toX: number, toY: number): string {
  const bend = Math.round((x + toX) / 2);
  return `C${bend} ${y} ${bend} ${toY} ${toX} ${toY}`;
}

function nodeBox({ item, focus }: DiagramNode, { x, y, height }: Placed, words: DiagramWords): Box {
  const { id, title } = fittedWords(item);
  const first = y + size.pad + 10;
  return {
    shape: 'box',
    look: focus ? 'node focus' : 'node',
    x,
    y,
    width: size.width,
    height,
    tip: `${item.id} ${item.title.text} (${words.kind(item.kind)})`,
    item: item.id,
    words: [
      label('id', x + size.pad, first, id),
      ...title.map((text, at) => label('name', x + size.pad, first + (at + 1) * lineHeight, text)),
    ],
  };
}

function heightOf(item: TraceItem): number {
  return size.pad * 2 + lineHeight * (fittedWords(item).title.length + 1) - 3;
}

/** Many pictures show the same items. */
const known = new WeakMap<TraceItem, { readonly id: string; readonly title: readonly string[] }>();

function fittedWords(item: TraceItem): { readonly id: string; readonly title: readonly string[] } {
  const room = size.width - 2 * size.pad;
  const fitted = known.get(item) ?? { id: linesOf(item.id, room, 1)[0] ?? '', title: linesOf(item.title.text, room, size.lines) };
  known.set(item, fitted);
  return fitted;
}
