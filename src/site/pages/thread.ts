import type { TraceGraph } from '../../model/graph.ts';
import type { LinkState } from '../../model/link.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { chainOf, standingOf } from '../../view/chain.ts';
import type { ChainEntry, ChainLayer } from '../../view/layers.ts';
import { isSuspect, type ResultDoubt } from '../../view/result-doubt.ts';
import { type ThreadStep, threadOf } from '../../view/thread.ts';
import { addressOf } from '../address.ts';
import { html, type Markup } from '../markup.ts';
import { reviewWords } from '../result-words.ts';
import { doubtStrings } from '../strings/outcome.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { threadStrings } from '../strings/thread.ts';
import { link, linkWords, pathAt, whole } from '../words.ts';
import { outcomeTag, resultTag } from './outcome.ts';

/** Where a thread is shown, and in which language. */
interface Place {
  readonly graph: TraceGraph;
  readonly path: string;
  readonly language: Language;
  readonly say: Say<typeof threadStrings>;
  /** Items that are the same on all pages of the folder; undefined where none is. */
  readonly known: Map<TraceItem, Shown> | undefined;
}

/** The thread of an item: its chain on one screen, and below it link by link, folded. */
export function threadPart(graph: TraceGraph, item: TraceItem, path: string, language: Language): Markup {
  const place: Place = { graph, path, language, say: speaker(threadStrings, language), known: knownIn(graph, path, language) };
  return html`<h2 id="thread">${place.say('thread')}</h2>
${chain(chainOf(graph, item), item, place, most)}
${linkByLink(item, place)}`;
}

/** So many items of each layer are shown in full, and so many more by ID and result alone, so that a chain stays on one screen. */
const most = 6;
const mostBrief = 80;

/** The layers of a chain as a list of facts; needs and hazards on top, results below. */
function chain(layers: readonly ChainLayer<TraceItem>[], item: TraceItem, place: Place, limit: number): Markup {
  const { say } = place;
  if (layers.length === 1 && layers[0]?.entries.length === 1) return html`<p>${say('alone', { id: item.id })}</p>`;
  const row = ({ layer, entries }: ChainLayer<TraceItem>) => {
    const left = entries.length - limit;
    return html`<dt>${say(layer)}</dt><dd><ul class="plain">${entries.slice(0, limit).map((each) => entryLine(each, place))}${left > 0 && html`<li>${furtherLine(entries.slice(limit), place)}</li>`}</ul></dd>`;
  };
  return html`<p>${say('lead', { id: item.id })}</p><dl class="facts-list chain">${layers.map(row)}</dl>`;
}

function entryLine({ id, item, state, distance }: ChainEntry<TraceItem>, place: Place): Markup {
  const broken = state === 'resolved' ? undefined : html` ${stateTag(state, place)}`;
  if (item === undefined) return html`<li>${id}${broken}</li>`;
  if (distance === 0)
    return html`<li><strong><span class="whole">${id}</span> ${whole(item.title.text)}</strong> <span class="quiet">${place.say('here')}</span>${standing(item, place)}</li>`;
  const { name, stands, line } = shown(item, place);
  return broken === undefined ? line : html`<li>${name}${broken}${stands}</li>`;
}

/** Those of a layer that are not shown in full. */
function furtherLine(entries: readonly ChainEntry<TraceItem>[], place: Place): Markup {
  const shownBriefly = entries.slice(0, mostBrief).map((each, at) => html`${at === 0 ? '' : ', '}${brief(each, place)}`);
  const head = place.say('further', { count: entries.length });
  return html`<span class="quiet">${head}:</span> ${shownBriefly}${entries.length > mostBrief && ' …'}`;
}

function brief({ id, item, state }: ChainEntry<TraceItem>, place: Place): Markup {
  const name = item === undefined ? html`${id}` : shown(item, place).brief;
  return state === 'resolved' ? name : html`${name} ${stateTag(state, place)}`;
}

function stateTag(state: Exclude<LinkState, 'resolved'>, { say }: Place): Markup {
  return html`<span class="tag ${state}">${say(state)}</span>`;
}

function standing(item: TraceItem, place: Place): Markup {
  const { graph, path, language, say } = place;
  const { outcome, review, approved, needsApproval, source } = standingOf(item, graph);
  const who = approved && say('approvedBy', { who: approved.by ?? say('nobodyNamed'), when: whole(approved.on ?? say.text('noDay')) });
  const judged =
    approved === undefined ? (needsApproval ? say('notApproved') : undefined) : html`${who} (${link(path, approved.approval)})`;
  const files = filesOf(source, place);
  return html`${outcome !== undefined && html` ${outcomeTag(outcome, language)}`}${review !== undefined && html` ${reviewTag(review, language)}`}${files}${judged !== undefined && html` <span class="quiet">${judged}</span>`}`;
}

