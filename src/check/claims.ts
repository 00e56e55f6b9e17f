import type { ClaimFacts, SectionFacts } from '../model/facts.ts';
import type { TraceGraph } from '../model/graph.ts';
import { answer, fieldPlace, isPlaceholder, type TraceItem } from '../model/trace-item.ts';
import { eachOf, type ItemSubject } from './expect.ts';
import { clauseTables, pointsOf } from './packs/clause-tables.ts';
import type { Breach, Expectation, RuleContext } from './rule.ts';
import { allOf, shorten } from './words.ts';

/** A section of a living document that says it answers a clause. */
export interface Claiming {
  readonly document: TraceItem;
  readonly section: SectionFacts;
  readonly claim: ClaimFacts;
}

/** What documents are asked for by one clause. */
export interface ClauseDemand {
  /** As `dhf.yaml` names it; `IEC 62304` when absent. */
  readonly standard?: string;
  readonly clause: string;
  /** Letters that are asked for; all that the clause has when absent. */
  readonly points?: readonly string[];
  /** The kinds of document in which a reader looks for it first; a gap is reported there. */
  readonly home: readonly string[];
  /** Answers that are not looked at, since something more basic is told. */
  readonly unless?: (answer: ClauseAnswer, context: RuleContext) => boolean;
  /** Looks further into what answers the clause, once all of it is answered. */
  readonly and?: (answer: ClauseAnswer, context: RuleContext) => Breach | readonly Breach[] | undefined;
}

/** What the documents say of a clause for one software system, or for several that share these documents; judged at the highest class (4.3 f). */
export interface ClauseAnswer extends ItemSubject {
  readonly systems: readonly TraceItem[];
  /** The document in which a gap is reported; the software system's own place where there is none. */
  readonly home: TraceItem;
  /** ` for SWS-2`, where other documents speak for other systems. */
  readonly whom: string;
  /** Claims in finished documents. */
  readonly claims: readonly Claiming[];
  /** Claims in documents that are still drafts: they count for nothing yet. */
  readonly drafts: readonly Claiming[];
}

/**
 * The finished documents of each software system answer a clause, each of its lettered points by name. A claim whose section holds too little
 * counts here, since it is reported as such (`claim-is-sound`).
 */
export function answersClause(demand: ClauseDemand): Expectation<ClauseAnswer, Breach> {
  return eachOf((context) => answersIn(demand, context)).passes((answer, context) => {
    const gaps = gapsIn(answer, demand);
    if (gaps.length > 0) return gaps;
    if (answer.claims.some(({ section, claim }) => shortfall(section) !== undefined || isBare(claim))) return [];
    return demand.and?.(answer, context);
  });
}

function* answersIn(demand: ClauseDemand, context: RuleContext): Iterable<ClauseAnswer> {
  for (const answer of answersTo(demand, context.graph)) if (demand.unless?.(answer, context) !== true) yield answer;
}

/** Every claim of a clause in a living document, in the order of documents and sections. */
export function claimsOf(graph: TraceGraph, clause: string, standard = 'IEC 62304'): readonly Claiming[] {
  return graph.ofKind('document').flatMap((document) =>
    document.sections.flatMap((section) => {
      const claim = section.claims.find((each) => each.clause === clause && each.standard === standard);
      return claim === undefined ? [] : [{ document, section, claim: whole(section, claim) }];
    }),
  );
}

/** A section may name a clause twice, each time with other letters. */
function whole({ claims }: SectionFacts, first: ClaimFacts): ClaimFacts {
  const same = claims.filter((each) => each.clause === first.clause && each.standard === first.standard);
  return same.length === 1 ? first : { ...first, points: [...new Set(same.flatMap((each) => each.points))] };
}

/** What a clause is answered by, once for each set of documents that speaks for one or more software systems. */
export function* answersTo({ standard, clause, home }: ClauseDemand, graph: TraceGraph): Iterable<ClauseAnswer> {
  const claims = claimsOf(graph, clause, standard);
  const homes = home.flatMap((kind) => graph.ofKind('document').filter((each) => answer(each, 'kind') === kind));
  const groups = Map.groupBy(graph.ofKind('software-system'), (system) =>
    [...claims.map(({ document }) => document), ...homes].map((document) => speaksFor(document, system, graph)).join(),
  );
  for (const systems of groups.values()) {
    const [first] = systems as [TraceItem];
    const own = claims.filter(({ document }) => speaksFor(document, first, graph));
    const item = highest(systems, graph);
    const finished = own.filter(({ document }) => document.status !== 'draft');
    yield {
      item,
      systems,
      whom: groups.size === 1 ? '' : ` for ${allOf(systems.map((each) => each.id))}`,
      home: homes.find((document) => speaksFor(document, first, graph)) ?? finished[0]?.document ?? item,
      claims: finished,
      drafts: own.filter(({ document }) => document.status === 'draft'),
    };
  }
}

