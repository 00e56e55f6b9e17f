import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';
import { fontFiles, type Weight } from '../font-files.ts';

/** Sizes of the letters of the font that pages ship, in parts of the font's size. Letters are set without kerning and ligatures, so that widths add up. */
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
  const fonts = new Map(fontFiles.map(({ weight, file }) => [weight, create(readFileSync(require.resolve(file))) as Font]));
  const font = (weight: Weight) => fonts.get(weight) as Font;
  const known: Record<Weight, Map<number, number | undefined>> = { 400: new Map(), 700: new Map() };
  const advance = (code: number, weight: Weight) => {
    if (!known[weight].has(code)) known[weight].set(code, advanceOf(code, font(weight)));
    return known[weight].get(code);
  };
  const { ascent, descent, xHeight, unitsPerEm } = font(400);
  return {
    width(text, weight) {
      let sum = 0;
      for (const letter of text) sum += advance(letter.codePointAt(0) as number, nearestWeight(weight)) ?? 0.5;
      return sum;
    },
    missing(text) {
      return [...new Set(text)].filter((letter) => advance(letter.codePointAt(0) as number, 400) === undefined);
    },
    ascent: ascent / unitsPerEm,
    descent: -descent / unitsPerEm,
    xHeight: xHeight / unitsPerEm,
  };
}

/** In parts of the font's size; undefined for a letter that the font lacks. */
function advanceOf(code: number, font: Font): number | undefined {
  if (code === 0x200b || code === 0xfeff) return 0;
  if (code === 0x0a || code === 0x0d || code === 0x09) return advanceOf(0x20, font);
  return font.hasGlyphForCodePoint(code) ? font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm : undefined;
}

/** Of two weights, as a browser chooses. */
function nearestWeight(weight: number): Weight {
  return weight > 500 ? 700 : 400;
}
