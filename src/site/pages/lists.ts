import type { TraceReport } from '../../check/report.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { hasOutcome, outcomeOf } from '../../view/outcome.ts';
import { addressOf, relative } from '../address.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Block, inParts } from '../parts.ts';
import { rows, sections, table } from '../table.ts';
import { approvedTag, byKind, kindTitle, link, pageOf, whole } from '../words.ts';
import { outcomeTag } from './outcome.ts';

const home = { text: 'Home', path: addressOf.home };

/** All items by kind. */
export function itemListPages(graph: TraceGraph): SitePage[] {
  const page = { path: addressOf.items, title: 'Items', section: 'items', crumbs: [home] } as const;
  const groups = byKind(graph.items.filter((item) => item.kind !== 'document'));
  return inParts(
    page,
    html`<h1>Items</h1>`,
    groups.map(([kind, items]) => ({
      heading: { id: kind, text: kindTitle(kind), depth: 2 },
      top: html`<h2 id="${kind}">${kindTitle(kind)}</h2><p class="quiet">${plural(items.length, 'item')}</p>`,
      blocks: itemBlocks(graph, items),
    })),
  );
}

function itemBlocks(graph: TraceGraph, items: readonly TraceItem[]): Block[] {
  const parts = Array.from({ length: Math.ceil(items.length / 500) }, (_, at) => items.slice(at * 500, at * 500 + 500));
  const columns = ['ID', 'Title', 'Class', ...(items.some(hasOutcome) ? ['Outcome'] : [])];
  return parts.map((part) => ({
    size: part.reduce((sum, { id, title }) => sum + 170 + 2 * id.length + title.text.length, 0),
    shown: () =>
      table(
        columns,
        sections(part, (item) => itemRow(graph, item, addressOf.items)),
        'aligned',
      ),
  }));
}

function itemRow(graph: TraceGraph, item: TraceItem, path: string): Markup {
  const status = item.status === undefined ? '' : html` <span class="tag info">${item.status}</span>`;
  const state = outcomeOf(item, graph)?.state;
  const outcome = hasOutcome(item) && html`<td>${state === undefined ? '' : outcomeTag(state)}</td>`;
  return html`<tr><td>${link(path, item)}</td><td>${whole(item.title.text)}${status}</td><td>${graph.classOf(item).class}</td>${outcome}</tr>`;
}

/** All documents by folder, which is by lifecycle process. */
export function documentListPage(report: TraceReport, graph: TraceGraph): SitePage {
  const path = addressOf.documents;
  const folders = new Map<string, TraceItem[]>();
  for (const document of graph.items.filter((item) => item.kind === 'document')) {
    const folder = document.place.file.includes('/') ? document.place.file.replace(/\/[^/]*$/, '') : '';
    folders.set(folder, [...(folders.get(folder) ?? []), document]);
  }
  const sorted = [...folders].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    path,
    title: 'Documents',
    section: 'documents',
    crumbs: [home],
    headings: [],
    body: html`<h1>Documents</h1><p>${plural(
      sorted.reduce((sum, [, list]) => sum + list.length, 0),
      'document',
    )} of ${report.product}.</p>
${sorted.map(
  ([folder, documents]) => html`<h2>${folder === '' ? 'Top folder' : folder.charAt(0).toUpperCase() + folder.slice(1)}</h2>
${table(['Number', 'Title', 'Revision', 'Approved'], rows(documents.map((document) => documentRow(graph, document, path))), 'aligned')}`,
)}`,
  };
}

function documentRow(graph: TraceGraph, document: TraceItem, path: string): Markup {
  return html`<tr><td><a href="${relative(path, pageOf(document))}">${document.id}</a></td><td>${whole(document.title.text)}</td><td>${document.fields.get('revision')?.values[0]?.text ?? '–'}</td><td>${approvedTag(graph.approvals.isApproved(document))}</td></tr>`;
}
