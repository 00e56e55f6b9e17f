import type { SystemChange } from '../../model/difference.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { ImpactReason, ImpactStep } from '../../model/impact.ts';
import { push } from '../../model/sorted.ts';
import { ownersOfFiles } from '../../model/source-files.ts';
import { holders, parts } from '../../model/structure.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { Move, Sides } from './moves.ts';

/** Tests that show what something that moved in the product stands at, with what moved and the way there. */
export type Reached = ReadonlyMap<TraceItem, readonly ImpactReason[]>;

/** Everything that moved in the product of a system, as reasons for what stands at no single file: its source files, else the product as such. */
export function wholeProduct({ system, files }: SystemChange): readonly ImpactReason[] {
  const paths = pathsOf(files);
  if (paths.length === 0) return [{ moved: system, fields: ['product'], through: [] }];
  return paths.map((path) => ({ moved: path, fields: [], through: [] }));
}

/** The tests of units and requirements at which moved files stand, and of the units that use a component of which another version is used. */
export function reachedBy({ files }: SystemChange, sides: Sides): Reached {
  const found = new Map<TraceItem, ImpactReason[]>();
  const reach = (item: TraceItem, moved: Pick<ImpactReason, 'moved' | 'fields'>, tail: readonly ImpactStep[]) => {
    for (const test of sides.after.sources(item, 'verifies').filter(({ kind }) => kind === 'test-case')) {
      push(found, test, { ...moved, through: [{ from: test.id, field: 'verifies', to: item.id }, ...tail] });
    }
  };
  const paths = pathsOf(files);
  for (const at of paths.length === 0 ? [] : standingAt(paths, sides)) reach(at.item, { moved: at.path, fields: [] }, at.steps);
  for (const move of sides.moves.values()) {
    if (isOtherVersion(move))
      for (const { item, steps } of usersOf(move.item as TraceItem, sides.after))
        reach(item, { moved: move.id, fields: move.fields }, steps);
  }
  return found;
}

function pathsOf({ added, removed, changed }: SystemChange['files']): readonly string[] {
  return [...new Set([...added, ...removed, ...changed])].sort();
}

interface Standing {
  readonly item: TraceItem;
  readonly path: string;
  /** From the item to the file. */
  readonly steps: readonly ImpactStep[];
}

/** Units, and other holders of source files, whose files these are or were; requirements allocated to them or to what they are part of; and requirements tagged in the files. */
function standingAt(paths: readonly string[], { before, after }: Sides): readonly Standing[] {
  const [now, then] = [ownersOfFiles(after), ownersOfFiles(before)];
  const implementing = after.evidence.source?.tags.filter(({ says }) => says === 'implements') ?? [];
  const tags = Map.groupBy(implementing, ({ place }) => place.file);
  return paths.flatMap((path) => {
    const owners = [...(now.get(path) ?? []), ...(then.get(path) ?? []).flatMap((item) => after.item(item.id) ?? [])];
    const tagged = (tags.get(path) ?? []).flatMap((tag) => after.item(tag.item) ?? []);
    return [
      ...[...new Set(owners)].flatMap((owner) => standingWith(owner, path, after)),
      ...tagged.map((item) => ({ item, path, steps: [{ from: item.id, field: 'tagged-in', to: path }] })),
    ];
  });
}

function standingWith(owner: TraceItem, path: string, graph: TraceGraph): readonly Standing[] {
  const own = [{ from: owner.id, field: 'source', to: path }];
  const above = holders(owner, graph).filter(({ kind }) => kind !== 'software-system');
  let steps: readonly ImpactStep[] = own;
  let below = owner;
  const chain = above.map((holder) => {
    steps = [{ from: below.id, field: 'part-of', to: holder.id }, ...steps];
    below = holder;
    return { item: holder, path, steps };
  });
  const parts = [{ item: owner, path, steps: own }, ...chain];
  return parts.flatMap((part) => [
    ...(part.item === owner ? [part] : []),
    ...graph
      .sources(part.item, 'allocated-to')
      .map((item) => ({ item, path, steps: [{ from: item.id, field: 'allocated-to', to: part.item.id }, ...part.steps] })),
  ]);
}

const versionFields: readonly string[] = ['version', 'api-version', 'tested-versions', 'purl'];

/** Is another version of a component used now? */
export function isOtherVersion({ item, fields }: Move): boolean {
  return item?.kind === 'soup' && fields.some((field) => versionFields.includes(field));
}

/** Units and items that use a component, and the units of such items. */
function usersOf(soup: TraceItem, graph: TraceGraph): readonly Pick<Standing, 'item' | 'steps'>[] {
  return graph.sources(soup, 'uses').flatMap((user) => {
    const use = { from: user.id, field: 'uses', to: soup.id };
    const below = parts(user, graph).filter(({ kind }) => kind === 'software-unit');
    return [
      { item: user, steps: [use] },
      ...below.map((item) => ({ item, steps: [{ from: item.id, field: 'part-of', to: user.id }, use] })),
    ];
  });
}
