/** A picture as a tree: elements with attributes as SVG names them, and text. */
export interface PictureElement {
  readonly tagName: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly children: readonly (PictureElement | string)[];
}

/** What came of drawing a diagram. It depends on nothing but its text. */
export interface Drawing {
  /** Absent where it cannot be drawn: then `troubles` says why. */
  readonly picture?: PictureElement | undefined;
  /** What a reader hears in place of the picture; absent where its author gives none. */
  readonly title?: string | undefined;
  /** How many boxes, steps or other parts it has. */
  readonly parts: number;
  /** What is written in it, in the order of drawing. */
  readonly texts: readonly string[];
  readonly troubles: readonly DrawingTrouble[];
}

/** `refused`: there is no picture. `unclear`: the picture shows not all of what is written, or shows it badly. */
export interface DrawingTrouble {
  readonly what: 'refused' | 'unclear';
  /** A clause that goes on from “This diagram cannot be drawn: ”, or a sentence without its full stop. */
  readonly message: string;
  readonly fix: string;
  /** From 0 at the first line of the diagram's text. */
  readonly line: number;
  /** From 0; 0 where it is not known. */
  readonly column: number;
}
