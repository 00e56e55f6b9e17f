import type { TraceGraph } from '../model/graph.ts';
import { implementations, isImplemented } from '../model/implemented.ts';
import type { TraceItem } from '../model/trace-item.ts';

/** Does a software requirement stand in the source, and how is that known? IDs are those of the units and items where source stands, or where none does. */
export type Implemented =
  | { readonly state: 'unknown'; readonly why: string | undefined }
  | { readonly state: 'no' | 'tagged' | 'source'; readonly at: string }
  | { readonly state: 'both'; readonly at: string; readonly tagged: string };

/** Undefined for what is no living software requirement. */
export function implementedAs(item: TraceItem, graph: TraceGraph): Implemented | undefined {
  if (item.kind !== 'software-requirement' || item.status === 'retired') return undefined;
  const places = implementations(item, graph);
  if (places === undefined) return { state: 'unknown', why: graph.evidence.missing?.source?.why };
  const idsOf = (some: typeof places) => some.map(({ at }) => at.id).join(', ');
  if (isImplemented(item, graph) === false)
    return { state: 'no', at: idsOf(places.filter(({ files, tags }) => files.size === 0 && tags.length === 0)) };
  const tagged = places.filter(({ tags }) => tags.length > 0);
  if (tagged.length === places.length) return { state: 'tagged', at: idsOf(tagged) };
  return tagged.length === 0 ? { state: 'source', at: idsOf(places) } : { state: 'both', at: idsOf(places), tagged: idsOf(tagged) };
}

/** The same in words. */
export function implementedWords(item: TraceItem, graph: TraceGraph): string | undefined {
  const found = implementedAs(item, graph);
  switch (found?.state) {
    case 'unknown':
      return `not known: ${found.why ?? 'nobody looked at the files of the product'}`;
    case 'no':
      return `no: no source stands at ${found.at}`;
    case 'tagged':
      return `yes: comments name it at ${found.at}`;
    case 'source':
      return `yes: source stands at ${found.at}`;
    case 'both':
      return `yes: source stands at ${found.at}, and comments name it at ${found.tagged}`;
    default:
      return undefined;
  }
}
