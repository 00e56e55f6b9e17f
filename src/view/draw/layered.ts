import type { LinkState } from '../../model/link.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { Diagram, DiagramNode } from '../diagram.ts';
import type { Box, Drawing, Line, Words } from './drawing.ts';
import { lineHeight, linesOf } from './text.ts';

/** Four columns fit beside the sidebar of a desk's screen. `lane` is the room of a line that passes a column, `bow` that of one within a column. */
const size = { width: 146, gapX: 34, gapY: 12, margin: 6, pad: 8, lane: 8, bow: 30, lines: 4 };

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
  const titles = new Map(diagram.nodes.map(({ item }) => [item, titleLines(item)]));
  const most = Math.max(0, ...[...titles.values()].map((lines) => lines.length));
  const boxHeight = size.pad * 2 + lineHeight * (most + 1) - 3;
  const columns = columnsOf(diagram, boxHeight);
  const tall = Math.max(0, ...columns.map((column) => column.height));
  const at = placesIn(columns, tall);
  const corner = ({ rank, order }: Pick<DiagramNode, 'rank' | 'order'>): Corner => ({
    x: size.margin + rank * (size.width + size.gapX),
    y: at[rank]?.[order] ?? 0,
  });
  const boxes = new Map(diagram.nodes.map((node) => [node.item, corner(node)]));
  const last = columns.length - 1;
  const bows = diagram.edges.some(
    ({ from, to }) => boxes.get(from)?.x === boxes.get(to)?.x && boxes.get(from)?.x === corner({ rank: last, order: 0 }).x,
  );
  const lines = diagram.edges.map((edge): Line => {
    const passes = edge.passes.map((pass) => corner(pass));
    return {
      shape: 'line',
      look: `edge ${edge.state}`,
      d: path(boxes.get(edge.from) as Corner, boxes.get(edge.to) as Corner, passes, boxHeight),
      isArrow: true,
      tip: words.link(edge.from.id, edge.label, edge.to.id, edge.state),
    };
  });
  return {
    title: words.title,
    text: words.text,
    width: size.margin * 2 + columns.length * size.width + Math.max(0, last) * size.gapX + (bows ? size.bow : 0),
    height: size.margin * 2 + tall,
    shapes: [
      ...lines,
      ...diagram.nodes.map((node) => nodeBox(node, boxes.get(node.item) as Corner, boxHeight, titles.get(node.item) ?? [], words)),
    ],
  };
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

interface Column {
  /** Heights of what stands in it, from the top. */
  readonly heights: readonly number[];
  readonly height: number;
}

function columnsOf(diagram: Diagram, boxHeight: number): Column[] {
  const columns: number[][] = [];
  const put = ({ rank, order }: Pick<DiagramNode, 'rank' | 'order'>, height: number) => {
    columns[rank] ??= [];
    (columns[rank] as number[])[order] = height;
  };
  for (const node of diagram.nodes) put(node, boxHeight);
  for (const edge of diagram.edges) for (const pass of edge.passes) put(pass, size.lane);
  return columns.map((heights) => ({ heights, height: heights.reduce((sum, each) => sum + each, 0) + (heights.length - 1) * size.gapY }));
}

/** The upper edge of everything, each column in the middle of the picture's height. */
function placesIn(columns: readonly Column[], tall: number): number[][] {
  return columns.map(({ heights, height }) => {
    let y = size.margin + Math.round((tall - height) / 2);
    return heights.map((each) => {
      const top = y;
      y += each + size.gapY;
      return top;
    });
  });
}

/** From the side of one box to that of another, straight through the columns between them. */
function path(from: Corner, to: Corner, passes: readonly Corner[], boxHeight: number): string {
  const middle = (box: Corner) => box.y + Math.round(boxHeight / 2);
  if (from.x === to.x) {
    const x = from.x + size.width;
    const out = x + Math.round((size.bow * 4) / 3) - 4;
    return `M${x} ${middle(from)}C${out} ${middle(from)} ${out} ${middle(to)} ${x} ${middle(to)}`;
  }
  const isForward = from.x < to.x;
  const [near, far] = isForward ? [size.width, 0] : [0, size.width];
  let [x, y] = [from.x + near, middle(from)];
  let d = `M${x} ${y}`;
  for (const pass of isForward ? passes : [...passes].reverse()) {
    const level = pass.y + size.lane / 2;
    d += `${curve(x, y, pass.x + far, level)}H${pass.x + near}`;
    [x, y] = [pass.x + near, level];
  }
  return d + curve(x, y, to.x + far, middle(to));
}

function curve(x: number, y: number, toX: number, toY: number): string {
  const bend = Math.round((x + toX) / 2);
  return `C${bend} ${y} ${bend} ${toY} ${toX} ${toY}`;
}

function nodeBox({ item, focus }: DiagramNode, { x, y }: Corner, height: number, lines: readonly string[], words: DiagramWords): Box {
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
      { shape: 'words', look: 'id', x: x + size.pad, y: first, text: idOf(item) },
      ...lines.map((text, at): Words => ({ shape: 'words', look: 'name', x: x + size.pad, y: first + (at + 1) * lineHeight, text })),
    ],
  };
}

/** Many pictures show the same items. */
const known = new WeakMap<TraceItem, { readonly id: string; readonly title: readonly string[] }>();

function wordsOf(item: TraceItem): { readonly id: string; readonly title: readonly string[] } {
  const room = size.width - 2 * size.pad;
  const made = known.get(item) ?? { id: linesOf(item.id, room, 1)[0] ?? '', title: linesOf(item.title.text, room, size.lines) };
  known.set(item, made);
  return made;
}

function titleLines(item: TraceItem): readonly string[] {
  return wordsOf(item).title;
}

function idOf(item: TraceItem): string {
  return wordsOf(item).id;
}
