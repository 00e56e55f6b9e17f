import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { type LinkCount, linkSummary } from '../../view/link-counts.ts';
import { addressOf, relative } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { graphStrings } from '../strings/graph.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { byKind, fieldTitle, kindLink, kindTitle, link, whole } from '../words.ts';

const path = addressOf.graph;

/** The place of the explorer, every item to choose from, and what the links join. The script `graph` fills `explorer`, and shows it. */
export function graphPage(graph: TraceGraph, language: Language): SitePage {
  const say = speaker(graphStrings, language);
  return {
    path,
    title: say.text('title'),
    section: 'graph',
    crumbs: crumbsTo(language),
    scripts: ['graph'],
    headings: [
      { id: 'choose', text: say.text('choose'), depth: 2 },
      { id: 'holds', text: say.text('holds'), depth: 2 },
    ],
    get body() {
      return html`<h1>${say('title')}</h1>
<p>${say('lead')}</p>
<div id="explorer" hidden></div>
<h2 id="choose">${say('choose')}</h2>
${choice(graph, say, language)}
<h2 id="holds">${say('holds')}</h2>
${contents(graph, say, language)}`;
    },
  };
}

type Words = Say<typeof graphStrings>;

/** So many items of a kind can be chosen here. */
const most = 100;

function choice(graph: TraceGraph, say: Words, language: Language): Markup {
  const living = graph.items.filter(({ kind, status }) => kind !== 'document' && kind !== 'test-result' && status !== 'retired');
  if (living.length === 0) return html`<p>${say('nothing')}</p>`;
  return html`${byKind(living).map(([kind, items]) => ofKind(kind, items, say, language))}`;
}

function ofKind(kind: string, items: readonly TraceItem[], say: Words, language: Language): Markup {
  const left = items.length - most;
  const more = html`<li><a href="${relative(path, addressOf.items, kind)}">${say('more', { count: left })}</a></li>`;
  return html`<details><summary>${say('ofKind', { kind: kindTitle(kind, language), count: items.length })}</summary>
<ul class="plain">${items.slice(0, most).map((item) => html`<li>${link(path, item)} ${whole(item.title.text)}</li>`)}${left > 0 && more}</ul></details>
`;
}

function contents(graph: TraceGraph, say: Words, language: Language): Markup {
  const { counts, broken } = linkSummary(graph);
  const findings = html`<a href="${relative(path, addressOf.findings)}">${say('findings')}</a>`;
  const nowhere = broken > 0 && html` ${say('broken', { count: broken, findings })}`;
  if (counts.length === 0) return html`<p>${say('noLinks')}${nowhere}</p>`;
  const links = counts.reduce((sum, each) => sum + each.links, 0);
  const columns = [say.text('from'), say.text('link'), say.text('to'), { number: say.text('count') }, { number: say.text('suspect') }];
  return html`<p>${say('sum', { items: graph.items.length, links })}${nowhere}</p>
${table(columns, rows(counts.map((each) => countRow(each, language))), language)}`;
}

function countRow({ from, field, to, links, suspect }: LinkCount, language: Language): Markup {
  return html`<tr><td>${kindLink(path, from, language)}</td><td>${fieldTitle(field, language)}</td><td>${kindLink(path, to, language)}</td><td class="number">${groupedIn(language, links)}</td><td class="number">${groupedIn(language, suspect)}</td></tr>`;
}
