import type { TraceReport } from '../../check/report.ts';
import type { Absence } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { Kind } from '../../model/kind.ts';
import { kinds } from '../../model/kinds.ts';
import type { Past, Wording } from '../../model/past.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { type Implemented, implementedAs } from '../../view/implemented.ts';
import { outcomeOf } from '../../view/outcome.ts';
import type { SourceLink } from '../../view/source-link.ts';
import { addressOf, relative } from '../address.ts';
import { itemFigure } from '../figures/neighbourhood.ts';
import { crumbsTo } from '../frame.ts';
import { linked } from '../linked.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { implementedStrings, itemStrings } from '../strings/item.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { threadStrings } from '../strings/thread.ts';
import { approvedTag, byKind, fieldTitle, inEnglish, kindLink, kindTitle, link, pageOf, pathAt, whole } from '../words.ts';
import { approvalTable } from './approvals.ts';
import { findingBlock, ruleWords } from './findings.ts';
import { historyHeadings, historyPart } from './history.ts';
import { lastChangeRow } from './last-change.ts';
import { outcomePart } from './outcome.ts';
import { hasResults, resultsPart } from './results.ts';
import { hasSource, sourcePart } from './source.ts';
import { threadPart } from './thread.ts';

/** The HTML of an item's text, and what is known of what it said before. */
export interface ItemTexts {
  readonly past: Past | Absence;
  readonly now: (item: TraceItem) => Markup | undefined;
  /** Its text as a redline against a former wording. */
  readonly redlined: (item: TraceItem, wording: Wording) => Markup | undefined;
}

/** Pages of all items, documents left out: they have pages of their own. */
export function itemPages(
  report: TraceReport,
  graph: TraceGraph,
  sourceHref: SourceLink,
  language: Language,
  texts: ItemTexts,
): SitePage[] {
  const found = new Map<string, TraceReport['diagnostics'][number][]>();
  for (const each of report.diagnostics) {
    if (each.item !== undefined) found.set(each.item, [...(found.get(each.item) ?? []), each]);
  }
  const items = byKind(graph.items.filter((item) => item.kind !== 'document')).flatMap(([, some]) => some);
  return linked(items.map((item) => itemPage({ graph, item, sourceHref, language, texts, findings: found.get(item.id) ?? [] })));
}

type SayItem = Say<typeof itemStrings>;

interface Shown {
  readonly graph: TraceGraph;
  readonly item: TraceItem;
  readonly sourceHref: SourceLink;
  readonly language: Language;
  readonly texts: ItemTexts;
  readonly findings: TraceReport['diagnostics'];
}

function itemPage(shown: Shown): SitePage {
  const { graph, item, language, texts, findings } = shown;
  const path = addressOf.item(item.id);
  const say = speaker(itemStrings, language);
  return {
    path,
    title: `${item.id} ${item.title.text}`,
    section: 'items',
    crumbs: [
      ...crumbsTo(language, 'items'),
      ...(item.kind === 'unknown' ? [] : [{ text: kindTitle(item.kind, language), path: addressOf.kind(item.kind) }]),
    ],
    get headings() {
      return [
        ...(isEnd(item) ? [] : [{ id: 'text', text: say.text('text'), depth: 2 }]),
        ...evidenceHeadings(graph, item, say),
        ...(findings.length > 0 ? [{ id: 'findings', text: say.text('findings'), depth: 2 }] : []),
        ...(isEnd(item)
          ? []
          : [
              { id: 'thread', text: speaker(threadStrings, language).text('thread'), depth: 2 },
              { id: 'picture', text: say.text('picture'), depth: 2 },
            ]),
        ...(hasSource(graph, item) ? [{ id: 'source', text: say.text('source'), depth: 2 }] : []),
        ...(graph.approvals.covers(item.id).length > 0 ? [{ id: 'approvals', text: say.text('approvals'), depth: 2 }] : []),
        ...historyHeadings({ graph, item, past: texts.past, language }),
      ];
    },
    get body() {
      return parts(isEnd(item) ? '' : surroundings(graph, item, path, language));
    },
    get printed() {
      return parts('');
    },
  };

  function parts(around: Markup | string): Markup {
    return html`<h1 lang="${graph.vocabulary.language}"><span class="whole">${item.id}</span> ${whole(item.title.text)}</h1>
${facts(graph, item, path, language)}
${
  isEnd(item)
    ? ''
    : html`<h2 id="text">${say('text')}</h2>
${text(graph, texts.now(item), say)}
`
}${evidence(shown, path, say)}
${findings.length === 0 ? '' : findingsPart(shown, path)}
${around}${source(shown, path, say)}
${approvals(shown, path, say)}${history(shown, path)}`;
  }
}

