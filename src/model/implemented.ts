import type { SourceTag } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import { ownersOfFiles, sourceFilesOf, tagsOf, unitsOf } from './source-files.ts';
import { systemsOf } from './structure.ts';
import type { TraceItem } from './trace-item.ts';

/** What of the product stands where a requirement is allocated. */
export interface Implementation {
  /** The unit, item or system. */
  readonly at: TraceItem;
  /** Paths of its source files, sorted. */
  readonly files: ReadonlySet<string>;
  /** Tags in them that say they implement the requirement. */
  readonly tags: readonly SourceTag[];
}

/**
 * Each place where a software requirement is allocated, its software system where there is none; undefined where nobody looked at the files of the product.
 * A file that nothing names as its source belongs to every place.
 */
export function implementations(requirement: TraceItem, graph: TraceGraph): readonly Implementation[] | undefined {
  if (graph.evidence.source === undefined) return undefined;
  const allocated = graph.targets(requirement, 'allocated-to');
  const { owners, products } = knownOf(graph);
  const tags = (tagsOf(requirement, graph) ?? []).filter(({ says }) => says === 'implements');
  return (allocated.length > 0 ? allocated : systemsOf(requirement, graph)).map((at) => {
    const files = filesIn(at, graph);
    const isHere = ({ place: { file } }: SourceTag) => files.has(file) || (products.has(file) && !owners.has(file));
    return { at, files, tags: tags.filter(isHere) };
  });
}

/** Is there source or a tag at every place where it is allocated? Undefined where nobody looked. */
export function isImplemented(requirement: TraceItem, graph: TraceGraph): boolean | undefined {
  return implementations(requirement, graph)?.every(({ files, tags }) => files.size > 0 || tags.length > 0);
}

/** Many requirements ask the same, and a graph does not change. */
interface Known {
  readonly owners: ReadonlyMap<string, readonly TraceItem[]>;
  readonly products: ReadonlySet<string>;
  readonly files: Map<TraceItem, ReadonlySet<string>>;
}

const known = new WeakMap<TraceGraph, Known>();

function knownOf(graph: TraceGraph): Known {
  const products = () => new Set((graph.evidence.source?.files ?? []).map(({ path }) => path));
  const found = known.get(graph) ?? { owners: ownersOfFiles(graph), products: products(), files: new Map() };
  known.set(graph, found);
  return found;
}

function filesIn(at: TraceItem, graph: TraceGraph): ReadonlySet<string> {
  const { files } = knownOf(graph);
  const found = files.get(at) ?? filesAt(at, graph);
  files.set(at, found);
  return found;
}

function filesAt(at: TraceItem, graph: TraceGraph): ReadonlySet<string> {
  const own = at.kind === 'software-system' ? (graph.evidence.source?.files ?? []).filter(({ system }) => system === at.id) : [];
  return new Set([...own.map(({ path }) => path), ...unitsOf(at, graph).flatMap((unit) => sourceFilesOf(unit, graph) ?? [])].sort());
}
