import type { TraceReport } from '../check/report.ts';
import { valuesOf } from '../model/filter.ts';
import type { TraceGraph } from '../model/graph.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { hasOutcome, outcomeOf } from './outcome.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** Fields that a column of their own says already. */
const said: ReadonlySet<string> = new Set(['id', 'title', 'type', 'kind', 'class']);

/** Items of a kind with their class, how they stand by results, and every field that one of them has. */
export function itemSheet(graph: TraceGraph, kind: KindName, items: readonly TraceItem[] = graph.ofKind(kind)): Sheet {
  const fields = fieldsOf(graph, kind, items);
  const outcomes = items.some(hasOutcome);
  return {
    name: kind,
    title: kinds[kind].title,
    header: ['ID', 'Title', 'Class', ...(outcomes ? ['Outcome'] : []), ...fields.map(fieldWords), 'File', 'Line'],
    rows: items.map((item): SheetCell[] => [
      item.id,
      item.title.text,
      graph.classOf(item).class,
      ...(outcomes ? [outcomeOf(item, graph)?.state ?? ''] : []),
      ...fields.map((field) => valuesOf(item, field, graph)),
      item.place.file,
      item.place.line,
    ]),
  };
}

/** In the order of the vocabulary; what is in none stands last. */
function fieldsOf(graph: TraceGraph, kind: KindName, items: readonly TraceItem[]): readonly string[] {
  const used = new Set(items.flatMap((item) => [...item.fields.keys()]));
  const known = graph.vocabulary.fieldNames(kinds[kind]);
  return [...new Set([...known, ...[...used].sort()])].filter((name) => used.has(name) && !said.has(name));
}

function fieldWords(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every link as it is written, with its state. */
export function linkSheet(graph: TraceGraph): Sheet {
  return {
    name: 'links',
    title: 'Links',
    header: ['From', 'Link', 'To', 'State'],
    rows: graph.links.map(({ from, field, to, target, state }) => [from.id, field, to?.id ?? target, state]),
  };
}

/** Every finding that is open. */
export function findingSheet({ diagnostics }: TraceReport): Sheet {
  return {
    name: 'findings',
    title: 'Findings',
    header: ['Severity', 'Rule', 'Clause', 'Item', 'Class', 'What is wrong', 'What to do', 'File', 'Line'],
    rows: diagnostics.map(({ severity, rule, clause = '', item = '', class: judged = '', message, fix = '', place }) => [
      ...[severity, rule, clause, item, judged, message, fix, place.file],
      place.line,
    ]),
  };
}

/** Every clause that is asked here, and how it stands. */
export function clauseSheet({ clauses }: TraceReport): Sheet {
  return {
    name: 'clauses',
    title: 'Clauses',
    header: ['Standard', 'Clause', 'What it asks', 'Class', 'Class from', 'State', 'Evidence', 'Looked at', 'Findings', 'Remark'],
    rows: clauses.map(({ standard, number, title, class: judged, classFrom, state, evidence, examined, findings, remark }) => [
      ...[standard, number, title, judged, classFrom, state.replaceAll('-', ' ')],
      ...[evidence, examined, findings, remark],
    ]),
  };
}