/** A result is the end of the thread of its case, and has none of its own to show: there are more results than all else together. */
function isEnd({ kind }: TraceItem): boolean {
  return kind === 'test-result';
}

function surroundings(graph: TraceGraph, item: TraceItem, path: string, language: Language): Markup {
  return html`${threadPart(graph, item, path, language)}
<h2 id="picture">${speaker(itemStrings, language)('picture')}</h2>
${itemFigure(item, { graph, path, language })}
<p><a href="${relative(path, addressOf.graph)}?item=${encodeURIComponent(item.id)}">${speaker(itemStrings, language)('explore')}</a></p>`;
}

/** So many findings of an item stand on its page. */
const mostFindings = 200;

function findingsPart({ findings, graph, language }: Shown, path: string): Markup {
  const say = speaker(itemStrings, language);
  const left = findings.length - mostFindings;
  return html`<h2 id="findings">${say('findings')}</h2>${findings.slice(0, mostFindings).map((each) => findingBlock(each, path, graph, language, ruleWords(each, path, language)))}
${left > 0 && html`<p><a href="${relative(path, addressOf.findings)}">${say('moreFindings', { count: left })}</a></p>`}`;
}

function source({ graph, item, sourceHref, language }: Shown, path: string, say: SayItem): Markup | string {
  const part = sourcePart(graph, item, path, sourceHref, language);
  return part === undefined ? '' : html`<h2 id="source">${say('source')}</h2>${part}`;
}

/** What tools say of an item, by the parts of its page; undefined for a part that it does not have. */
function evidence({ graph, item, language }: Shown, path: string, say: SayItem): Markup {
  const parts = [
    ['outcome', outcomePart(graph, item, path, language)],
    ['results', resultsPart(graph, item, path, language)],
  ] as const;
  return html`${parts.map(
    ([id, part]) =>
      part !== undefined &&
      html`<h2 id="${id}">${say(id)}</h2>${part}
`,
  )}`;
}

function evidenceHeadings(graph: TraceGraph, item: TraceItem, say: SayItem): SitePage['headings'] {
  return [
    ...(outcomeOf(item, graph) === undefined ? [] : [{ id: 'outcome', text: say.text('outcome'), depth: 2 }]),
    ...(hasResults(item) ? [{ id: 'results', text: say.text('results'), depth: 2 }] : []),
  ];
}

function facts(graph: TraceGraph, item: TraceItem, path: string, language: Language): Markup {
  const say = speaker(itemStrings, language);
  const approval = graph.approvals.approvalOf(item);
  const links = new Set(item.kind === 'unknown' ? [] : (kinds[item.kind] as Kind).links.map((row) => row.name));
  const rows = [...item.fields.values()].filter(
    (field) => (field.prose === undefined || item.spelling === 'row') && !links.has(field.name) && !isShownAsResult(item, field.name),
  );
  return html`<dl class="facts-list">
<dt>${say('kind')}</dt><dd>${kindLink(path, item.kind, language)}</dd>
<dt>${say('effectiveClass')}</dt><dd>${effectiveClass(graph, item, path, say)}</dd>
${isNeverApproved(item) ? '' : html`<dt>${say('approved')}</dt><dd>${approval === undefined ? approvedTag(false, language) : say('approvedBy', { tag: approvedTag(true, language), record: link(path, approval) })}</dd>`}
${implementedRow(graph, item, language)}${rows.map(
  ({ name, values: list }) =>
    html`<dt>${fieldTitle(name, language)}</dt><dd>${values(
      list.map((value) => value.text),
      say,
    )}</dd>`,
)}
${lastChangeRow(graph, item, language)}${item.document === undefined ? '' : html`<dt>${say('standsIn')}</dt><dd>${standsIn(graph, item.document, item, path)}</dd>`}
<dt>${say('writtenIn')}</dt><dd>${pathAt(item.place.file, language, item.idPlace.line)}</dd>
<dt>${say('contentHash')}</dt><dd><code class="hash">${graph.hashOf(item).whole}</code></dd>
</dl>`;
}

