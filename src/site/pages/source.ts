import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { SourceLink } from '../../view/source-link.ts';
import { namesFiles, sourceFilesOf, tagsOf } from '../../view/unit-files.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import { fileLink } from '../words.ts';
import { measuredFiles } from './coverage.ts';
import { whyMissing } from './outcome.ts';

/** Does an item name files of the product as its own, or do comments in these name it? */
export function hasSource(graph: TraceGraph, item: TraceItem): boolean {
  return namesFiles(item) || (tagsOf(item, graph) ?? []).length > 0;
}

/** The files of a unit, and the lines of the product whose comments name an item; undefined where neither is to be expected. */
export function sourcePart(graph: TraceGraph, item: TraceItem, path: string, sourceHref: SourceLink): Markup | undefined {
  if (!hasSource(graph, item)) return undefined;
  const missing = whyMissing(graph, 'source');
  if (missing !== undefined) return html`<p>The files of the product were not looked at: ${missing}.</p>`;
  const lines = (tagsOf(item, graph) ?? []).map(
    ({ says, place }) => html`<li>${fileLink(place.file, place.line, sourceHref)} says that it ${says} ${item.id}</li>`,
  );
  return html`${namesFiles(item) ? files(graph, item, path, sourceHref) : ''}
${lines.length === 0 ? '' : html`<p>Comments in product and tests that name it:</p>${list(lines)}`}`;
}

function files(graph: TraceGraph, unit: TraceItem, path: string, sourceHref: SourceLink): Markup {
  const paths = sourceFilesOf(unit, graph) ?? [];
  if (paths.length === 0) return html`<p>No file of the product is of it.</p>`;
  const missing = whyMissing(graph, 'coverage');
  if (missing === undefined) return measuredFiles(graph, unit, path, sourceHref);
  return html`<p>${plural(paths.length, 'file')} of the product; how much of them tests ran through is not known: ${missing}.</p>${list(paths.map((file) => html`<li>${fileLink(file, undefined, sourceHref)}</li>`))}`;
}

/** So many stand on a page. */
const most = 500;

function list(lines: readonly Markup[]): Markup {
  return html`<ul class="plain">${lines.slice(0, most)}${lines.length > most && html`<li class="quiet">and ${lines.length - most} more</li>`}</ul>`;
}
