/**
 * A picture as shapes with places, before it is written as SVG. Lengths are whole CSS pixels, x to the right and y down from the upper left corner; later
 * shapes stand above earlier ones. `look` names classes of the site's style, which alone knows colours.
 */
export interface Drawing {
  /** The picture's name. */
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Shape = Box | Line | Words;

/** A rectangle with words in it; all of it leads to the page of `item`. */
export interface Box {
  readonly shape: 'box';
  readonly look: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Hatched over, so that its state does not hang on a colour. */
  readonly isHatched?: boolean;
  readonly words: readonly Words[];
  readonly tip?: string;
  readonly item?: string;
}

/** A path, as SVG writes it in `d`. */
export interface Line {
  readonly shape: 'line';
  readonly look: string;
  readonly d: string;
  /** With a head at its end. */
  readonly isArrow?: boolean;
  readonly tip?: string;
}

/** One line of text; `y` is that of the line it stands on. */
export interface Words {
  readonly shape: 'words';
  readonly look: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Which part of the words is at `x`: the start when left out. */
  readonly anchor?: 'middle' | 'end';
  readonly item?: string;
}

/** One line of text at a place. */
export function label(look: string, x: number, y: number, text: string, anchor?: Words['anchor']): Words {
  return { shape: 'words', look, x, y, text, ...(anchor === undefined ? {} : { anchor }) };
}

/** The same facts as a picture holds, as a table. */
export interface FigureTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Text, a number that is set to the right, or items with words between them. */
export type Cell = string | number | readonly (string | { readonly item: string })[];

/** A picture with everything that stands beside it. */
export interface Figure {
  readonly drawing: Drawing;
  /** How to read it, in plain sentences. */
  readonly caption: string;
  readonly table: FigureTable;
  /** The same as a diagram in the language of mermaid. */
  readonly mermaid: string;
}

/** IDs with commas between them, as a cell; no more than `most`, with the number of the others in words. */
export function idCell(ids: readonly string[], most: number, more: (left: number) => string): Cell {
  const shown = ids.slice(0, most).flatMap((item, at) => [...(at === 0 ? [] : [', ']), { item }]);
  return ids.length <= most ? shown : [...shown, `, ${more(ids.length - most)}`];
}
