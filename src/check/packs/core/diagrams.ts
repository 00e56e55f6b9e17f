import type { Drawing } from '../../../model/drawing.ts';
import type { DiagramFacts } from '../../../model/facts.ts';
import type { Place } from '../../../model/place.ts';
import { inEachFile } from '../../expect.ts';
import type { Subject } from '../../rule.ts';

/** A diagram that somebody tried to draw, and what came of it. */
export interface DiagramSubject extends Subject {
  readonly diagram: DiagramFacts;
  readonly drawn: Drawing;
}

/** Every diagram in the text of items and documents of which it is known what it shows. */
export const everyDiagram = inEachFile(({ diagrams = [] }): readonly DiagramSubject[] =>
  diagrams.flatMap((diagram) => (diagram.drawn === undefined ? [] : [{ diagram, drawn: diagram.drawn }])),
);

/** Every diagram that is shown. */
export const everyPicture = inEachFile(({ diagrams = [] }): readonly DiagramSubject[] =>
  diagrams.flatMap((diagram) => (diagram.drawn?.picture === undefined ? [] : [{ diagram, drawn: diagram.drawn }])),
);

/** From a sign of a diagram's text to the end of its line; the whole block where it has no such line. */
export function placeInDiagram(
  { lines, place }: DiagramFacts,
  { line, column }: { readonly line: number; readonly column: number },
): Place {
  const at = lines[line];
  if (at === undefined) return place;
  const isExact = at.place.endColumn - at.place.column === at.text.length && column < at.text.length;
  return isExact ? { ...at.place, column: at.place.column + column } : at.place;
}

/** Where a diagram's text has a word; the whole block where that is put together from parts. */
export function placeOfWord(diagram: DiagramFacts, word: string): Place {
  const line = diagram.lines.findIndex(({ text }) => text.includes(word));
  return placeInDiagram(diagram, { line, column: diagram.lines[line]?.text.indexOf(word) ?? 0 });
}