function reviewTag(review: string, language: Language): Markup {
  const look = review === 'accepted' ? 'good' : review === 'rejected' ? 'error' : 'warning';
  return html`<span class="tag ${look}">${reviewWords(review, language)}</span>`;
}

function filesOf(source: readonly string[], { language }: Place): readonly Markup[] {
  return source.map((each) => html` <code>${pathAt(each, language)}</code>`);
}

function linkByLink(item: TraceItem, place: Place): Markup {
  const { say } = place;
  const { up, down } = threadOf(place.graph, item);
  if (up.length + down.length === 0) return html``;
  return html`<details><summary>${say('linkByLink')}</summary><h3>${say('up')}</h3>${steps(up, place)}
<h3>${say('down')}</h3>${steps(down, place)}</details>`;
}

function steps(list: readonly ThreadStep[], place: Place): Markup {
  if (list.length === 0) return html`<p class="quiet">${place.say('nothing')}</p>`;
  return stepList(list, count(list) > mostSteps ? nearest(list) : undefined, place);
}

/** So many steps of a thread are shown each way, the nearest: the layers above name what is further away. */
const mostSteps = 50;

function count(list: readonly ThreadStep[]): number {
  let found = list.length;
  for (const step of list) found += count(step.steps);
  return found;
}

/** The steps of a long thread that are shown: those that are nearest. */
function nearest(list: readonly ThreadStep[]): ReadonlySet<ThreadStep> {
  const near = new Set<ThreadStep>();
  for (let level = list; level.length > 0 && near.size < mostSteps; level = level.flatMap((step) => step.steps))
    for (const step of level.slice(0, mostSteps - near.size)) near.add(step);
  return near;
}

/** Without `near` all steps are shown. */
function stepList(list: readonly ThreadStep[], near: ReadonlySet<ThreadStep> | undefined, place: Place): Markup {
  const { say } = place;
  const steps = near === undefined ? list : list.filter((step) => near.has(step));
  const left = list.length - steps.length;
  const more = () => say(steps.length > 0 ? 'onPages' : 'onPage', { more: say('more', { count: left }) });
  return html`<ul class="thread">${steps.map((step) => stepLine(step, near, place))}${left > 0 && html`<li class="quiet">${more()}</li>`}</ul>`;
}

interface Shown {
  readonly name: Markup;
  readonly stands: Markup;
  /** Both as a line of a chain, where each link to it holds. */
  readonly line: Markup;
  /** Without title and approval. */
  readonly brief: Markup;
}

/** Items as threads show them in the folder of items, where each is the same on all pages; those of results stand in folders below. */
const known = new WeakMap<TraceGraph, Map<Language, Map<TraceItem, Shown>>>();

function knownIn(graph: TraceGraph, path: string, language: Language): Map<TraceItem, Shown> | undefined {
  if (path.lastIndexOf('/') !== addressOf.item('').lastIndexOf('/')) return undefined;
  const byLanguage = known.get(graph) ?? new Map<Language, Map<TraceItem, Shown>>();
  const found = byLanguage.get(language) ?? new Map<TraceItem, Shown>();
  known.set(graph, byLanguage.set(language, found));
  return found;
}

function shown(item: TraceItem, place: Place): Shown {
  const before = place.known?.get(item);
  if (before !== undefined) return before;
  const found = fresh(item, place);
  place.known?.set(item, found);
  return found;
}

function fresh(item: TraceItem, place: Place): Shown {
  const { source, result: outcome, doubt } = standingOf(item, place.graph);
  const result = outcome === undefined ? '' : html` ${resultTags(outcome, doubt, place.language)}`;
  const name = html`${link(place.path, item)} ${whole(item.title.text)}${result}`;
  const stands = standing(item, place);
  return {
    name,
    stands,
    line: html`<li>${name}${stands}</li>`,
    brief: html`${link(place.path, item)}${result}${filesOf(source, place)}`,
  };
}

/** Only a result that counts for the present product has the look of a good one. */
function resultTags(outcome: string, doubt: ResultDoubt | undefined, language: Language): Markup {
  if (doubt === undefined) return resultTag(outcome, language);
  const did = resultTag(outcome, language, false);
  const look = isSuspect(doubt) ? 'suspect' : 'info';
  return html`${did} <span class="tag ${look}">${speaker(doubtStrings, language).text(doubt)}</span>`;
}

function stepLine(step: ThreadStep, near: ReadonlySet<ThreadStep> | undefined, place: Place): Markup {
  const target = step.item === undefined ? html`${step.id}` : shown(step.item, place).name;
  const state = step.state !== 'resolved' && html` ${stateTag(step.state, place)}`;
  const again = step.again && html` <span class="quiet">${place.say('again')}</span>`;
  const below = step.steps.length > 0 && stepList(step.steps, near, place);
  return html`<li><span class="label">${linkWords(step.label, place.language)}</span> ${target}${state}${again}${below}</li>`;
}
