import type { TraceGraph } from '../../model/graph.ts';
import { answers, type TraceItem } from '../../model/trace-item.ts';
import type { SourceLink } from '../../view/source-link.ts';
import { sourceFilesOf, tagsOf } from '../../view/unit-files.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import { pathAt } from '../words.ts';
import { whyMissing } from './outcome.ts';

/** Does an item name files of the product as its own, or do comments in these name it? */
export function hasSource(graph: TraceGraph, item: TraceItem): boolean {
  return ownsFiles(item) || (tagsOf(item, graph) ?? []).length > 0;
}

function ownsFiles(item: TraceItem): boolean {
  return item.kind.startsWith('software-') && answers(item, 'source').length > 0;
}

/** The files of a unit, and the lines of the product whose comments name an item; undefined where neither is to be expected. */
export function sourcePart(graph: TraceGraph, item: TraceItem, sourceHref: SourceLink): Markup | undefined {
  if (!hasSource(graph, item)) return undefined;
  const missing = whyMissing(graph, 'source');
  if (missing !== undefined) return html`<p>The files of the product were not looked at: ${missing}.</p>`;
  const lines = (tagsOf(item, graph) ?? []).map(
    ({ says, place }) => html`<li>${fileLink(place.file, place.line, sourceHref)} says that it ${says} ${item.id}</li>`,
  );
  return html`${ownsFiles(item) ? files(sourceFilesOf(item, graph) ?? [], sourceHref) : ''}
${lines.length === 0 ? '' : html`<p>Comments in the product that name it:</p>${list(lines)}`}`;
}

function files(paths: readonly string[], sourceHref: SourceLink): Markup {
  if (paths.length === 0) return html`<p>No file of the product is of it.</p>`;
  return html`<p>${plural(paths.length, 'file')} of the product:</p>${list(paths.map((path) => html`<li>${fileLink(path, undefined, sourceHref)}</li>`))}`;
}

/** So many stand on a page. */
const most = 500;

function list(lines: readonly Markup[]): Markup {
  return html`<ul class="plain">${lines.slice(0, most)}${lines.length > most && html`<li class="quiet">and ${lines.length - most} more</li>`}</ul>`;
}

/** A file, or a line of it, as a link to the commit that the site is made from, where its address is known. */
export function fileLink(path: string, line: number | undefined, sourceHref: SourceLink): Markup {
  const words = pathAt(path, line);
  const address = sourceHref(path, line ?? 1);
  return address === undefined ? words : html`<a href="${address}">${words}</a>`;
}
