import type { TraceReport } from '../../check/report.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { addressOf, relative } from '../address.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { kindTitle, link, pageOf } from '../words.ts';

const home = { text: 'Home', path: addressOf.home };

/** All items by kind. */
export function itemListPage(graph: TraceGraph): SitePage {
  const path = addressOf.items;
  const byKind = new Map<string, TraceItem[]>();
  for (const item of graph.items) if (item.kind !== 'document') byKind.set(item.kind, [...(byKind.get(item.kind) ?? []), item]);
  const groups = [...byKind];
  return {
    path,
    title: 'Items',
    section: 'items',
    crumbs: [home],
    headings: groups.map(([kind]) => ({ id: kind, text: kindTitle(kind), depth: 2 })),
    body: html`<h1>Items</h1>${groups.map(
      ([kind, items]) => html`<h2 id="${kind}">${kindTitle(kind)}</h2><p class="quiet">${plural(items.length, 'item')}</p>
<div class="wide"><table><thead><tr><th scope="col">ID</th><th scope="col">Title</th><th scope="col">Class</th></tr></thead>${sections(items, (item) => html`<tr><td>${link(path, item)}</td><td>${item.title.text}${item.status === undefined ? '' : html` <span class="tag info">${item.status}</span>`}</td><td>${graph.classOf(item).class}</td></tr>`)}</table></div>`,
    )}`,
  };
}

/** Rows in sections of a hundred, so that a browser lays out only those in sight. */
export function sections<T>(rows: readonly T[], row: (each: T) => Markup): Markup {
  const parts = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(at * 100, at * 100 + 100));
  return html`${parts.map((part) => html`<tbody class="part">${part.map(row)}</tbody>`)}`;
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
  ([
    folder,
    documents,
  ]) => html`<h2>${folder === '' ? 'Top folder' : folder}</h2><div class="wide"><table><thead><tr><th scope="col">Number</th><th scope="col">Title</th><th scope="col">Revision</th><th scope="col">Approved</th></tr></thead><tbody>
${documents.map((document) => html`<tr><td><a href="${relative(path, pageOf(document))}">${document.id}</a></td><td>${document.title.text}</td><td>${document.fields.get('revision')?.values[0]?.text ?? '–'}</td><td>${graph.approvals.isApproved(document) ? html`<span class="tag good">approved</span>` : html`<span class="tag warning">not as it stands</span>`}</td></tr>`)}</tbody></table></div>`,
)}`,
  };
}
