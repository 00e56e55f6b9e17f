import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';
import { fontFiles, type Weight } from '../font-files.ts';

/** Sizes of the letters of the font that pages ship, in parts of the font's size. Letters are set without kerning, so that widths add up. */
export interface FontMetrics {
  /** Of a text on one line; letters that the font lacks count as half a square. */
  width(text: string, weight: number): number;
  /** The letters of a text that the font lacks, each once. */
  missing(text: string): readonly string[];
  readonly ascent: number;
  readonly descent: number;
  readonly xHeight: number;
}

/** Reads the font files that pages ship. */
export function loadFont(): FontMetrics {
  const require = createRequire(import.meta.url);
  const faces: Record<Weight, readonly Face[]> = { 400: [], 700: [] };
  for (const { weight, file, ranges } of fontFiles) {
    const font = create(readFileSync(require.resolve(file))) as Font;
    faces[weight] = [...faces[weight], { font, ranges }];
  }
  const [{ font }] = faces[400] as [Face];
  const known = { 400: new Map<number, number | undefined>(), 700: new Map<number, number | undefined>() };
  const advance = (code: number, weight: Weight) => {
    if (!known[weight].has(code)) known[weight].set(code, advanceOf(code, faces[weight]));
    return known[weight].get(code);
  };
  return {
    width(text, weight) {
      let sum = 0;
      for (const letter of text) sum += advance(letter.codePointAt(0) as number, nearestWeight(weight)) ?? 0.5;
      return sum;
    },
    missing(text) {
      return [...new Set(text)].filter((letter) => advance(letter.codePointAt(0) as number, 400) === undefined);
    },
    ascent: font.ascent / font.unitsPerEm,
    descent: -font.descent / font.unitsPerEm,
    xHeight: font.xHeight / font.unitsPerEm,
  };
}

interface Face {
  readonly font: Font;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** As a browser chooses among faces: by the range of letters that each is declared for. */
function advanceOf(code: number, faces: readonly Face[]): number | undefined {
  if (code === 0x200b || code === 0xfeff) return 0;
  if (code === 0x0a || code === 0x0d || code === 0x09) return advanceOf(0x20, faces);
  const face = faces.find(({ font, ranges }) => ranges.some(([from, to]) => from <= code && code <= to) && font.hasGlyphForCodePoint(code));
  return face === undefined ? undefined : face.font.glyphForCodePoint(code).advanceWidth / face.font.unitsPerEm;
}

/** Of two weights, as a browser chooses. */
function nearestWeight(weight: number): Weight {
  return weight > 500 ? 700 : 400;
}
