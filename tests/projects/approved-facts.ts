import { hashRows } from '../../src/model/approvals.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Facts, FieldFacts } from '../../src/model/facts.ts';
import type { TraceGraph } from '../../src/model/graph.ts';
import type { TraceItem } from '../../src/model/trace-item.ts';
import { caseHashes } from './approve.ts';

/** Facts whose test runs hold the hashes of the cases as they stand in the graph; a file that holds them already stays the same object. */
export function withRunsRenewed(facts: readonly Facts[], graph: TraceGraph): readonly Facts[] {
  return renewed(facts, graph, 'test-run', (field, run) => {
    if (field.name !== 'case-hashes') return field;
    const hashes = caseHashes(run, graph);
    if (hashes.join() === field.values.map((value) => value.text).join()) return field;
    return { ...field, values: hashes.map((text) => ({ text, place: field.label.place })) };
  });
}

/** Facts whose approvals hold the hashes of what they cover as it stands in the graph. */
export function withApprovalsRenewed(facts: readonly Facts[], graph: TraceGraph): readonly Facts[] {
  return renewed(facts, graph, 'approval', (field, approval) => {
    if (field.prose === undefined) return field;
    const rows = hashRows(graph.targets(approval, 'covers'), graph);
    const tables = field.prose.tables.map((table) => ({
      ...table,
      rows: rows.map((row) => row.map((text) => ({ text, place: table.place }))),
    }));
    return { ...field, prose: { ...field.prose, tables } };
  });
}

/** Results of cases that had been run as they stood are of the cases as they stand now. */
export function withResultsRenewed(evidence: Evidence, then: TraceGraph, now: TraceGraph): Evidence {
  if (evidence.results === undefined) return evidence;
  const results = evidence.results.map((result) => {
    const present = hashIn(now, result.case);
    return present === undefined || result.procedureHash !== hashIn(then, result.case) ? result : { ...result, procedureHash: present };
  });
  return results.every((result, at) => result === evidence.results?.[at]) ? evidence : { ...evidence, results };
}

function hashIn(graph: TraceGraph, id: string): string | undefined {
  const item = graph.item(id);
  return item === undefined ? undefined : graph.hashOf(item).whole;
}

function renewed(
  facts: readonly Facts[],
  graph: TraceGraph,
  kind: 'test-run' | 'approval',
  renew: (field: FieldFacts, item: TraceItem) => FieldFacts,
): readonly Facts[] {
  const ofKind = new Map(graph.ofKind(kind).map((item) => [item.place.file, item]));
  return facts.map((file) => {
    const item = ofKind.get(file.file);
    const [first] = file.items;
    if (item === undefined || first === undefined) return file;
    const fields = first.fields.map((field) => renew(field, item));
    return fields.every((field, at) => field === first.fields[at]) ? file : { ...file, items: [{ ...first, fields }] };
  });
}

const known = new WeakMap<Facts, Facts>();

/** Approvals without their tables of hashes and the IDs in them; any other file as it is. */
export function withoutHashes(file: Facts): Facts {
  const before = known.get(file);
  if (before !== undefined) return before;
  const hasTable = file.items.some((item) => item.fields.some(isTable));
  const items = file.items.map((item) => ({ ...item, fields: item.fields.filter((field) => !isTable(field)) }));
  const bare = hasTable ? { ...file, mentions: [], items } : file;
  known.set(file, bare);
  return bare;
}

function isTable(field: FieldFacts): boolean {
  return field.prose?.tables.some((table) => table.header[0]?.text === 'Thing') === true;
}