function effectiveClass(graph: TraceGraph, item: TraceItem, path: string, say: SayItem): Markup {
  const { class: effective, from, byDefault } = graph.classOf(item);
  if (from !== item.id) return say('classFrom', { class: effective, item: ref(graph, from, path) });
  return say(byDefault ? 'classByDefault' : 'classDeclared', { class: effective });
}

function implementedRow(graph: TraceGraph, item: TraceItem, language: Language): Markup | undefined {
  const found = implementedAs(item, graph);
  return found && html`<dt>${speaker(itemStrings, language)('implemented')}</dt><dd>${implementedSaid(found, language)}</dd>`;
}

function implementedSaid(found: Implemented, language: Language): Markup {
  const say = speaker(implementedStrings, language);
  if (found.state === 'both') return say('both', { at: whole(found.at), tagged: whole(found.tagged) });
  if (found.state !== 'unknown') return say(found.state, { at: whole(found.at) });
  return found.why === undefined ? say('unlooked') : say('unknown', { why: inEnglish(found.why, language) });
}

function isNeverApproved({ kind }: TraceItem): boolean {
  return kind === 'approval' || kind === 'test-result';
}

/** What a table of results says better. */
function isShownAsResult({ kind }: TraceItem, field: string): boolean {
  return kind === 'test-result' && ['tests', 'observed', 'anomalies'].includes(field);
}

function approvals({ graph, item, language }: Shown, path: string, say: SayItem): Markup | string {
  const shown = approvalTable(graph, item, path, language);
  return shown === undefined ? '' : html`<h2 id="approvals">${say('approvals')}</h2>${shown}`;
}

function history({ graph, item, language, texts }: Shown, path: string): Markup | string {
  const redlined = (wording: Wording) => texts.redlined(item, wording);
  return historyPart({ graph, item, past: texts.past, path, language, redlined });
}

function text(graph: TraceGraph, prose: Markup | undefined, say: SayItem): Markup {
  if (prose === undefined) return html`<p class="quiet">${say('noText')}</p>`;
  return html`<div class="prose" lang="${graph.vocabulary.language}">${prose}</div>`;
}

/** So many values of a field are shown. */
const most = 1000;

/** A long list is folded. */
function values(list: readonly string[], say: SayItem): Markup {
  if (list.length === 0) return say('empty');
  if (list.length <= 8) return whole(list.join(', '));
  const left = list.length - most;
  return html`<details><summary>${say('values', { count: list.length })}</summary><ul class="plain">${list.slice(0, most).map((each) => html`<li>${whole(each)}</li>`)}${left > 0 && html`<li class="quiet">${say('moreValues', { count: left })}</li>`}</ul></details>`;
}

/** Of two documents with one ID only the first has a page. */
function standsIn(graph: TraceGraph, document: TraceItem, item: TraceItem, path: string): Markup {
  const words = html`${document.id} ${document.title.text}`;
  return graph.item(document.id) === document ? html`<a href="${relative(path, pageOf(document), item.id)}">${words}</a>` : words;
}

function ref(graph: TraceGraph, id: string, path: string): Markup {
  const item = graph.item(id);
  return item === undefined ? html`${id}` : link(path, item);
}
