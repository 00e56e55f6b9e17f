import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontFiles, fontLicence, fontStyle } from '../../plugins/remark-mermaid/font-files.ts';
import type { RemarkMermaidOptions } from '../../plugins/remark-mermaid/index.ts';
import type { TraceGraph } from '../model/graph.ts';
import { drawingIn } from '../view/drawing.ts';
import { addressOf, relative } from './address.ts';
import type { Make } from './matrix-files.ts';
import { drawingStrings } from './strings/drawing.ts';
import type { Language } from './strings/strings.ts';
import { speaker } from './strings/strings.ts';

/** How the diagrams of a source are shown: as they were drawn when it was judged, with links to the pages of the items that they name. */
export function shownDiagrams(
  graph: TraceGraph,
  file: string,
  href: (id: string) => string | undefined,
  language: Language,
): RemarkMermaidOptions {
  const say = speaker(drawingStrings, language);
  return {
    drawingOf: (source) => drawingIn(graph, file, source),
    idsIn: (text) => graph.vocabulary.idsIn(text),
    href,
    words: { source: say.text('source'), refused: (why) => say.text('refused', { why }), undrawn: say.text('undrawn') },
  };
}

/** Is a diagram shown anywhere? Where none is, pages need no font for them. */
export function hasDrawings(graph: TraceGraph | undefined): boolean {
  return graph?.facts.some(({ diagrams = [] }) => diagrams.some(({ drawn }) => drawn?.picture !== undefined)) ?? false;
}

/** The style sheet that declares the font of diagrams, by its address. */
export const drawingFontStyle: readonly [address: string, text: string] = [
  addressOf.drawingFonts,
  fontStyle((file) => relative(addressOf.drawingFonts, addressOfFont(file))),
];

/** Files of the font of diagrams with its licence, by their address; a browser loads those that a page needs. */
export function drawingFonts(): ReadonlyMap<string, Make> {
  const require = createRequire(import.meta.url);
  const files = [...fontFiles.map(({ file }) => file), fontLicence];
  return new Map(files.map((file) => [addressOfFont(file), async () => readFileSync(require.resolve(file))] as const));
}

function addressOfFont(file: string): string {
  return addressOf.drawingFont(file.split('/').at(-1) as string);
}
