import type { TraceReport } from '../../check/report.ts';
import { oneLine } from '../../emit/printable.ts';
import { findingLines, type Paint, where } from '../../emit/text/lines.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { approvalsOver } from '../../view/approvals.ts';
import { implementedWords } from '../../view/implemented.ts';
import { lastChange, whenWords } from '../../view/last-change.ts';
import { outcomeOfResult } from '../../view/test-results.ts';
import { type ThreadStep, threadOf } from '../../view/thread.ts';
import { outcomeLines, resultLines } from './outcome.ts';

/** An item with its class, approval, outcome or results, whole thread up and down, and findings. */
export function itemText(item: TraceItem, graph: TraceGraph, report: TraceReport, paint: Paint): string {
  const { up, down } = threadOf(graph, item);
  const found = report.diagnostics.filter((each) => each.item === item.id);
  const lines = [
    `${paint('bold', oneLine(item.id))}  ${oneLine(item.title.text)}`,
    `  ${item.kind}${item.status === undefined ? '' : `, ${item.status}`}`,
    ...places(item, graph),
    classLine(item, graph),
    ...approvalLines(item, graph),
    ...implementedLine(item, graph),
    ...changeLine(item, graph),
    ...partOf('Outcome', outcomeLines(item, graph), paint),
    ...partOf('Results', resultLines(item, graph), paint),
    ...part('Up: what it comes from', steps(up, 1), paint),
    ...part('Down: what comes of it', steps(down, 1), paint),
    ...part('Findings', found.length === 0 ? ['  none'] : found.flatMap((each) => findingLines(each, paint)), paint),
  ];
  return `${lines.join('\n')}\n`;
}

function places(item: TraceItem, graph: TraceGraph): string[] {
  const all = graph.duplicates.get(item.id) ?? [item];
  return all.map(({ idPlace, document }) => `  ${where(idPlace)}${document === undefined ? '' : `, in ${oneLine(document.id)}`}`);
}

function classLine(item: TraceItem, graph: TraceGraph): string {
  const { class: judged, from, byDefault } = graph.classOf(item);
  if (byDefault) return `  class ${judged}, because none is declared`;
  return from === item.id ? `  class ${judged}, declared here` : `  class ${judged}, from ${oneLine(from)}`;
}

function implementedLine(item: TraceItem, graph: TraceGraph): string[] {
  const words = implementedWords(item, graph);
  return words === undefined ? [] : [`  implemented: ${oneLine(words)}`];
}

function approvalLines(item: TraceItem, graph: TraceGraph): string[] {
  if (item.kind === 'test-result') return [];
  const records = approvalsOver(graph, item).flatMap(({ approval, who, meaning, when, hash, signed, standing }) => [
    `    ${oneLine(`${approval.id}  ${meaning} by ${who}, ${when}: ${standing}`)}`,
    `      ${oneLine(`over ${hash}; ${approval.id} ${signed}`)}`,
  ]);
  return [approvalLine(item, graph), ...records];
}

function approvalLine(item: TraceItem, graph: TraceGraph): string {
  const approval = graph.approvals.approvalOf(item);
  if (approval !== undefined) return `  approved by ${oneLine(approval.id)}  ${oneLine(approval.title.text)}`;
  const moved = graph.approvals.movedSince(item);
  if (moved === undefined) return '  not yet approved';
  return moved.length === 0 ? '  not approved' : `  not approved: ${moved.join(', ')} changed since the latest approval`;
}

function steps(list: readonly ThreadStep[], depth: number): string[] {
  if (list.length === 0) return depth === 1 ? ['  nothing'] : [];
  return list.flatMap((step) => [`${'  '.repeat(depth)}${stepWords(step)}`, ...steps(step.steps, depth + 1)]);
}

function stepWords({ label, id, item, state, again }: ThreadStep): string {
  const title = item === undefined ? 'does not exist' : item.title.text;
  const status = item?.status === undefined ? '' : `, ${item.status}`;
  const outcome = item?.kind === 'test-result' ? `, ${outcomeOfResult(item)}` : '';
  return [label, id, title, `[${state}${status}${outcome}${again ? ', shown above' : ''}]`].map(oneLine).join('  ');
}

function changeLine(item: TraceItem, graph: TraceGraph): string[] {
  const change = lastChange(item, graph);
  if (change === undefined) return [];
  return [`  last changed ${oneLine(whenWords(change))}${change.fields.length === 0 ? '' : `: ${change.fields.map(oneLine).join(', ')}`}`];
}

/** Nothing at all where there is nothing to say. */
function partOf(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : part(title, lines, paint);
}

function part(title: string, lines: readonly string[], paint: Paint): string[] {
  return ['', paint('bold', title), ...lines];
}
