import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { standingOf } from '../../view/chain.ts';
import { dossier, mostDrawn, type SampleData } from '../../view/sample.ts';
import { sampleData } from '../../view/sample-data.ts';
import { addressOf, relative } from '../address.ts';
import { dataFile } from '../data-file.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { resultWords, reviewWords } from '../result-words.ts';
import { type DossierLine, type DossierShown, dossierWords, drawable, firstChoice, sampleFile } from '../sample-lines.ts';
import { doubtStrings } from '../strings/outcome.ts';
import { sampleStrings } from '../strings/sample.ts';
import { type Language, speaker } from '../strings/strings.ts';
import { threadStrings } from '../strings/thread.ts';
import { kindTitle, linkWords, pageOf, whole } from '../words.ts';
import { stateWords } from './outcome.ts';

const path = addressOf.sample;

/** The page of samples, and by its address the file of data that its script draws from. */
export function sampleOf(graph: TraceGraph, language: Language): { readonly page: SitePage; readonly file: readonly [string, string] } {
  const data = dataFor(graph, language);
  return { page: samplePage(data, graph, language), file: dataFile(sampleFile, data) };
}

/** A sample of chains that anybody can draw again. Without a script it holds the first choice: ten requirements, seed 42. */
function samplePage(data: SampleData, graph: TraceGraph, language: Language): SitePage {
  const say = speaker(sampleStrings, language);
  return {
    path,
    title: say.text('title'),
    section: 'sample',
    crumbs: crumbsTo(language),
    headings: [],
    scripts: ['sample'],
    get body() {
      const choice = firstChoice(data);
      const head = html`<h1>${say('title')}</h1><p class="lead">${say('lead')}</p>`;
      if (choice === undefined) return html`${head}<p>${say('nothing')}</p>`;
      const shown = dossierWords(data, choice, dossier(data, choice), language);
      return html`${head}<p class="quiet">${say('method')}</p>
${controls(data, choice, language)}
<div id="dossier">${dossierPart(shown, graph)}</div>`;
    },
  };
}

function dataFor(graph: TraceGraph, language: Language): SampleData {
  const say = speaker(threadStrings, language);
  return sampleData(graph, {
    kind: (kind) => kindTitle(kind, language),
    link: (label) => linkWords(label, language),
    state: (item) => stateOf(item, graph, language),
    stands: (item) => {
      const { approved, needsApproval } = standingOf(item, graph);
      if (approved === undefined) return needsApproval ? say.text('notApproved') : undefined;
      const words = say.text('approvedBy', { who: approved.by ?? say.text('nobodyNamed'), when: approved.on ?? say.text('noDay') });
      return `${words} (${approved.approval.id})`;
    },
    address: (item) => (item.kind === 'document' ? pageOf(item) : undefined),
  });
}

function stateOf(item: TraceItem, graph: TraceGraph, language: Language): string | undefined {
  const { outcome, result, doubt, review } = standingOf(item, graph);
  if (review !== undefined) return reviewWords(review, language);
  if (result !== undefined) {
    const did = resultWords(result, language);
    return doubt === undefined ? did : `${did}, ${speaker(doubtStrings, language).text(doubt)}`;
  }
  return outcome === undefined ? undefined : stateWords(outcome, language);
}

/** Shown by the script, which alone can draw. */
function controls(
  data: SampleData,
  choice: { readonly kind: string; readonly number: number; readonly seed: number },
  language: Language,
): Markup {
  const say = speaker(sampleStrings, language);
  const option = ([kind, title]: SampleData['kinds'][number]) =>
    html`<option value="${kind}"${kind === choice.kind && html` selected`}>${title}</option>`;
  return html`<div id="draw" class="choose" role="group" hidden aria-label="${say.text('choose')}">
<label>${say('kind')} <select name="kind">${drawable(data).map(option)}</select></label>
<label>${say('number')} <input name="number" type="number" min="1" max="${mostDrawn}" value="${choice.number}" required></label>
<label>${say('seed')} <input name="seed" type="number" min="0" max="4294967295" value="${choice.seed}" required></label>
<button type="button">${say('draw')}</button> <span id="drawn" role="status"></span></div>`;
}

function dossierPart({ title, chapters }: DossierShown, graph: TraceGraph): Markup {
  const author = graph.vocabulary.language;
  const line = (each: DossierLine) => {
    const id = each.address === undefined ? html`${each.id}` : html`<a href="${relative(path, each.address)}">${each.id}</a>`;
    const name = html`${id} <span lang="${author}">${whole(each.title)}</span>`;
    return html`<li>${each.isHere ? html`<strong>${name}</strong>` : name}${each.tags.map((tag) => html` <span class="tag">${tag}</span>`)} <span class="quiet">${whole(each.notes.join('; '))}</span></li>`;
  };
  return html`<h2>${title}</h2>${chapters.map(
    ({ item, alone, layers }) => html`<section class="chapter"><h3 lang="${author}">${item.id} ${whole(item.title)}</h3>
${alone === undefined ? html`<dl class="facts-list chain">${layers.map((layer) => html`<dt>${layer.title}</dt><dd><ul class="plain">${layer.lines.map(line)}${layer.more !== undefined && html`<li class="quiet">${layer.more}</li>`}</ul></dd>`)}</dl>` : html`<p>${alone}</p>`}</section>
`,
  )}`;
}
