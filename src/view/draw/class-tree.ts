import type { ClassNode } from '../class-tree.ts';
import { type Box, type Drawing, type Line, label, type Shape, type Words } from './drawing.ts';
import { lineHeight, linesOf } from './text.ts';

const size = { margin: 6, indent: 20, name: 380, pad: 8, gap: 8, column: 72, apart: 84, letter: 26 };

/** What the picture of a tree of classes says. */
export interface ClassTreeWords {
  readonly title: string;
  readonly text: string;
  readonly declared: string;
  readonly effective: string;
  readonly floor: string;
  readonly keptApart: string;
  /** In the place of a class that nothing declares or demands. */
  readonly none: string;
  readonly tip: (node: ClassNode) => string;
}

/** One row for each part, set in below what it is part of, with its classes beside it; a dashed frame is a cut that keeps the part of lower class apart. */
export function classTreeDrawing(nodes: readonly ClassNode[], words: ClassTreeWords): Drawing {
  const heads = [words.declared, words.effective, words.floor, words.keptApart].map((text, at) =>
    linesOf(text, (at === 3 ? size.apart : size.column) - 6, 3),
  );
  const top = size.margin + Math.max(...heads.map((lines) => lines.length)) * lineHeight + size.gap;
  const rows = rowsOf(nodes, top);
  const bottom = rows.reduce((y, row) => Math.max(y, row.y + row.height), top);
  const byItem = new Map(rows.map((row) => [row.node.item, row]));
  const shapes: Shape[] = [
    ...heads.flatMap((lines, at) => lines.map((text, line) => label('quiet', columnX(at), size.margin + 11 + line * lineHeight, text))),
    ...rows.flatMap((row) => connector(row, row.node.parent === undefined ? undefined : byItem.get(row.node.parent))),
    ...rows.flatMap((row, at) => (row.node.keptApartBy.length === 0 ? [] : [frame(rows, at)])),
    ...rows.flatMap((row) => rowShapes(row, words)),
  ];
  return {
    title: words.title,
    text: words.text,
    width: columnX(3) + size.apart + size.margin,
    height: bottom + size.gap + size.margin,
    shapes,
  };
}

interface Row {
  readonly node: ClassNode;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
}

function columnX(at: number): number {
  return size.margin + size.name + 14 + at * size.column;
}

/** Deep parts are set in no further than there is room for words. */
function rowsOf(nodes: readonly ClassNode[], top: number): Row[] {
  let y = top;
  return nodes.map((node) => {
    const x = size.margin + Math.min(node.depth, 9) * size.indent;
    const lines = linesOf(`${node.item.id} ${node.item.title.text}`, size.margin + size.name - x - 2 * size.pad, 3);
    const height = 2 * size.pad + lines.length * lineHeight - 4;
    const row = { node, x, y, height, lines };
    y += height + size.gap;
    return row;
  });
}

/** From the lower edge of what it is part of down to its left side. */
function connector(row: Row, parent: Row | undefined): Line[] {
  if (parent === undefined || parent.x >= row.x) return [];
  const x = parent.x + size.indent / 2;
  return [{ shape: 'line', look: 'axis', d: `M${x} ${parent.y + parent.height}V${row.y + Math.round(row.height / 2)}H${row.x}` }];
}

/** Around a part and all that is below it. */
function frame(rows: readonly Row[], at: number): Box {
  const first = rows[at] as Row;
  const after = rows.findIndex((row, index) => index > at && row.node.depth <= first.node.depth);
  const last = rows[(after < 0 ? rows.length : after) - 1] as Row;
  const room = size.gap / 2 - 1;
  const x = first.x - room;
  return {
    shape: 'box',
    look: 'cut',
    x,
    y: first.y - room,
    width: columnX(3) + size.apart - x,
    height: last.y + last.height - first.y + 2 * room,
    words: [],
  };
}

function rowShapes({ node, x, y, height, lines }: Row, words: ClassTreeWords): (Box | Words)[] {
  const base = y + Math.round(height / 2) + 4;
  const name: Box = {
    shape: 'box',
    look: node.depth === 0 ? 'node focus' : 'node',
    x,
    y,
    width: size.margin + size.name - x,
    height,
    tip: words.tip(node),
    item: node.item.id,
    words: lines.map((text, at) => label('name', x + size.pad, y + size.pad + 10 + at * lineHeight, text)),
  };
  const apart = node.keptApartBy.slice(0, 2).map(({ id }, at, all): Words => {
    const lift = all.length === 1 ? 0 : at === 0 ? -7 : 8;
    return { ...label('id', columnX(3), base + lift, linesOf(id, size.apart - 6, 1)[0] ?? ''), item: id };
  });
  return [
    name,
    letter(columnX(0), base, node.declared ?? words.none, 'plain'),
    letter(columnX(1), base, node.effective.class, 'plain'),
    letter(
      columnX(2),
      base,
      node.floor === undefined ? words.none : `${node.floor}${node.isTooLow ? ' ✗' : ''}`,
      node.isTooLow ? 'bad' : 'plain',
    ),
    ...apart,
  ];
}

function letter(x: number, base: number, text: string, look: string): Box {
  const width = text.length > 1 ? size.letter + 14 : size.letter;
  return { shape: 'box', look, x, y: base - 15, width, height: 21, words: [label('strong', x + width / 2, base, text, 'middle')] };
}