/** A document that names software systems speaks for these alone, any other for all. */
export function speaksFor(document: TraceItem, system: TraceItem, graph: TraceGraph): boolean {
  const named = graph.targets(document, 'system');
  return named.length === 0 || named.includes(system);
}

function highest(systems: readonly TraceItem[], graph: TraceGraph): TraceItem {
  return systems.reduce((best, each) => (graph.classOf(each).class > graph.classOf(best).class ? each : best));
}

/** Why a section says too little for what it claims, to stand behind “but”; undefined when it says enough. */
export function shortfall({ words, statements, claims }: SectionFacts): string | undefined {
  const asked = claims.reduce((sum, claim) => sum + knownPoints(claim), 0);
  if (statements === 0) return 'nothing stands under it';
  if (words !== '' && words.split(/(?<=[.!?])\s+|\n+/).every(isPlaceholder)) return `says only “${shorten(words)}”`;
  return statements < asked ? `holds ${statements} ${statements === 1 ? 'statement' : 'statements'} for ${asked} points` : undefined;
}

/** Points that the clause has; a letter too many is told by itself. */
function knownPoints({ standard, clause, points }: ClaimFacts): number {
  const table = clauseTables.get(standard);
  return table === undefined ? points.length : points.filter((point) => pointsOf(table, clause).has(point)).length;
}

/** A claim of a clause with lettered points that names none of them. */
function isBare({ standard, clause, points }: ClaimFacts): boolean {
  return points.length === 0 && titles(standard, clause).size > 0;
}

function titles(standard: string, clause: string): ReadonlyMap<string, string> {
  const table = clauseTables.get(standard);
  return table === undefined ? new Map() : pointsOf(table, clause);
}

function gapsIn(answer: ClauseAnswer, demand: ClauseDemand): Breach[] {
  const { claims, drafts } = answer;
  const { standard = 'IEC 62304', clause } = demand;
  const letters = [...titles(standard, clause).keys()];
  // The empty letter stands for a clause without points.
  const asked = demand.points ?? (letters.length === 0 ? [''] : letters);
  const open = asked.filter((point) => !claims.some(names(point)));
  const waiting = open.filter((point) => drafts.some(names(point)));
  const nowhere = open.filter((point) => !waiting.includes(point));
  return [
    ...(nowhere.length === 0 ? [] : [unclaimed(answer, nowhere, standard, clause)]),
    ...(waiting.length === 0 ? [] : [onlyDrafted(answer, waiting, standard, clause)]),
  ];
}

function unclaimed({ home, whom }: ClauseAnswer, points: readonly string[], standard: string, clause: string): Breach {
  const name = [standard, clause, points.join(', ')].join(' ').trim();
  return {
    item: home,
    place: home.idPlace,
    message: `No document answers ${phrase(standard, clause, points)}${whom}`,
    fix: `Say it in a section, one sentence, list item or table row for each point, with \`- **Answers:** ${name}\` under its heading.`,
  };
}

function onlyDrafted({ drafts, whom }: ClauseAnswer, points: readonly string[], standard: string, clause: string): Breach {
  const claiming = drafts.filter((each) => points.some((point) => names(point)(each)));
  const documents = [...new Set(claiming.map(({ document }) => document))];
  const [first] = claiming as [Claiming];
  return {
    item: first.document,
    place: first.section.heading.place,
    message: `${phrase(standard, clause, points)} is answered${whom} only by ${allOf(documents.map(({ id }) => id))}, still a draft`,
    fix: 'Finish it, and take `status: draft` out.',
    related: documents.map((each) => ({ message: `${each.id} is a draft`, place: fieldPlace(each, 'status') })),
  };
}

/** Does a claim name this letter? One that names none is told as such, and taken for all. */
function names(point: string) {
  return ({ claim: { points } }: Claiming) => point === '' || points.length === 0 || points.includes(point);
}

/** `5.1.9 a (what is controlled) and d (relations to other organisations)`, or `5.1.2 (keep the plan current)`. */
function phrase(standard: string, clause: string, points: readonly string[]): string {
  const known = titles(standard, clause);
  const title = clauseTables.get(standard)?.get(clause)?.title ?? '';
  if (points.includes('')) return title === '' ? clause : `${clause} (${title.charAt(0).toLowerCase()}${title.slice(1)})`;
  return `${clause} ${allOf(points.map((point) => (known.has(point) ? `${point} (${known.get(point)})` : point)))}`;
}
