import { hash } from 'node:crypto';
import type { Drawing } from '../model/drawing.ts';
import { type DiagramFacts, type Facts, textOfDiagram } from '../model/facts.ts';
import { cachedDrawing, storeDrawing } from './drawing-cache.ts';

/** What came of each diagram that was met since the process began, by its text. A drawing depends on nothing else. */
const known = new Map<string, DrawnOrNot>();

/** What is added to a diagram when somebody tried to draw it. */
export type DrawnOrNot = Pick<DiagramFacts, 'drawn'> | { readonly undrawn: string };

/** Draws every diagram that is not known yet, or takes it from the cache. Where there is no diagram, nothing that draws is loaded. */
export async function drawDiagrams(facts: readonly Facts[]): Promise<void> {
  const texts = [...new Set(facts.flatMap(({ diagrams = [] }) => diagrams.map(textOfDiagram)))].filter((text) => !isKnown(text));
  if (texts.length === 0) return;
  const { drawAll, drawingVersion, isSafe } = await import('../../plugins/remark-mermaid/ahead.ts');
  const keyOf = (text: string) => hash('sha256', `${drawingVersion()}\n${text}`);
  const isSound = ({ picture }: Drawing) => picture === undefined || isSafe(picture);
  for (const text of texts) {
    const drawn = cachedDrawing(keyOf(text), isSound);
    if (drawn !== undefined) known.set(text, { drawn });
  }
  for (const [text, each] of await drawAll(texts.filter((text) => !isKnown(text)))) {
    known.set(text, 'drawing' in each ? { drawn: each.drawing } : each);
    if ('drawing' in each) storeDrawing(keyOf(text), each.drawing);
  }
}

/** What could not be tried once may go well another time. */
function isKnown(text: string): boolean {
  const found = known.get(text);
  return found !== undefined && !('undrawn' in found);
}

/** Is it known of every diagram what comes of it? */
export function areDrawn(facts: readonly Facts[]): boolean {
  return facts.every(({ diagrams = [] }) => diagrams.every((diagram) => isKnown(textOfDiagram(diagram))));
}

/** The same facts, with what came of their diagrams. Facts about which nothing is known stay the same objects. */
export function withDrawings(facts: Facts, find: (diagram: DiagramFacts) => DrawnOrNot | undefined = ofKnown): Facts {
  if (facts.diagrams === undefined) return facts;
  const found = facts.diagrams.map((diagram) => find(diagram) ?? nothing);
  const before = made.get(facts);
  if (before?.found.every((each, at) => each === found[at])) return before.facts;
  const drawn = { ...facts, diagrams: facts.diagrams.map((diagram, at) => ({ ...diagram, ...found[at] })) };
  made.set(facts, { found, facts: drawn });
  return drawn;
}

const nothing = {};

function ofKnown(diagram: DiagramFacts): DrawnOrNot | undefined {
  return known.get(textOfDiagram(diagram));
}

/** Whoever compares facts by identity sees no change where there is none. */
const made = new WeakMap<Facts, { readonly found: readonly DrawnOrNot[]; readonly facts: Facts }>();
