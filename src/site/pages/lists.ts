import type { TraceReport } from '../../check/report.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { hasOutcome, outcomeOf } from '../../view/outcome.ts';
import { addressOf, relative } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Block, inParts } from '../parts.ts';
import { listsStrings } from '../strings/lists.ts';
import { sharedStrings } from '../strings/shared.ts';
import { type Language, speaker } from '../strings/strings.ts';
import { rows, sections, table } from '../table.ts';
import { approvedTag, byKind, kindTitle, link, pageOf, whole } from '../words.ts';
import { outcomeTag } from './outcome.ts';

/** All items by kind. */
export function itemListPages(graph: TraceGraph, language: Language): SitePage[] {
  const title = speaker(listsStrings, language).text('items');
  const page = { path: addressOf.items, title, section: 'items', crumbs: crumbsTo(language) } as const;
  const groups = byKind(graph.items.filter((item) => item.kind !== 'document'));
  return inParts(
    page,
    html`<h1>${title}</h1>`,
    groups.map(([kind, items]) => ({
      heading: { id: kind, text: kindTitle(kind, language), depth: 2 },
      top: html`<h2 id="${kind}">${kindTitle(kind, language)}</h2><p class="quiet">${speaker(sharedStrings, language)('items', { count: items.length })}</p>`,
      blocks: itemBlocks(graph, items, language),
    })),
    language,
  );
}

function itemBlocks(graph: TraceGraph, items: readonly TraceItem[], language: Language): Block[] {
  const say = speaker(listsStrings, language);
  const parts = Array.from({ length: Math.ceil(items.length / 500) }, (_, at) => items.slice(at * 500, at * 500 + 500));
  const names = ['id', 'title', 'class', ...(items.some(hasOutcome) ? (['outcome'] as const) : [])] as const;
  const columns = names.map((name) => say.text(name));
  return parts.map((part) => ({
    size: part.reduce((sum, { id, title }) => sum + 170 + 2 * id.length + title.text.length, 0),
    shown: () =>
      table(
        columns,
        sections(part, (item) => itemRow(graph, item, language)),
        language,
        'aligned',
      ),
  }));
}

function itemRow(graph: TraceGraph, item: TraceItem, language: Language): Markup {
  const status = item.status === undefined ? '' : html` <span class="tag info">${item.status}</span>`;
  const state = outcomeOf(item, graph)?.state;
  const outcome = hasOutcome(item) && html`<td>${state === undefined ? '' : outcomeTag(state, language)}</td>`;
  return html`<tr><td>${link(addressOf.items, item)}</td><td>${whole(item.title.text)}${status}</td><td>${graph.classOf(item).class}</td>${outcome}</tr>`;
}

/** All documents by folder, which is by lifecycle process. */
export function documentListPage(report: TraceReport, graph: TraceGraph, language: Language): SitePage {
  const say = speaker(listsStrings, language);
  const documents = graph.items.filter((item) => item.kind === 'document');
  const folders = [...Map.groupBy(documents, folderOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const columns = (['number', 'title', 'revision', 'approved'] as const).map((name) => say.text(name));
  return {
    path: addressOf.documents,
    title: say.text('documents'),
    section: 'documents',
    crumbs: crumbsTo(language),
    headings: [],
    body: html`<h1>${say('documents')}</h1><p>${say('documentsOf', { count: documents.length, product: report.product })}</p>
${folders.map(
  ([folder, inside]) => html`<h2>${folder === '' ? say('topFolder') : folder.charAt(0).toUpperCase() + folder.slice(1)}</h2>
${table(columns, rows(inside.map((document) => documentRow(graph, document, language))), language, 'aligned')}`,
)}`,
  };
}

function folderOf({ place: { file } }: TraceItem): string {
  return file.includes('/') ? file.replace(/\/[^/]*$/, '') : '';
}

function documentRow(graph: TraceGraph, document: TraceItem, language: Language): Markup {
  const href = relative(addressOf.documents, pageOf(document));
  return html`<tr><td><a href="${href}">${document.id}</a></td><td>${whole(document.title.text)}</td><td>${document.fields.get('revision')?.values[0]?.text ?? '–'}</td><td>${approvedTag(graph.approvals.isApproved(document), language)}</td></tr>`;
}
