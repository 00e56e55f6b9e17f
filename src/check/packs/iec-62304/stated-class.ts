import type { TraceGraph } from '../../../model/graph.ts';
import { answers, type TraceItem } from '../../../model/trace-item.ts';

/** `SWS-1: C`, taken apart. A class alone is that of the only software system. */
export interface StatedClass {
  readonly id: string | undefined;
  readonly text: string;
  /** Undefined where the ID is that of nothing with a class, or where none stands and several systems are there. */
  readonly item: TraceItem | undefined;
}

const classed: readonly string[] = ['software-system', 'software-item', 'software-unit', 'soup'];

export function readStatement(written: string, graph: TraceGraph): StatedClass {
  const [, id, text = ''] = /^(?:([^:]*\S)\s*:)?\s*(.*)$/s.exec(written.trim()) ?? [];
  const systems = graph.ofKind('software-system');
  const item = id === undefined ? (systems.length === 1 ? systems[0] : undefined) : graph.item(id);
  return { id, text, item: item !== undefined && classed.includes(item.kind) && item.status !== 'retired' ? item : undefined };
}

/** Does a finished document of the risk management file state a class of this item? */
export function statesClassOf(item: TraceItem, graph: TraceGraph): boolean {
  return graph
    .ofKind('document')
    .filter(({ inRiskFile, status }) => inRiskFile && status !== 'draft')
    .some((document) => answers(document, 'states-class').some(({ text }) => readStatement(text, graph).item === item));
}
