import type { Stage } from '../../../model/diagnostic.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import type { Demand, Kind } from '../../../model/kind.ts';
import { kinds } from '../../../model/kinds.ts';
import { type EffectiveClass, reaches, type SafetyClass } from '../../../model/safety-class.ts';
import type { TraceItem } from '../../../model/trace-item.ts';
import { type ItemSubject, inEachItem } from '../../expect.ts';
import type { Breach } from '../../rule.ts';

/** A row of the table of kinds that is demanded of an item, and by what. */
export interface Demanded<Row, D extends Demand = Demand> extends ItemSubject {
  readonly row: Row;
  readonly demand: D;
  readonly judged: EffectiveClass;
}

interface Demanding<D extends Demand> {
  readonly demands: readonly D[];
}

/** The kind of a living item of a known kind. */
export function livingKind(item: TraceItem): Kind | undefined {
  return item.kind === 'unknown' || item.status === 'retired' ? undefined : kinds[item.kind];
}

/** Every row demanded of every living item, as far as no rule of a clause reports it itself. */
export function everyDemand<D extends Demand, Row extends Demanding<D>>(rowsOf: (kind: Kind) => readonly Row[]) {
  const inReach = rowsInReach(rowsOf);
  return inEachItem((item, { graph, stage }): readonly Demanded<Row, D>[] => {
    const kind = livingKind(item);
    if (kind === undefined) return [];
    const judged = graph.classOf(item);
    const demanded: Demanded<Row, D>[] = [];
    for (const row of inReach(kind, judged.class, graph.packs)) {
      const demand = demandInForce(row.demands, item, graph);
      if (demand === undefined || demand.judgedBy !== undefined || isOff(demand, stage)) continue;
      const alsoClauses = row.demands.length === 1 ? none : otherClauses(row.demands, demand, item, graph);
      demanded.push({ item, row, demand, judged, clause: demand.clause, alsoClauses });
    }
    return demanded;
  });
}

/** Rows of a kind with a demand that may hold at a class under some packs; thousands of items ask for the same. */
function rowsInReach<D extends Demand, Row extends Demanding<D>>(rowsOf: (kind: Kind) => readonly Row[]) {
  const known = new WeakMap<ReadonlySet<string>, Map<string, readonly Row[]>>();
  return (kind: Kind, safetyClass: SafetyClass, packs: ReadonlySet<string>): readonly Row[] => {
    const byName = known.get(packs) ?? new Map<string, readonly Row[]>();
    known.set(packs, byName);
    const name = `${kind.name} ${safetyClass}`;
    const rows = byName.get(name) ?? rowsOf(kind).filter((row) => row.demands.some((demand) => concerns(demand, safetyClass, packs)));
    byName.set(name, rows);
    return rows;
  };
}

/** The first of some demands that holds for an item: its class reaches it, its pack judges, its condition is met. */
export function demandInForce<D extends Demand>(demands: readonly D[], item: TraceItem, graph: TraceGraph): D | undefined {
  return demands.find((demand) => holds(demand, item, graph));
}

const none: readonly string[] = [];

/** Clauses of other standards by which the same is demanded: the first demand speaks, but one look serves them all. */
function otherClauses(demands: readonly Demand[], first: Demand, item: TraceItem, graph: TraceGraph): readonly string[] {
  const others = demands.filter((each) => each !== first && standardOf(each) !== standardOf(first) && holds(each, item, graph));
  return others.length === 0 ? none : [...new Set(others.flatMap(({ clause }) => clause ?? []))];
}

function holds(demand: Demand, item: TraceItem, graph: TraceGraph): boolean {
  const { class: safetyClass } = graph.classOf(item);
  return concerns(demand, safetyClass, graph.packs) && (demand.when === undefined || demand.when.holds(item, graph));
}

function standardOf({ clause }: Demand): string | undefined {
  return clause?.slice(0, clause.search(/ \d+(?:\.|$)/));
}

function concerns(demand: Demand, safetyClass: SafetyClass, packs: ReadonlySet<string>): boolean {
  return reaches(safetyClass, demand.from) && (demand.pack === undefined || packs.has(demand.pack));
}

function isOff(demand: Demand, stage: Stage): boolean {
  return demand.severity?.[stage] === 'off';
}

/** What a finding takes from the demand that was not met. */
export function cited({ demand, judged }: Pick<Demanded<unknown>, 'demand' | 'judged'>): Pick<Breach, 'clause' | 'class' | 'severity'> {
  return {
    class: judged,
    ...(demand.clause === undefined ? {} : { clause: demand.clause }),
    ...(demand.severity === undefined ? {} : { severity: demand.severity }),
  };
}

/** Why it is demanded, to stand behind a comma. */
export function why({ item, demand, judged }: Pick<Demanded<unknown>, 'item' | 'demand' | 'judged'>): string {
  const when = demand.when === undefined ? '' : ` ${demand.when.text}`;
  if (demand.from === 'A') return `demanded${when === '' ? ' at every class' : when}`;
  const from = demand.from === 'B' ? 'from class B on' : 'at class C';
  return `demanded ${from}${when} (${whence(item, judged)})`;
}

function whence(item: TraceItem, { class: safetyClass, from, byDefault }: EffectiveClass): string {
  if (byDefault) return `no class is declared${from === item.id ? '' : ` for ${from}`}, so class C is in force`;
  return from === item.id ? `it is declared class ${safetyClass}` : `class ${safetyClass} comes from ${from}`;
}
