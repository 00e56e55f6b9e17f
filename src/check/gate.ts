import type { Diagnostic } from '../model/diagnostic.ts';
import type { TraceGraph } from '../model/graph.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { isReached, type Phase, phaseOfClause } from './phase.ts';
import { countBySeverity, type Gate, type TraceReport } from './report.ts';

/** What a gate is asked to look at. */
export interface GateRequest {
  readonly failOn: Gate['failOn'];
  /** IDs; a document stands for everything in it. All items when absent. */
  readonly items?: readonly string[];
  /** Only rules that are asked by this phase. */
  readonly through?: Phase;
  /** The `iteration` of items. Together with `items`, both have to fit. */
  readonly iteration?: string;
}

/** The items a gate looks at; undefined for all. Retired ones are left out of an iteration, because nothing is left to do on them. */
export function gatedItems(graph: TraceGraph, { items, iteration }: GateRequest): ReadonlySet<TraceItem> | undefined {
  if (items === undefined && iteration === undefined) return undefined;
  const named = items?.flatMap((id) => withParts(graph, id));
  const within = named ?? graph.items;
  return new Set(
    iteration === undefined ? within : within.filter((item) => item.status !== 'retired' && answer(item, 'iteration') === iteration),
  );
}

/**
 * The gate of a report. Findings without an item belong to every item of their file. It never passes where the verdict is `could-not-judge`:
 * what was not read may hold what the gate looks for.
 */
export function gateOf(report: TraceReport, request: GateRequest): Gate {
  const { through } = request;
  const items = report.graph === undefined ? undefined : gatedItems(report.graph, request);
  const on = items === undefined ? report.diagnostics : findingsOn(report.diagnostics, items);
  const found = through === undefined ? on : on.filter(({ clause }) => isReached(phaseOfClause(clause), through));
  const errors = countBySeverity(found, 'error');
  const warnings = countBySeverity(found, 'warning');
  const stopping = request.failOn === 'warning' ? errors + warnings : errors;
  return { ...request, errors, warnings, passed: report.verdict !== 'could-not-judge' && stopping === 0 };
}

function withParts(graph: TraceGraph, id: string): readonly TraceItem[] {
  const item = graph.item(id);
  return item === undefined ? [] : [item, ...graph.within(item)];
}

function findingsOn(diagnostics: readonly Diagnostic[], items: ReadonlySet<TraceItem>): readonly Diagnostic[] {
  const ids = new Set([...items].map((item) => item.id));
  const files = new Set([...items].map((item) => item.place.file));
  return diagnostics.filter(({ item, place }) => (item === undefined ? files.has(place.file) : ids.has(item)));
}
