import { type RowLooks, tableRow } from '../../../plugins/remark-trace-matrix/row.ts';
import { made } from './made.ts';
import type { ListedRow } from './matrix-rows.ts';
import type { MatrixState } from './matrix-state.ts';
import { nodeOf } from './node-of.ts';

/** Rows that stand in the page at once; the others follow while nothing else is to be done. */
const first = 200;
const section = 100;

/** The table of a matrix: rows in sections of a hundred, heads that sort. */
export class MatrixTable {
  readonly element = made('div', { class: 'wide matrix-wide' });
  readonly #names: readonly string[];
  readonly #unread: readonly unknown[];
  readonly #looks: RowLooks;
  readonly #rows = new Map<ListedRow, HTMLTableRowElement>();
  #turn = 0;

  constructor(names: readonly string[], unread: readonly unknown[], looks: RowLooks) {
    this.#names = names;
    this.#unread = unread;
    this.#looks = looks;
  }

  /** Takes rows that stand in the page already, so that they need not be made again. */
  adopt(row: ListedRow, element: HTMLTableRowElement): void {
    this.#rows.set(row, element);
  }

  show(rows: readonly ListedRow[], state: MatrixState, sortBy: (column: number) => void): void {
    this.#turn += 1;
    const focused = this.element.querySelector('thead')?.contains(document.activeElement) ? columnOf(document.activeElement) : undefined;
    const table = made('table', {}, this.#head(state, sortBy));
    for (const column of state.hidden) table.classList.add(`without-${column}`);
    this.#append(table, rows, 0, first);
    this.element.replaceChildren(table);
    if (focused !== undefined) this.element.querySelector<HTMLElement>(`button[data-column="${focused}"]`)?.focus();
    this.#later(table, rows, first, this.#turn);
  }

  #head({ sort }: MatrixState, sortBy: (column: number) => void): HTMLTableSectionElement {
    const heads = this.#names.map((name, column) => {
      const button = made('button', { type: 'button', 'data-column': String(column) }, name);
      button.addEventListener('click', () => sortBy(column));
      const order = sort?.column !== column ? 'none' : sort.down ? 'descending' : 'ascending';
      return made('th', { scope: 'col', 'aria-sort': order }, button);
    });
    return made('thead', {}, made('tr', {}, ...heads));
  }

  #append(table: HTMLTableElement, rows: readonly ListedRow[], from: number, to: number): void {
    for (let at = from; at < Math.min(to, rows.length); at += section)
      table.append(made('tbody', { class: 'part' }, ...rows.slice(at, at + section).map((row) => this.#element(row))));
  }

  #element(listed: ListedRow): HTMLTableRowElement {
    const known = this.#rows.get(listed) ?? (nodeOf(tableRow(listed.row, this.#unread, this.#looks)) as HTMLTableRowElement);
    this.#rows.set(listed, known);
    return known;
  }

  #later(table: HTMLTableElement, rows: readonly ListedRow[], from: number, turn: number): void {
    if (from >= rows.length) return;
    setTimeout(() => {
      if (turn !== this.#turn) return;
      this.#append(table, rows, from, from + section);
      this.#later(table, rows, from + section, turn);
    });
  }
}

function columnOf(element: Element | null): string | undefined {
  return element instanceof HTMLElement ? element.dataset.column : undefined;
}
