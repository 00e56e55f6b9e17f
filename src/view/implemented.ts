import type { TraceGraph } from '../model/graph.ts';
import { implementations, isImplemented } from '../model/implemented.ts';
import type { TraceItem } from '../model/trace-item.ts';

/** Does a software requirement stand in the source, and how is that known, in words; undefined for what is no living software requirement. */
export function implementedWords(item: TraceItem, graph: TraceGraph): string | undefined {
  if (item.kind !== 'software-requirement' || item.status === 'retired') return undefined;
  const places = implementations(item, graph);
  if (places === undefined) return `not known: ${graph.evidence.missing?.source?.why ?? 'nobody looked at the files of the product'}`;
  const idsOf = (some: typeof places) => some.map(({ at }) => at.id).join(', ');
  if (isImplemented(item, graph) === false)
    return `no: no source stands at ${idsOf(places.filter(({ files, tags }) => files.size === 0 && tags.length === 0))}`;
  const tagged = places.filter(({ tags }) => tags.length > 0);
  if (tagged.length === places.length) return `yes: comments name it at ${idsOf(tagged)}`;
  return `yes: source stands at ${idsOf(places)}${tagged.length === 0 ? '' : `, and comments name it at ${idsOf(tagged)}`}`;
}
