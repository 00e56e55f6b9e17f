import type { SourceTag } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { type Implementation, implementations } from '../../../../../model/implemented.ts';
import { ownersOfFiles, tagsOf } from '../../../../../model/source-files.ts';
import { holders } from '../../../../../model/structure.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

interface Traced extends ItemSubject {
  /** A place where it is allocated and where code says what it implements, or a tag of it in the source of some unit. */
  readonly at:
    | { readonly implementation: Implementation; readonly other: SourceTag }
    | { readonly tag: SourceTag; readonly owners: readonly TraceItem[] };
}

export default defineRule({
  id: 'requirement-is-tagged-where-it-is-allocated',
  clause: '5.5.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  needs: ['source'],
  expect: eachOf(traced).passes(({ item, at }, { graph }) => ('tag' in at ? strayed(item, at, graph) : untagged(item, at))),
});

function untagged(item: TraceItem, { implementation, other }: Extract<Traced['at'], { readonly other: unknown }>) {
  const { at, tags } = implementation;
  if (tags.length > 0) return undefined;
  return {
    place: fieldPlace(item, 'allocated-to'),
    message: `${item.id} is allocated to ${at.id}, whose source says what it implements, but nothing in it says that it implements ${item.id}`,
    fix: 'Tag the code that implements it; where there is none, write it or correct `allocated-to`.',
    related: [{ message: `this code of ${at.id} implements ${other.item}, as its comment says`, place: other.place }],
  };
}

function strayed(item: TraceItem, { tag, owners }: Extract<Traced['at'], { readonly tag: unknown }>, graph: TraceGraph) {
  const allocated = graph.targets(item, 'allocated-to');
  if (owners.some((owner) => [owner, ...holders(owner, graph)].some((each) => allocated.includes(each)))) return undefined;
  const ids = allOf(owners.map(({ id }) => id));
  return {
    place: tag.place,
    message: `This code implements ${item.id}, as its comment says, but is the source of ${ids}, to which ${item.id} is not allocated`,
    fix: `Allocate ${item.id} to ${ids} too, or correct the tag.`,
    related: [{ message: `${item.id} is allocated here`, place: fieldPlace(item, 'allocated-to') }],
  };
}

/** Requirements at the places where code is tagged at all: who uses no tags is asked for none. */
function* traced({ graph }: RuleContext): Iterable<Traced> {
  const tags = (graph.evidence.source?.tags ?? []).filter(({ says }) => says === 'implements');
  if (tags.length === 0) return;
  const byFile = Map.groupBy(tags, ({ place }) => place.file);
  const owners = ownersOfFiles(graph);
  const firsts = new Map<TraceItem, SourceTag | undefined>();
  for (const item of graph.ofKind('software-requirement')) {
    if (graph.targets(item, 'allocated-to').length === 0) continue;
    const places = implementations(item, graph) ?? [];
    const own = (tagsOf(item, graph) ?? []).filter(({ says }) => says === 'implements');
    const isElsewhere = own.some((tag) => !places.some((place) => place.tags.includes(tag)));
    for (const implementation of places) {
      const other = firstIn(implementation, byFile, firsts);
      // A tag that stands elsewhere, or that is misspelled, is found by itself.
      if (other !== undefined && !isElsewhere && !isMisspelled(item, implementation, graph)) yield { item, at: { implementation, other } };
    }
    for (const tag of own) {
      const of = owners.get(tag.place.file);
      if (of !== undefined) yield { item, at: { tag, owners: of } };
    }
  }
}

function isMisspelled({ id }: TraceItem, { files }: Implementation, graph: TraceGraph): boolean {
  const strays = (graph.evidence.source?.strays ?? []).filter(({ place }) => files.has(place.file));
  return strays.some(({ near }) => near !== undefined && graph.vocabulary.idsIn(near).some((each) => each.id === id));
}

/** The first tag in the source of a place; of each place it is sought once. */
function firstIn(
  { at, files }: Implementation,
  byFile: ReadonlyMap<string, readonly SourceTag[]>,
  known: Map<TraceItem, SourceTag | undefined>,
) {
  if (!known.has(at))
    known.set(
      at,
      [...files].map((file) => byFile.get(file)?.[0]).find((tag) => tag !== undefined),
    );
  return known.get(at);
}
