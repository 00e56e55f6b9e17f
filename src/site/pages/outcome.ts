import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { changeWords } from '../../view/last-change.ts';
import { countsOf, isGood, type Outcome, type OutcomeState, outcomeOf, type Proof } from '../../view/outcome.ts';
import type { RunFacts } from '../../view/test-results.ts';
import { html, type Markup } from '../markup.ts';
import { resultWords } from '../result-words.ts';
import { outcomeStrings, productStrings, stateStrings } from '../strings/outcome.ts';
import { type Language, type Say, speaker, wordsIn } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { inEnglish, link, whole } from '../words.ts';

const looks: Readonly<Partial<Record<OutcomeState, string>>> = {
  verified: 'good',
  'by-review': 'good',
  failing: 'error',
  unknown: 'info',
};

/** How something stands, as a tag. */
export function outcomeTag(state: OutcomeState, language: Language): Markup {
  return html`<span class="tag ${looks[state] ?? 'warning'}">${stateWords(state, language)}</span>`;
}

/** How something stands, in the language of the page. */
export function stateWords(state: OutcomeState, language: Language): string {
  return wordsIn(stateStrings[state], language);
}

/**
 * What a test did, as a tag: `pass` is for tests only. The outcome is as `outcomeWord` writes it. A pass that does not count, such as that of another product,
 * is no good news.
 */
export function resultTag(outcome: string, language: Language, counts = true): Markup {
  const look = outcome === 'pass' ? (counts ? 'good' : 'info') : outcome.endsWith('fail') ? 'error' : 'warning';
  return html`<span class="tag ${look}">${resultWords(outcome, language)}</span>`;
}

type SayOutcome = Say<typeof outcomeStrings>;

/** How an item stands, by which tests and reviews, and what it rests on; undefined for what has no outcome. */
export function outcomePart(graph: TraceGraph, item: TraceItem, path: string, language: Language): Markup | undefined {
  const outcome = outcomeOf(item, graph);
  if (outcome === undefined) return undefined;
  const say = speaker(outcomeStrings, language);
  return html`<p>${outcomeTag(outcome.state, language)} ${sentence(outcome, say, language)}</p>
${outcome.proofs.length === 0 ? '' : proofTable(graph, outcome.proofs, path, language)}${below(outcome, path, language)}`;
}

/** What is shown is shown by what passed or approves it; the rest is named behind it. */
function sentence({ item, state, proofs: all, restsOn }: Outcome, say: SayOutcome, language: Language): string {
  const proofs = isGood(state) ? all.filter((proof) => isGood(proof.state)) : all;
  const reviews = proofs.filter(({ evidence }) => evidence.kind === 'review').length;
  const by = [
    ...(proofs.length > reviews ? [say.text('tests', { count: proofs.length - reviews })] : []),
    ...(reviews > 0 ? [say.text('reviews', { count: reviews })] : []),
    ...(restsOn.length > 0 ? [say.text('below', { count: restsOn.length })] : []),
  ];
  if (by.length === 0) return say.text('noEvidence', { item: item.id });
  const joined = by.reduce((first, second) => say.text('and', { first, second }));
  const others = all
    .filter((proof) => !proofs.includes(proof))
    .map((proof) => `${proof.evidence.id} (${stateWords(proof.state, language)})`);
  if (isGood(state))
    return [say.text('good', { by: joined }), ...(others.length > 0 ? [say.text('notBy', { others: others.join(', ') })] : [])].join(' ');
  return say.text(proofs.length + restsOn.length === 1 ? 'byOne' : 'byWorst', { by: joined });
}

function proofTable(graph: TraceGraph, proofs: readonly Proof[], path: string, language: Language): Markup {
  const say = speaker(outcomeStrings, language);
  const columns = [say.text('shownBy'), say.text('outcome'), say.text('why'), ...factColumns(language)];
  return table(columns, rows(proofs.map((proof) => proofRow(graph, proof, path, language))), language);
}

function proofRow(graph: TraceGraph, { evidence, state, words, standing, facts }: Proof, path: string, language: Language): Markup {
  const why = inEnglish(html`${linked(words, standing?.run, path)}${changes(graph, standing)}`, language);
  return html`<tr><td>${link(path, evidence)} ${whole(evidence.title.text)}</td><td>${outcomeTag(state, language)}</td><td>${why}</td>${factCells(facts, language)}</tr>`;
}

/** Columns that say under which circumstances a run was made. */
export function factColumns(language: Language): readonly string[] {
  const say = speaker(outcomeStrings, language);
  return [say.text('date'), say.text('platform'), say.text('responsible'), say.text('runOn')];
}

export function factCells(facts: RunFacts | undefined, language: Language): Markup {
  if (facts === undefined) return html`<td></td><td></td><td></td><td></td>`;
  const cell = (words: string | undefined) =>
    html`<td>${words === undefined ? speaker(outcomeStrings, language)('notSaid') : whole(words)}</td>`;
  return html`${cell(facts.day)}${cell(facts.platform)}${cell(facts.responsible)}<td>${productTested(facts, language)}</td>`;
}

/** Which product a run tested, to stand after what says that it did. */
export function productTested({ product: { state, bridge } }: RunFacts, language: Language): Markup {
  return speaker(productStrings, language)(state, { bridge: bridge?.id ?? '' });
}

/** What changed since a test was run, where that is what keeps it from counting. */
function changes(graph: TraceGraph, standing: Proof['standing']): Markup[] {
  const moved = (standing?.doubts ?? []).flatMap((doubt) => doubt.moved);
  return moved.map((each) => html`<br><span class="quiet">${whole(changeWords(each, graph))}</span>`);
}

/** Words in which the ID of a run leads to its page. */
function linked(words: string, run: TraceItem | undefined, path: string): Markup {
  const [before, after] = run === undefined ? [words] : words.split(run.id, 2);
  return run === undefined || after === undefined ? whole(words) : html`${whole(before ?? '')}${link(path, run)}${whole(after)}`;
}

/** So many of what an item rests on are named. */
const most = 100;

function below({ restsOn }: Outcome, path: string, language: Language): Markup | string {
  if (restsOn.length === 0) return '';
  const say = speaker(outcomeStrings, language);
  const states = restsOn.map(({ state }) => state);
  const counts = countsOf(states).map(([state, count], at) => html`${at === 0 ? '' : ', '}${count} ${stateWords(state, language)}`);
  const worstFirst = countsOf(states).flatMap(([state]) => restsOn.filter((each) => each.state === state));
  const shown = worstFirst.slice(0, most);
  const left = worstFirst.length - shown.length;
  return html`<p>${say('restsOn', { count: restsOn.length, counts: html`${counts}` })}</p>
<ul class="plain">${shown.map(({ item, state }) => html`<li>${link(path, item)} ${whole(item.title.text)} ${outcomeTag(state, language)}</li>`)}${left > 0 && html`<li class="quiet">${say('more', { count: left })}</li>`}</ul>`;
}
