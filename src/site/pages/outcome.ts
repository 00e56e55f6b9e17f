import type { EvidenceName } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { changeWords } from '../../view/last-change.ts';
import { countsOf, isGood, type Outcome, type OutcomeState, outcomeOf, outcomeWords, type Proof } from '../../view/outcome.ts';
import type { RunFacts } from '../../view/test-results.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import { rows, table } from '../table.ts';
import { link, whole } from '../words.ts';

const looks: Readonly<Partial<Record<OutcomeState, string>>> = {
  verified: 'good',
  'by-review': 'good',
  failing: 'error',
  unknown: 'info',
};

/** How something stands, as a tag. */
export function outcomeTag(state: OutcomeState): Markup {
  return html`<span class="tag ${looks[state] ?? 'warning'}">${outcomeWords[state]}</span>`;
}

/** What a test did, as a tag: `pass` is for tests only. */
export function resultTag(outcome: string): Markup {
  return html`<span class="tag ${outcome === 'pass' ? 'good' : outcome.endsWith('fail') ? 'error' : 'warning'}">${outcome}</span>`;
}

/** Why some evidence could not be looked at, as words behind a colon; undefined where it was. */
export function whyMissing({ evidence }: TraceGraph, name: EvidenceName): string | undefined {
  return evidence[name] === undefined ? (evidence.missing?.[name]?.why ?? 'nobody looked') : undefined;
}

/** How an item stands, by which tests and reviews, and what it rests on; undefined for what has no outcome. */
export function outcomePart(graph: TraceGraph, item: TraceItem, path: string): Markup | undefined {
  const outcome = outcomeOf(item, graph);
  if (outcome === undefined) return undefined;
  return html`<p>${outcomeTag(outcome.state)} ${sentence(outcome)}</p>
${outcome.proofs.length === 0 ? '' : proofTable(graph, outcome.proofs, path)}${below(outcome, path)}`;
}

function sentence({ item, state, proofs, restsOn }: Outcome): string {
  const reviews = proofs.filter(({ evidence }) => evidence.kind === 'review').length;
  const by = [
    ...(proofs.length > reviews ? [plural(proofs.length - reviews, 'test')] : []),
    ...(reviews > 0 ? [plural(reviews, 'review')] : []),
    ...(restsOn.length > 0 ? [`${plural(restsOn.length, 'item')} that it rests on`] : []),
  ].join(' and ');
  if (by === '') return `No finished test and no review shows ${item.id}.`;
  if (isGood(state)) return `For the present product, by ${by}.`;
  return `By ${by}${proofs.length + restsOn.length === 1 ? '' : '; the worst counts'}.`;
}

function proofTable(graph: TraceGraph, proofs: readonly Proof[], path: string): Markup {
  const columns = ['Shown by', 'Outcome', 'Why', ...factColumns];
  return table(columns, rows(proofs.map((proof) => proofRow(graph, proof, path))));
}

function proofRow(graph: TraceGraph, { evidence, state, words, standing, facts }: Proof, path: string): Markup {
  return html`<tr><td>${link(path, evidence)} ${whole(evidence.title.text)}</td><td>${outcomeTag(state)}</td><td>${linked(words, standing?.run, path)}${changes(graph, standing)}</td>${factCells(facts)}</tr>`;
}

/** Columns that say under which circumstances a run was made. */
export const factColumns = ['Date', 'Platform', 'Responsible', 'Run on'] as const;

export function factCells(facts: RunFacts | undefined): Markup {
  const cell = (words: string | undefined) => html`<td>${facts === undefined ? '' : whole(words ?? 'not said')}</td>`;
  return html`${cell(facts?.day)}${cell(facts?.platform)}${cell(facts?.responsible)}${cell(facts?.product)}`;
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

function below({ restsOn }: Outcome, path: string): Markup | string {
  if (restsOn.length === 0) return '';
  const states = restsOn.map(({ state }) => state);
  const counts = countsOf(states).map(([state, count], at) => html`${at === 0 ? '' : ', '}${count} ${outcomeWords[state]}`);
  const worstFirst = countsOf(states).flatMap(([state]) => restsOn.filter((each) => each.state === state));
  const shown = worstFirst.slice(0, most);
  const left = worstFirst.length - shown.length;
  return html`<p>It rests on ${plural(restsOn.length, 'item')}: ${counts}.</p>
<ul class="plain">${shown.map(({ item, state }) => html`<li>${link(path, item)} ${whole(item.title.text)} ${outcomeTag(state)}</li>`)}${left > 0 && html`<li class="quiet">and ${left} more</li>`}</ul>`;
}
