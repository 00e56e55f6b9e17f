import { type RowLooks, tableRow } from '../../../plugins/remark-trace-matrix/row.ts';
import { made } from './made.ts';
import type { ListedRow } from './matrix-rows.ts';
import type { MatrixState } from './matrix-state.ts';
import { nodeOf } from './node-of.ts';

/** Rows that stand in the page at once, and so many more while nothing else is to be done; the others come as the reader gets near them, or prints. */
const first = 200;
const soon = 2000;
const section = 100;

/** The table of a matrix: rows in sections of a hundred, heads that sort. */
export class MatrixTable {
  readonly element = made('div', { class: 'wide matrix-wide' });
  readonly #names: readonly string[];
  readonly #unread: readonly unknown[];
  readonly #looks: RowLooks;
  readonly #rows = new Map<ListedRow, HTMLTableRowElement>();
  /** Stands behind the last row: whoever gets near it wants more. */
  readonly #end = made('div', { class: 'matrix-end' });
  #shown: { table: HTMLTableElement; rows: readonly ListedRow[]; count: number } = { table: made('table'), rows: [], count: 0 };
  readonly #near: IntersectionObserver;
  #turn = 0;

  constructor(names: readonly string[], unread: readonly unknown[], looks: RowLooks) {
    this.#names = names;
    this.#unread = unread;
    this.#looks = looks;
    const near = new IntersectionObserver(
      (seen) => {
        if (!seen.some((each) => each.isIntersecting)) return;
        this.#append(this.#shown.count + soon);
        // Who is still near the end is told again.
        near.unobserve(this.#end);
        if (this.#shown.count < this.#shown.rows.length) near.observe(this.#end);
      },
      { root: this.element, rootMargin: '3000px' },
    );
    this.#near = near;
    addEventListener('beforeprint', () => this.#append(this.#shown.rows.length));
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
    this.#shown = { table, rows, count: 0 };
    this.#append(first);
    this.element.replaceChildren(table, this.#end);
    if (focused !== undefined) this.element.querySelector<HTMLElement>(`button[data-column="${focused}"]`)?.focus();
    this.#near.observe(this.#end);
    this.#later(this.#turn);
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

  /** Appends sections until so many rows stand in the page. */
  #append(count: number): void {
    const { table, rows } = this.#shown;
    for (; this.#shown.count < Math.min(count, rows.length); this.#shown.count += section) {
      const part = rows.slice(this.#shown.count, this.#shown.count + section);
      table.append(made('tbody', { class: 'part' }, ...part.map((row) => this.#element(row))));
    }
  }

  #element(listed: ListedRow): HTMLTableRowElement {
    const known = this.#rows.get(listed) ?? (nodeOf(tableRow(listed.row, this.#unread, this.#looks)) as HTMLTableRowElement);
    this.#rows.set(listed, known);
    return known;
  }

  #later(turn: number): void {
    const { rows, count } = this.#shown;
    if (count >= Math.min(soon, rows.length)) return;
    setTimeout(() => {
      if (turn !== this.#turn) return;
      this.#append(count + section);
      this.#later(turn);
    });
  }
}

function columnOf(element: Element | null): string | undefined {
  return element instanceof HTMLElement ? element.dataset.column : undefined;
}
