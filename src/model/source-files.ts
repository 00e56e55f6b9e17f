import type { SourceFile, SourceTag, SourceTree } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import { pathFinder } from './path-pattern.ts';
import { parts } from './structure.ts';
import { answers, type TraceItem } from './trace-item.ts';

/** What stands for source files of its own: units, and items and systems that are not divided. */
export function sourceHolders(graph: TraceGraph): readonly TraceItem[] {
  const kinds = ['software-system', 'software-item', 'software-unit'] as const;
  return kinds.flatMap((kind) => graph.ofKind(kind)).filter((item) => holdsSource(item, graph));
}

/** Has a unit, item or system source files of its own? */
export function holdsSource(item: TraceItem, graph: TraceGraph): boolean {
  return item.kind === 'software-unit' || graph.sources(item, 'part-of').length === 0;
}

/** What names each file of the product as its source, by path; a file that nothing names is absent. */
export function ownersOfFiles(graph: TraceGraph): ReadonlyMap<string, readonly TraceItem[]> {
  const owners = new Map<string, TraceItem[]>();
  for (const holder of sourceHolders(graph)) {
    for (const path of sourceFilesOf(holder, graph) ?? []) owners.set(path, [...(owners.get(path) ?? []), holder]);
  }
  return owners;
}

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
  const find = finderIn(graph.evidence.source);
  return find && [...new Set(answers(unit, 'source').flatMap(({ text }) => find(text)))].sort();
}

/** Tags in comments of product and tests that name an item, in the order of files; undefined where the files were not looked at. */
export function tagsOf(item: TraceItem, graph: TraceGraph): readonly SourceTag[] | undefined {
  if (graph.evidence.source === undefined) return undefined;
  const byItem = tags.get(graph) ?? Map.groupBy(graph.evidence.source.tags, (tag) => graph.item(tag.item)?.id ?? tag.item);
  tags.set(graph, byItem);
  return byItem.get(item.id) ?? [];
}

const tags = new WeakMap<TraceGraph, ReadonlyMap<string, readonly SourceTag[]>>();

/** Finds files of the product by path or pattern; undefined where nobody looked at them. */
export function finderIn(source: SourceTree | undefined): ((pattern: string) => readonly string[]) | undefined {
  if (source === undefined) return undefined;
  const find = finders.get(source.files) ?? pathFinder(source.files.map(({ path }) => path));
  finders.set(source.files, find);
  return find;
}

const finders = new WeakMap<readonly SourceFile[], (pattern: string) => readonly string[]>();
