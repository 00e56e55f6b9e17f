import type { TraceReport } from '../../check/report.ts';
import type { Demand, Kind } from '../../model/kind.ts';
import { kinds } from '../../model/kinds.ts';
import { addressOf, relative } from '../address.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { rows, table } from '../table.ts';
import { kindTitle, link, whole } from '../words.ts';

/** One page a kind, made from the table of kinds: what may be written, what is demanded from which class, and the items of this file. */
export function kindPages(report: TraceReport): SitePage[] {
  return (Object.values(kinds) as Kind[]).map((kind) => kindPage(kind, report));
}

export function kindListPage(report: TraceReport): SitePage {
  const path = addressOf.kinds;
  const all = (Object.values(kinds) as Kind[]).map(
    (kind) =>
      html`<tr><td class="words"><a href="${addressOf.kind(kind.name)}">${kind.title}</a></td><td><code>${kind.prefix || '–'}</code></td><td>${kind.help}</td><td class="number">${report.graph?.ofKind(kind.name as keyof typeof kinds).length ?? 0}</td></tr>`,
  );
  return {
    path,
    title: 'Kinds',
    section: 'kinds',
    crumbs: [{ text: 'Home', path: addressOf.home }],
    headings: [],
    body: html`<h1>Kinds</h1><p>What a design history file holds, and what each kind of thing must say.</p>
${table(['Kind', 'Prefix', 'What it is', { number: 'Here' }], rows(all))}`,
  };
}

function kindPage(kind: Kind, report: TraceReport): SitePage {
  const path = addressOf.kind(kind.name);
  const items = report.graph?.ofKind(kind.name as keyof typeof kinds) ?? [];
  return {
    path,
    title: kind.title,
    section: 'kinds',
    crumbs: [
      { text: 'Home', path: addressOf.home },
      { text: 'Kinds', path: addressOf.kinds },
    ],
    headings: [
      { id: 'fields', text: 'Fields', depth: 2 },
      { id: 'links', text: 'Links', depth: 2 },
      { id: 'items', text: 'In this file', depth: 2 },
    ],
    body: html`<h1>${kind.title}</h1><p>${kind.help}</p>
<h2 id="fields">Fields</h2>
${table(['Field', 'What it says', 'Values', 'Demanded'], rows(kind.fields.map((row) => html`<tr><td><code>${row.name}</code></td><td>${row.help}</td><td>${row.values?.join(', ') ?? (row.prose ? 'text' : row.format)}${row.list ? ', a list' : ''}</td><td>${demands(row.demands)}</td></tr>`)))}
<h2 id="links">Links</h2>
${linkTable(kind, path)}
<h2 id="items">In this file</h2>
<p>${plural(items.length, 'item')}.</p>
${items.length === 0 ? '' : html`<ul class="plain">${items.slice(0, most).map((item) => html`<li>${link(path, item)} ${whole(item.title.text)}</li>`)}</ul>`}
${items.length > most && html`<p><a href="${relative(path, addressOf.items, kind.name)}">${plural(items.length - most, 'more item')}</a></p>`}`,
  };
}

/** So many items stand on the page of their kind. */
const most = 4000;

function linkTable(kind: Kind, path: string): Markup {
  if (kind.links.length + kind.arrivals.length === 0) return html`<p>It links to nothing by a field of its own.</p>`;
  const written = kind.links.map(
    (row) =>
      html`<tr><td><code>${row.name}</code></td><td>${row.help}</td><td>${targets(row.to, path)}</td><td>${demands(row.demands)}</td></tr>`,
  );
  const arriving = kind.arrivals.map(
    (row) =>
      html`<tr><td><code>${row.name}</code> from others</td><td>${row.help}</td><td>written on the other item</td><td>${demands(row.demands)}</td></tr>`,
  );
  return table(['Link', 'What it says', 'Leads to', 'Demanded'], rows([...written, ...arriving]));
}

function targets(to: readonly string[] | 'any', path: string): Markup {
  if (to === 'any') return html`anything`;
  return html`${to.map((kind, index) => html`${index === 0 ? '' : ', '}<a href="${relative(path, addressOf.kind(kind))}">${kindTitle(kind)}</a>`)}`;
}

function demands(list: readonly Demand[]): Markup {
  if (list.length === 0) return html`no`;
  return html`${list.map((demand, index) => html`${index === 0 ? '' : html`<br>`}${classWords(demand)}${demand.when === undefined ? '' : ` ${demand.when.text}`}${demand.clause === undefined ? '' : html` <span class="quiet">${demand.clause}</span>`}`)}`;
}

function classWords(demand: Demand): string {
  return demand.from === 'A' ? 'at every class' : demand.from === 'B' ? 'from class B' : 'at class C';
}
