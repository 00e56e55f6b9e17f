import type { RiskCell, RiskMatrix } from '../risk.ts';
import { type Box, type Drawing, label, type Shape } from './drawing.ts';
import { lineHeight, linesOf, widthOf } from './text.ts';

/** Two matrices of four short severities fit beside each other next to the sidebar of a desk's screen. */
const size = { margin: 6, cell: [58, 96], name: [60, 130], pad: 6, gap: 24, widest: 704, shown: 4 } as const;

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
  const name =
    roomFor(
      matrices.flatMap(({ rows }) => rows.map(({ probability }) => probability)),
      size.name,
    ) + 6;
  const cell =
    roomFor(
      matrices.flatMap(({ severities }) => severities),
      size.cell,
    ) + 4;
  const wide = name + Math.max(0, ...matrices.map(({ severities }) => severities.length)) * cell;
  const isBeside = matrices.length * (wide + size.gap) <= size.widest;
  const tall = (row: number) => Math.max(...matrices.map((matrix) => rowHeight(matrix, row, name, words)));
  let [left, top, bottom] = [size.margin as number, size.margin as number, 0];
  const shapes = matrices.flatMap((matrix): Shape[] => {
    const drawn = grid(matrix, { left, top, name, cell, tall }, words);
    bottom = Math.max(bottom, drawn.bottom);
    if (isBeside) left += wide + size.gap;
    else top = drawn.bottom + size.gap;
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

/** Room for the longest word, within bounds. */
function roomFor(names: readonly string[], [least, most]: readonly [number, number]): number {
  const longest = Math.max(0, ...names.flatMap((name) => name.split(/\s+/)).map(widthOf));
  return Math.min(most, Math.max(least, Math.ceil(longest)));
}

interface Frame {
  readonly left: number;
  readonly top: number;
  /** Width of the names of probabilities. */
  readonly name: number;
  /** Width of a cell. */
  readonly cell: number;
  readonly tall: (row: number) => number;
}

function grid(matrix: RiskMatrix, frame: Frame, words: RiskMatrixWords): { readonly shapes: Shape[]; readonly bottom: number } {
  const { left, top, name, cell, tall } = frame;
  const heading = linesOf(words.heading(matrix), name + matrix.severities.length * cell, 3);
  const names = matrix.severities.map((severity) => linesOf(severity, cell - 4, 3));
  const headTop = top + heading.length * lineHeight + 6;
  const cellX = (at: number) => left + name + at * cell;
  let y = headTop + Math.max(0, ...names.map((lines) => lines.length)) * lineHeight + 4;
  const shapes: Shape[] = [
    ...heading.map((text, at) => label('strong', left, top + 11 + at * lineHeight, text)),
    ...names.flatMap((lines, at) =>
      lines.map((text, line) => label('name', cellX(at) + cell / 2, headTop + 11 + line * lineHeight, text, 'middle')),
    ),
  ];
  matrix.rows.forEach(({ probability, cells }, row) => {
    const place = { y, width: cell, height: tall(row) };
    shapes.push(...linesOf(probability, name - 6, 3).map((text, at) => label('name', left, y + size.pad + 10 + at * lineHeight, text)));
    shapes.push(
      ...cells.map((each, at) =>
        cellBox(each, { ...place, x: cellX(at) }, words.tip(matrix.severities[at] ?? '', probability, each), words),
      ),
    );
    y += place.height;
  });
  return { shapes, bottom: y };
}

function rowHeight({ rows }: RiskMatrix, row: number, name: number, words: RiskMatrixWords): number {
  const { probability = '', cells = [] } = rows[row] ?? {};
  const lines = cells.map((cell) => cellLines(cell, size.cell[1], words).length + (isBad(cell) ? 1 : 0));
  return 2 * size.pad + Math.max(2, linesOf(probability, name - 6, 3).length, ...lines) * lineHeight - 3;
}

function isBad({ verdict }: RiskCell): boolean {
  return verdict !== 'acceptable' && verdict !== '';
}

function cellBox(cell: RiskCell, place: Pick<Box, 'x' | 'y' | 'width' | 'height'>, tip: string, words: RiskMatrixWords): Box {
  const first = place.y + size.pad + 10;
  const centre = place.x + place.width / 2;
  const sign = isBad(cell) ? [label('strong', centre, first, words.sign, 'middle')] : [];
  const lines = cellLines(cell, place.width, words);
  return {
    shape: 'box',
    look: isBad(cell) ? 'bad' : cell.verdict === '' ? 'plain' : 'good',
    ...place,
    isHatched: isBad(cell),
    tip,
    words: [
      ...sign,
      ...lines.map((line, at) => ({ ...label('id', centre, first + (at + sign.length) * lineHeight, line.text, 'middle'), ...line.link })),
    ],
  };
}

interface CellLine {
  readonly text: string;
  readonly link: { readonly item?: string };
}

function cellLines({ risks }: RiskCell, width: number, words: RiskMatrixWords): CellLine[] {
  const shown = risks.length <= size.shown ? risks : risks.slice(0, size.shown - 1);
  const left = risks.length - shown.length;
  return [
    ...shown.map(({ id }) => ({ text: linesOf(id, width - 4, 1)[0] ?? '', link: { item: id } })),
    ...(left === 0 ? [] : [{ text: linesOf(words.more(left), width - 4, 1)[0] ?? '', link: {} }]),
  ];
}
