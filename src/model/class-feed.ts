import type { Commit, TouchedItem } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import type { KindName } from './kinds.ts';
import { systemsOf } from './structure.ts';
import type { TraceItem } from './trace-item.ts';

/** Fields from which safety classes follow, by the kind of item that holds them. */
const feeding: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  'software-system': ['safety-class', 'considers', 'credits', 'segregation-claimed'],
  'software-item': ['safety-class', 'part-of', 'contributes-to', 'resources'],
  'software-unit': ['safety-class', 'part-of', 'contributes-to', 'resources'],
  soup: ['safety-class', 'contributes-to'],
  segregation: ['segregates-low', 'segregates-high', 'shared-resources'],
  'hazardous-situation': ['software-involved'],
  'software-cause': ['causes', 'arises-in', 'credible'],
  risk: [
    ...['assesses', 'harm', 'initial-severity', 'initial-probability', 'initial-acceptable'],
    ...['external-severity', 'external-probability', 'external-acceptable'],
  ],
  'risk-control': ['location', 'mitigates', 'realised-in'],
  'software-requirement': ['implements'],
};

/** Kinds that feed the class by being there. */
const byBeing: ReadonlySet<string> = new Set<KindName>(['risk', 'segregation']);

/** Something that a commit did to an item, and from which safety classes follow. */
export interface ClassFeed {
  readonly item: TraceItem;
  /** Fields that moved; none where the item came, was retired or lives again. */
  readonly fields: readonly string[];
}

/** What a commit did to things from which safety classes follow: what they declare, what they contribute to, how bad that is and what keeps it away. */
export function classFeeds({ items = [] }: Commit, graph: TraceGraph): readonly ClassFeed[] {
  return items.flatMap((touched) => {
    const item = graph.item(touched.id);
    return item === undefined ? [] : feedOf(item, touched);
  });
}

function feedOf(item: TraceItem, { how, fields }: TouchedItem): readonly ClassFeed[] {
  const livesAgain = how === 'changed' && fields.includes('status');
  if (byBeing.has(item.kind) && (how !== 'changed' || livesAgain)) return [{ item, fields: [] }];
  if (how !== 'changed') return [];
  const moved = fields.filter((field) => item.kind !== 'unknown' && feeding[item.kind]?.includes(field));
  return moved.length === 0 ? [] : [{ item, fields: moved }];
}

/** The software systems whose classes may follow from some things; all of them where nothing says which. */
export function systemsFedBy(items: readonly TraceItem[], graph: TraceGraph): readonly TraceItem[] {
  const found = items.flatMap((item) => {
    const software = softwareBehind(item, graph);
    return (software.length === 0 ? [item] : software).flatMap((each) => systemsOf(each, graph));
  });
  return [...new Set(found)];
}

/** The parts of the software that something is about. */
function softwareBehind(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const to = (...fields: readonly string[]) => fields.flatMap((field) => graph.targets(item, field));
  switch (item.kind) {
    case 'software-cause':
      return to('arises-in');
    case 'segregation':
      return to('segregates-low', 'segregates-high');
    case 'risk-control':
      return to('realised-in');
    case 'software-requirement':
      return to('allocated-to');
    case 'hazardous-situation':
      return ['contributes-to', 'considers'].flatMap((field) => graph.sources(item, field));
    case 'risk':
      return to('assesses').flatMap((situation) => softwareBehind(situation, graph));
    default:
      return [item];
  }
}
