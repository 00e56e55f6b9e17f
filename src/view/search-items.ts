import type { FieldFacts } from '../model/facts.ts';
import type { TraceGraph } from '../model/graph.ts';
import { formerIds } from '../model/item-index.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import type { TraceItem } from '../model/trace-item.ts';
import type { Findable } from './search-index.ts';
import { wordsOf } from './search-words.ts';

/** Items and documents as a search finds them, in their order: with all their text, and by every label of their fields. */
export function findableItems(graph: TraceGraph, items: readonly TraceItem[]): Findable[] {
  const labels = new Map<string, readonly string[]>();
  const labelWords = (name: string) => {
    const known = labels.get(name) ?? wordsOf([name, ...graph.vocabulary.labelsOf(name)].join(' '));
    labels.set(name, known);
    return known;
  };
  return items.map((item) => {
    const former = formerIds(item);
    const written = [...item.fields.values()].filter((field) => isText(item, field));
    // What is said in sentences is shown first.
    const fields = [...written.filter(({ prose }) => prose !== undefined), ...written.filter(({ prose }) => prose === undefined)];
    return {
      id: item.id,
      title: item.title.text,
      ...(former.length > 0 && { former }),
      text: [...fields.map(said), item.words].filter((text) => text !== '').join(' · '),
      besides: fields.flatMap(({ name }) => labelWords(name)),
    };
  });
}

/** Links lead to what is found by itself. */
function isText(item: TraceItem, { name, values }: FieldFacts): boolean {
  return values.length > 0 && name !== 'former-ids' && !linksOf(item.kind).has(name);
}

const links = new Map<string, ReadonlySet<string>>(
  Object.values(kinds).map((kind): [string, ReadonlySet<string>] => [kind.name, new Set(kind.links.map((row) => row.name))]),
);

function linksOf(kind: KindName | 'unknown'): ReadonlySet<string> {
  return links.get(kind) ?? new Set();
}

function said({ name, label, values }: FieldFacts): string {
  const text = values.map((value) => value.text.replaceAll(hash, '')).join(', ');
  return name === 'statement' ? text : `${label.text}: ${text}`;
}

/** Of what was approved the ID says enough. */
const hash = /@h\d+:[\da-f]{64}/g;
