import type { TraceReport } from '../../check/report.ts';
import type { Demand, Kind } from '../../model/kind.ts';
import { kinds } from '../../model/kinds.ts';
import { addressOf, relative } from '../address.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { kindTitle, link } from '../words.ts';

/** One page a kind, made from the table of kinds: what may be written, what is demanded from which class, and the items of this file. */
export function kindPages(report: TraceReport): SitePage[] {
  return (Object.values(kinds) as Kind[]).map((kind) => kindPage(kind, report));
}

export function kindListPage(report: TraceReport): SitePage {
  const path = addressOf.kinds;
  const rows = (Object.values(kinds) as Kind[]).map(
    (kind) =>
      html`<tr><td><a href="${addressOf.kind(kind.name)}">${kind.title}</a></td><td><code>${kind.prefix || '–'}</code></td><td>${kind.help}</td><td class="number">${report.graph?.ofKind(kind.name as keyof typeof kinds).length ?? 0}</td></tr>`,
  );
  return {
    path,
    title: 'Kinds',
    section: 'kinds',
    crumbs: [{ text: 'Home', path: addressOf.home }],
    headings: [],
    body: html`<h1>Kinds</h1><p>What a design history file holds, and what each kind of thing must say.</p>
<div class="wide"><table><thead><tr><th scope="col">Kind</th><th scope="col">Prefix</th><th scope="col">What it is</th><th scope="col" class="number">Here</th></tr></thead><tbody>${rows}</tbody></table></div>`,
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
<div class="wide"><table><thead><tr><th scope="col">Field</th><th scope="col">What it says</th><th scope="col">Values</th><th scope="col">Demanded</th></tr></thead><tbody>
${kind.fields.map((row) => html`<tr><td><code>${row.name}</code></td><td>${row.help}</td><td>${row.values?.join(', ') ?? (row.prose ? 'text' : row.format)}${row.list ? ', a list' : ''}</td><td>${demands(row.demands)}</td></tr>`)}
</tbody></table></div>
<h2 id="links">Links</h2>
<div class="wide"><table><thead><tr><th scope="col">Link</th><th scope="col">What it says</th><th scope="col">Leads to</th><th scope="col">Demanded</th></tr></thead><tbody>
${kind.links.map((row) => html`<tr><td><code>${row.name}</code></td><td>${row.help}</td><td>${targets(row.to, path)}</td><td>${demands(row.demands)}</td></tr>`)}
${kind.arrivals.map((row) => html`<tr><td><code>${row.name}</code> from others</td><td>${row.help}</td><td>written on the other item</td><td>${demands(row.demands)}</td></tr>`)}
</tbody></table></div>
<h2 id="items">In this file</h2>
<p>${plural(items.length, 'item')}.</p>
${items.length === 0 ? '' : html`<ul>${items.map((item) => html`<li>${link(path, item)} ${item.title.text}</li>`)}</ul>`}`,
  };
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
