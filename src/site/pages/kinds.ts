import type { TraceReport } from '../../check/report.ts';
import type { Demand, FieldRow, Kind } from '../../model/kind.ts';
import { kinds } from '../../model/kinds.ts';
import { addressOf, relative } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { linked } from '../linked.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { kindPagesStrings } from '../strings/kind-pages.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { inEnglish, kindTitle, link, whole } from '../words.ts';

/** One page a kind, made from the table of kinds: what may be written, what is demanded from which class, and the items of this file. */
export function kindPages(report: TraceReport, language: Language): SitePage[] {
  return linked((Object.values(kinds) as Kind[]).map((kind) => kindPage(kind, report, language)));
}

export function kindListPage(report: TraceReport, language: Language): SitePage {
  const say = speaker(kindPagesStrings, language);
  const all = (Object.values(kinds) as Kind[]).map((kind) => {
    const count = report.graph?.ofKind(kind.name as keyof typeof kinds).length ?? 0;
    return html`<tr><td class="words"><a href="${addressOf.kind(kind.name)}">${kindTitle(kind.name, language)}</a></td><td><code>${kind.prefix || '–'}</code></td><td>${inEnglish(kind.help, language)}</td><td class="number">${groupedIn(language, count)}</td></tr>`;
  });
  return {
    path: addressOf.kinds,
    title: say.text('kinds'),
    section: 'kinds',
    crumbs: crumbsTo(language),
    headings: [],
    body: html`<h1>${say('kinds')}</h1><p>${say('intro')}</p>
${table([say.text('kind'), say.text('prefix'), say.text('whatItIs'), { number: say.text('here') }], rows(all), language)}`,
  };
}

type SayKinds = Say<typeof kindPagesStrings>;

function kindPage(kind: Kind, report: TraceReport, language: Language): SitePage {
  const path = addressOf.kind(kind.name);
  const say = speaker(kindPagesStrings, language);
  const title = kindTitle(kind.name, language);
  return {
    path,
    title,
    section: 'kinds',
    crumbs: crumbsTo(language, 'kinds'),
    headings: [
      { id: 'fields', text: say.text('fields'), depth: 2 },
      { id: 'links', text: say.text('links'), depth: 2 },
      { id: 'items', text: say.text('inFile'), depth: 2 },
    ],
    body: html`<h1>${title}</h1><p>${inEnglish(kind.help, language)}</p>
<h2 id="fields">${say('fields')}</h2>
${fieldTable(kind, language)}
<h2 id="links">${say('links')}</h2>
${linkTable(kind, path, language)}
<h2 id="items">${say('inFile')}</h2>
${itemsHere(kind, report, path, say)}`,
  };
}

/** So many items stand on the page of their kind. */
const most = 4000;

function itemsHere(kind: Kind, report: TraceReport, path: string, say: SayKinds): Markup {
  const items = report.graph?.ofKind(kind.name as keyof typeof kinds) ?? [];
  const left = items.length - most;
  return html`<p>${say('count', { count: items.length })}</p>
${items.length === 0 ? '' : html`<ul class="plain">${items.slice(0, most).map((item) => html`<li>${link(path, item)} ${whole(item.title.text)}</li>`)}</ul>`}
${left > 0 && html`<p><a href="${relative(path, addressOf.items, kind.name)}">${say('more', { count: left })}</a></p>`}`;
}

function fieldTable(kind: Kind, language: Language): Markup {
  const say = speaker(kindPagesStrings, language);
  const row = (field: FieldRow) =>
    html`<tr><td><code>${field.name}</code></td><td>${inEnglish(field.help, language)}</td><td>${valuesOf(field, say)}</td><td>${demands(field.demands, language)}</td></tr>`;
  const columns = (['field', 'whatItSays', 'values', 'demanded'] as const).map((name) => say.text(name));
  return table(columns, rows(kind.fields.map(row)), language);
}

/** The only values, or their form. */
function valuesOf({ values, prose, format, list }: FieldRow, say: SayKinds): Markup {
  const shown =
    values === undefined
      ? say(prose ? 'text' : format)
      : html`${values.map((value, at) => html`${at === 0 ? '' : ', '}<code>${value}</code>`)}`;
  return list ? say('list', { values: shown }) : shown;
}

function linkTable(kind: Kind, path: string, language: Language): Markup {
  const say = speaker(kindPagesStrings, language);
  if (kind.links.length + kind.arrivals.length === 0) return html`<p>${say('noLinks')}</p>`;
  const written = kind.links.map(
    (row) =>
      html`<tr><td><code>${row.name}</code></td><td>${inEnglish(row.help, language)}</td><td>${targets(row.to, path, language)}</td><td>${demands(row.demands, language)}</td></tr>`,
  );
  const arriving = kind.arrivals.map(
    (row) =>
      html`<tr><td>${say('fromOthers', { name: html`<code>${row.name}</code>` })}</td><td>${inEnglish(row.help, language)}</td><td>${say('onOther')}</td><td>${demands(row.demands, language)}</td></tr>`,
  );
  const columns = (['link', 'whatItSays', 'leadsTo', 'demanded'] as const).map((name) => say.text(name));
  return table(columns, rows([...written, ...arriving]), language);
}

function targets(to: readonly string[] | 'any', path: string, language: Language): Markup {
  if (to === 'any') return speaker(kindPagesStrings, language)('anything');
  return html`${to.map((kind, index) => html`${index === 0 ? '' : ', '}<a href="${relative(path, addressOf.kind(kind))}">${kindTitle(kind, language)}</a>`)}`;
}

function demands(list: readonly Demand[], language: Language): Markup {
  const say = speaker(kindPagesStrings, language);
  if (list.length === 0) return say('no');
  const lines = list.map(({ from, when, clause }) => {
    const condition = when === undefined ? '' : html` ${inEnglish(when.text, language)}`;
    return html`${say(from)}${condition}${clause === undefined ? '' : html` <span class="quiet">${clause}</span>`}`;
  });
  return html`${lines.map((line, index) => html`${index === 0 ? '' : html`<br>`}${line}`)}`;
}
