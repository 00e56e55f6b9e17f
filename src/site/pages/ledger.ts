import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { html, type Markup } from '../markup.ts';
import type { Group } from '../parts.ts';
import { ledgerStrings } from '../strings/ledgers.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { whole } from '../words.ts';
import { links, named, written } from '../written.ts';

export type LedgerKey = keyof typeof ledgerStrings;

/** What every part of a ledger needs: the graph, the page it stands on, its language and words. */
export interface Ledger {
  readonly graph: TraceGraph;
  readonly path: string;
  readonly language: Language;
  readonly say: Say<typeof ledgerStrings>;
}

export function ledger(graph: TraceGraph, path: string, language: Language): Ledger {
  return { graph, path, language, say: speaker(ledgerStrings, language) };
}

/** A part of a page under a heading, made of one block. */
export function section(id: LedgerKey, { say }: Ledger, size: number, shown: () => Markup): Group {
  return {
    heading: { id, text: say.text(id), depth: 2 },
    top: html`<h2 id="${id}">${say(id)}</h2>`,
    blocks: [{ size, shown }],
  };
}

export function columns({ say }: Ledger, ...keys: readonly LedgerKey[]): readonly string[] {
  return keys.map((key) => say.text(key));
}

/** Records that lack something that closes their loop, each with what. */
export function loopsPart(
  list: readonly { readonly item: TraceItem; readonly gaps: readonly string[] }[],
  first: LedgerKey,
  shown: Ledger,
): Markup {
  const { graph, language, path, say } = shown;
  const open = list.filter(({ gaps }) => gaps.length > 0);
  if (open.length === 0) return html`<p>${say('noLoops')}</p>`;
  const row = ({ item, gaps }: (typeof open)[number]) =>
    html`<tr><td class="words">${named(item, graph, path)}</td><td>${gapList(gaps, shown)}</td></tr>`;
  return html`<p>${say('loopsLead', { count: open.length })}</p>${table(columns(shown, first, 'missing'), rows(open.map(row)), language)}`;
}

function gapList(gaps: readonly string[], { say }: Ledger): Markup {
  return html`${gaps.map((gap, at) => html`${at === 0 ? '' : html`<br>`}<span class="tag gap">${say(`gap-${gap}` as LedgerKey)}</span>`)}`;
}

const looks: Readonly<Record<string, string>> = { closed: 'good', field: 'good', rejected: 'info', earlier: 'info', withdrawn: 'error' };

/** How far a record has come, as a tag. */
export function stateTag(state: string, { say }: Ledger): Markup {
  return html`<span class="tag ${looks[state] ?? 'warning'}">${say(`state-${state}` as LedgerKey)}</span>`;
}

/** A row of a list of facts; a fact that nobody states says so, and an absent one, `false`, is left out. */
export function fact(key: LedgerKey, value: Markup | string | undefined | false, { say }: Ledger): Markup | false {
  return value !== false && html`<dt>${say(key)}</dt><dd>${value ?? html`<span class="quiet">${say('notSaid')}</span>`}</dd>`;
}

/** What an author wrote, as a fact. */
export function said(text: string | undefined, { graph, path }: Ledger): Markup | undefined {
  return text === undefined ? undefined : written(text, graph, path);
}

/** Some values that an author wrote. */
export function list(values: readonly string[], { graph }: Ledger): Markup | undefined {
  return values.length === 0 ? undefined : html`<span lang="${graph.vocabulary.language}">${whole(values.join(', '))}</span>`;
}

/** Links to some items, or that there is none. */
export function all(items: readonly TraceItem[], { path, say }: Ledger): Markup {
  return items.length === 0 ? html`<span class="quiet">${say('none')}</span>` : links(items, path);
}

/** A record whole, folded; a link to its ID opens it, because the ID stands inside. */
export function folded(item: TraceItem, state: string, inside: Markup, shown: Ledger): Markup {
  const name = html`<span class="whole">${item.id}</span> <span lang="${shown.graph.vocabulary.language}">${whole(item.title.text)}</span>`;
  return html`<details class="fold record"><summary><strong>${name}</strong> ${stateTag(state, shown)}</summary><div id="${item.id}">${inside}</div></details>
`;
}
