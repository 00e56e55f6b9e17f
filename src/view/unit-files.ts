import type { SourceTag } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import { pathFinder } from '../model/path-pattern.ts';
import { parts } from '../model/structure.ts';
import { answers, type TraceItem } from '../model/trace-item.ts';

/** The parts of the software that an item stands for and that own source files: units, and what has no units below it. */
export function unitsOf(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  switch (item.kind) {
    case 'software-unit':
      return [item];
    case 'software-item':
    case 'software-system':
      return [item, ...parts(item, graph)].filter((each) => each.kind === 'software-unit' || answers(each, 'source').length > 0);
    case 'software-requirement':
      return [...new Set(graph.targets(item, 'allocated-to').flatMap((each) => unitsOf(each, graph)))];
    case 'design-element':
      return graph.targets(item, 'details').filter((each) => each.kind === 'software-unit');
    default:
      return [];
  }
}

/** Paths of the product's files that a unit names as its source, sorted; undefined where the files were not looked at. */
export function sourceFilesOf(unit: TraceItem, graph: TraceGraph): readonly string[] | undefined {
  const find = finderOf(graph);
  return find && [...new Set(answers(unit, 'source').flatMap(({ text }) => find(text)))].sort();
}

/** Tags in comments of the product that name an item, in the order of files; undefined where the files were not looked at. */
export function tagsOf(item: TraceItem, graph: TraceGraph): readonly SourceTag[] | undefined {
  if (graph.evidence.source === undefined) return undefined;
  const byItem = tags.get(graph) ?? Map.groupBy(graph.evidence.source.tags, (tag) => graph.item(tag.item)?.id ?? tag.item);
  tags.set(graph, byItem);
  return byItem.get(item.id) ?? [];
}

const tags = new WeakMap<TraceGraph, ReadonlyMap<string, readonly SourceTag[]>>();
const finders = new WeakMap<TraceGraph, (pattern: string) => readonly string[]>();

function finderOf(graph: TraceGraph): ((pattern: string) => readonly string[]) | undefined {
  if (graph.evidence.source === undefined) return undefined;
  const find = finders.get(graph) ?? pathFinder(graph.evidence.source.files.map(({ path }) => path));
  finders.set(graph, find);
  return find;
}
