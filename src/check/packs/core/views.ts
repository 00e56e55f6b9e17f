import type { ViewFacts } from '../../../model/facts.ts';
import type { Place } from '../../../model/place.ts';
import { type Block, BlockError, parseBlock } from '../../../model/view-block.ts';
import { inEachFile } from '../../expect.ts';
import type { RuleContext, Subject } from '../../rule.ts';

/** A fenced block that asks for a view: what it asks for, or why it cannot be read. */
export interface ViewSubject extends Subject {
  readonly view: ViewFacts;
  readonly read: Block | BlockError;
}

/** Every view in the text of items and documents. */
export const everyView = inEachFile(({ views }, { graph }): readonly ViewSubject[] =>
  views.map((view) => ({ view, read: readView(view, graph) })),
);

function readView({ name, rest, lines }: ViewFacts, graph: RuleContext['graph']): Block | BlockError {
  try {
    return parseBlock({ name: name.text, rest, text: lines.map((line) => line.text).join('\n') }, graph);
  } catch (error) {
    if (error instanceof BlockError) return error;
    throw error;
  }
}

/** Where an error of a block stands in its source: from the sign at fault to the end of the line. */
export function placeOfError({ name, lines }: ViewFacts, { line, column }: BlockError): Place {
  const at = lines[line];
  if (at === undefined) return name.place;
  const { place, text } = at;
  return place.endColumn - place.column === text.length ? { ...place, column: place.column + column } : place;
}
