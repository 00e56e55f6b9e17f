import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { SourceLink } from '../../view/source-link.ts';
import { namesFiles, sourceFilesOf, tagsOf } from '../../view/unit-files.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { html, type Markup } from '../markup.ts';
import { sourceStrings } from '../strings/source.ts';
import { type Language, speaker } from '../strings/strings.ts';
import { fileLink, inEnglish } from '../words.ts';
import { measuredFiles } from './coverage.ts';

/** Does an item name files of the product as its own, or do comments in these name it? */
export function hasSource(graph: TraceGraph, item: TraceItem): boolean {
  return namesFiles(item) || (tagsOf(item, graph) ?? []).length > 0;
}

/** The files of a unit, and the lines of the product whose comments name an item; undefined where neither is to be expected. */
export function sourcePart(
  graph: TraceGraph,
  item: TraceItem,
  path: string,
  sourceHref: SourceLink,
  language: Language,
): Markup | undefined {
  if (!hasSource(graph, item)) return undefined;
  const say = speaker(sourceStrings, language);
  const missing = whyMissing(graph, 'source');
  if (missing !== undefined) return html`<p>${say('unread', { why: inEnglish(missing, language) })}</p>`;
  const lines = (tagsOf(item, graph) ?? []).map(
    ({ says, place }) => html`<li>${say(says, { place: fileLink(place.file, place.line, sourceHref, language), item: item.id })}</li>`,
  );
  return html`${namesFiles(item) ? files(graph, item, path, sourceHref, language) : ''}
${lines.length === 0 ? '' : html`<p>${say('comments')}</p>${list(lines, language)}`}`;
}

function files(graph: TraceGraph, unit: TraceItem, path: string, sourceHref: SourceLink, language: Language): Markup {
  const say = speaker(sourceStrings, language);
  const paths = sourceFilesOf(unit, graph) ?? [];
  if (paths.length === 0) return html`<p>${say('noFile')}</p>`;
  const missing = whyMissing(graph, 'coverage');
  if (missing === undefined) return measuredFiles(graph, unit, path, sourceHref, language);
  return html`<p>${say('unmeasured', { count: paths.length, why: inEnglish(missing, language) })}</p>${list(
    paths.map((file) => html`<li>${fileLink(file, undefined, sourceHref, language)}</li>`),
    language,
  )}`;
}

/** So many stand on a page. */
const most = 500;

function list(lines: readonly Markup[], language: Language): Markup {
  const left = lines.length - most;
  return html`<ul class="plain">${lines.slice(0, most)}${left > 0 && html`<li class="quiet">${speaker(sourceStrings, language)('more', { count: left })}</li>`}</ul>`;
}
