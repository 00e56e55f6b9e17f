import type { TraceGraph } from '../model/graph.ts';
import { caseOf, latestStanding } from '../model/results.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { linkStates, type SampleData } from './sample.ts';
import { threadLinks } from './thread.ts';
import type { NextStep } from './walk.ts';

/** What people call things, in the language of the pages. */
export interface SampleWords {
  readonly kind: (kind: string) => string;
  /** A link, as it is called from one of its ends. */
  readonly link: (label: string) => string;
  /** How an item stands; undefined for one of which nothing is to be shown. */
  readonly state: (item: TraceItem) => string | undefined;
  /** Who stands for it. */
  readonly stands: (item: TraceItem) => string | undefined;
  /** Its address; undefined where that is the one of an item. */
  readonly address: (item: TraceItem) => string | undefined;
}

/** Items and links that chains are drawn from. Of a test only the latest formal result stands in a chain. */
export function sampleData(graph: TraceGraph, words: SampleWords): SampleData {
  const [kinds, labels, states, stands, lost] = [table(), table(), table(), table(), table()];
  const items = graph.items.filter((item) => item.status !== 'retired' && !isOutdated(item, graph));
  const places = new Map(items.map((item, at) => [item, at]));
  const packed = (links: readonly NextStep<TraceItem>[]) =>
    links.flatMap(({ label, state, leadsOn, id, item }) => {
      const at = item === undefined ? -1 - lost.at(id) : places.get(item);
      return at === undefined ? [] : [labels.at(label), linkStates.indexOf(state), leadsOn ? 1 : 0, at];
    });
  const { up, down } = threadLinks(graph);
  const nodes = items.map((item): SampleData['nodes'][number] => {
    const address = words.address(item);
    const numbers = [kinds.at(item.kind), states.at(words.state(item)), stands.at(words.stands(item))] as const;
    return address === undefined ? [item.id, item.title.text, ...numbers] : [item.id, item.title.text, ...numbers, address];
  });
  const lists = { up: items.map((item) => packed(up(item))), down: items.map((item) => packed(down(item))) };
  return {
    kinds: kinds.words.map((kind) => [kind, words.kind(kind)]),
    labels: labels.words.map(words.link),
    states: states.words,
    stands: stands.words,
    lost: lost.words,
    nodes,
    ...lists,
  };
}

function isOutdated(item: TraceItem, graph: TraceGraph): boolean {
  if (item.kind !== 'test-result') return false;
  const test = caseOf(item, graph);
  return test === undefined || latestStanding(test, graph)?.result !== item;
}

/** Words, each once, and the place of each among them; -1 for none. */
function table(): { readonly words: readonly string[]; readonly at: (word: string | undefined) => number } {
  const words: string[] = [];
  const places = new Map<string, number>();
  const at = (word: string | undefined) => {
    if (word === undefined) return -1;
    const known = places.get(word) ?? words.push(word) - 1;
    places.set(word, known);
    return known;
  };
  return { words, at };
}
