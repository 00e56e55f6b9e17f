import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toHtml } from 'hast-util-to-html';
import { drawingFigure } from '../../../plugins/remark-mermaid/figure.ts';
import type { Drawing } from '../../../src/model/drawing.ts';

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));

/** A diagram of each type, by the name of the type. */
export const fixtures: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .sort()
    .map((file) => [file.replace('.mmd', ''), readFileSync(`${folder}${file}`, 'utf8')]),
);

const words = { source: 'Source', refused: (why: string) => why, undrawn: 'not drawn' };

/** A figure as pages have it. */
export function htmlOf(source: string, drawing: Drawing): string {
  return toHtml(drawingFigure(source, drawing, { key: 'k', idsIn: () => [], href: () => undefined, words }));
}

/** As files keep it to be compared, an element in each line. */
export function linesOf(html: string): string {
  return html.replaceAll('><', '>\n<');
}
