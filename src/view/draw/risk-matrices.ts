import type { RiskCell, RiskMatrix } from '../risk.ts';
import type { Box, Drawing, Shape, Words } from './drawing.ts';
import { lineHeight, linesOf } from './text.ts';

/** Two matrices of up to four severities fit beside each other next to the sidebar of a desk's screen. */
const size = { margin: 6, name: 82, cell: 62, pad: 6, gap: 24, widest: 720, shown: 4 };

/** What the picture of risk matrices says. */
export interface RiskMatrixWords {
  readonly title: string;
  readonly text: string;
  readonly heading: (matrix: RiskMatrix) => string;
  /** A sign that stands in a cell whose risks are not acceptable. */
  readonly sign: string;
  readonly more: (count: number) => string;
  readonly tip: (severity: string, probability: string, cell: RiskCell) => string;
}

/** Matrices beside each other where there is room, else below: severity to the right, probability upwards, zones that are not acceptable hatched. */
export function riskMatrixDrawing(matrices: readonly RiskMatrix[], words: RiskMatrixWords): Drawing {
  const wide = size.name + Math.max(0, ...matrices.map(({ severities }) => severities.length)) * size.cell;
  const isBeside = matrices.length * (wide + size.gap) <= size.widest;
  let [x, y] = [size.margin, size.margin];
  let bottom = y;
  const shapes = matrices.flatMap((matrix): Shape[] => {
    const drawn = grid(matrix, x, y, words);
    bottom = Math.max(bottom, drawn.bottom);
    if (isBeside) x += wide + size.gap;
    else y = drawn.bottom + size.gap;
    return drawn.shapes;
  });
  const across = isBeside ? matrices.length : 1;
  return {
    title: words.title,
    text: words.text,
    width: size.margin * 2 + across * wide + Math.max(0, across - 1) * size.gap,
    height: bottom + size.margin,
    shapes,
  };
}

function grid(
  matrix: RiskMatrix,
  left: number,
  top: number,
  words: RiskMatrixWords,
): { readonly shapes: Shape[]; readonly bottom: number } {
  const heading = linesOf(words.heading(matrix), size.name + matrix.severities.length * size.cell, 3);
  const names = matrix.severities.map((severity) => linesOf(severity, size.cell - 4, 3));
  const headTop = top + heading.length * lineHeight + 6;
  let y = headTop + Math.max(0, ...names.map((lines) => lines.length)) * lineHeight + 4;
  const shapes: Shape[] = [
    ...heading.map((text, at) => label('strong', left, top + 11 + at * lineHeight, text)),
    ...names.flatMap((lines, at) =>
      lines.map((text, line) => middle('name', cellX(left, at) + size.cell / 2, headTop + 11 + line * lineHeight, text)),
    ),
  ];
  for (const { probability, cells } of matrix.rows) {
    const name = linesOf(probability, size.name - 6, 3);
    const rows = Math.max(name.length, ...cells.map((cell) => cellLines(cell, words).length + (isBad(cell) ? 1 : 0)));
    const height = 2 * size.pad + Math.max(2, rows) * lineHeight - 3;
    shapes.push(...name.map((text, at) => label('name', left, y + size.pad + 10 + at * lineHeight, text)));
    shapes.push(
      ...cells.map((cell, at) =>
        cellBox(cell, cellX(left, at), y, height, words.tip(matrix.severities[at] ?? '', probability, cell), words),
      ),
    );
    y += height;
  }
  return { shapes, bottom: y };
}

function cellX(left: number, at: number): number {
  return left + size.name + at * size.cell;
}

function isBad({ verdict }: RiskCell): boolean {
  return verdict !== 'acceptable' && verdict !== '';
}

function cellBox(cell: RiskCell, x: number, y: number, height: number, tip: string, words: RiskMatrixWords): Box {
  const lines = cellLines(cell, words);
  const first = y + size.pad + 10;
  const centre = x + size.cell / 2;
  const sign = isBad(cell) ? [middle('strong', centre, first, words.sign)] : [];
  return {
    shape: 'box',
    look: isBad(cell) ? 'bad' : cell.verdict === '' ? 'plain' : 'good',
    x,
    y,
    width: size.cell,
    height,
    isHatched: isBad(cell),
    tip,
    words: [
      ...sign,
      ...lines.map((line, at) => ({ ...middle('id', centre, first + (at + sign.length) * lineHeight, line.text), ...line.link })),
    ],
  };
}

interface CellLine {
  readonly text: string;
  readonly link: { readonly item?: string };
}

function cellLines({ risks }: RiskCell, words: RiskMatrixWords): CellLine[] {
  const shown = risks.length <= size.shown ? risks : risks.slice(0, size.shown - 1);
  const left = risks.length - shown.length;
  return [
    ...shown.map(({ id }) => ({ text: linesOf(id, size.cell - 4, 1)[0] ?? '', link: { item: id } })),
    ...(left === 0 ? [] : [{ text: linesOf(words.more(left), size.cell - 4, 1)[0] ?? '', link: {} }]),
  ];
}

function label(look: string, x: number, y: number, text: string): Words {
  return { shape: 'words', look, x, y, text };
}

function middle(look: string, x: number, y: number, text: string): Words {
  return { ...label(look, x, y, text), anchor: 'middle' };
}
