import type { Element, ElementContent } from 'hast';
import type { Root } from 'mdast';
import { type ItemTable, itemTable } from '../../src/view/table.ts';
import { element, headed, idLink, renderBlocks, type TraceBlockOptions, text, wide } from '../trace-block.ts';

export interface TraceTableOptions extends TraceBlockOptions {
  /** How a field is called; in English when left out. */
  readonly field?: (name: string) => string;
}

/** Renders fenced `dhf-table` blocks: items of a kind with chosen fields. */
export default function remarkTraceTable({ graph, href, field = words }: TraceTableOptions): (tree: Root) => void {
  return (tree) =>
    renderBlocks(tree, 'dhf-table', graph, ({ kind, fields, filter }) => {
      const table = itemTable(graph, { items: kind, fields, ...(filter === undefined ? {} : { filter }) });
      return wide(tableOf(table, href, field));
    });
}

function tableOf(table: ItemTable, href: TraceBlockOptions['href'], field: (name: string) => string): Element {
  const rows = table.rows.map(({ item, cells }) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [idLink(item.id, href)]),
      ...cells.map((cell) => element('td', {}, valuesOf(cell, href))),
    ]),
  );
  return headed(['ID', ...table.fields.map(field)], element('tbody', {}, rows));
}

/** A value that is an ID is a link; anything else is text. */
function valuesOf(cell: readonly string[], href: TraceBlockOptions['href']): ElementContent[] {
  return cell.flatMap((value, index) => [...(index === 0 ? [] : [text(', ')]), idLink(value, href)]);
}

function words(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1).replaceAll('-', ' ');
}
