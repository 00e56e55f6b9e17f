import { csvFile } from '../../emit/csv/csv.ts';
import type { KindName } from '../../model/kinds.ts';
import type { MatrixColumn } from '../../model/unit-columns.ts';
import { gapsFirst, type MatrixRow, rowsOf } from '../../view/matrix-rows.ts';
import { loadSource, type PackedItem, type PackedKinds } from '../../view/packed.ts';
import { sourceLink } from '../../view/source-link.ts';
import { cellWords } from '../cell-words.ts';
import type { MatrixSettings } from '../matrix-files.ts';
import { matrixStrings } from '../strings/matrix.ts';
import { speaker } from '../strings/strings.ts';
import { loadData, up } from './data.ts';
import { filterTrouble } from './filter-trouble.ts';
import { language } from './language.ts';
import { button, field, made } from './made.ts';
import { RowFilter } from './matrix-filter.ts';
import { chosen, ListedRow } from './matrix-rows.ts';
import { everything, type MatrixState, type Show } from './matrix-state.ts';
import { MatrixTable } from './matrix-table.ts';

const say = speaker(matrixStrings, language);
const english = speaker(matrixStrings, 'en');

/** What every matrix of the page is made from. */
export interface Ground {
  readonly index: PackedKinds;
  readonly settings: MatrixSettings;
}

export async function loadGround(): Promise<Ground> {
  const [index, settings] = await Promise.all([loadData<PackedKinds>('matrices/kinds'), loadData<MatrixSettings>('matrices/settings')]);
  return { index, settings };
}

/** The name of a level, in the language of the page. */
export function levelTitle(level: string, { settings }: Ground): string {
  return level === 'source' || level === 'coverage' ? say.text(level) : (settings.titles[level]?.[1] ?? level);
}

function englishTitle(level: string, { settings }: Ground): string {
  return level === 'source' || level === 'coverage' ? english.text(level) : (settings.titles[level]?.[0] ?? level);
}

/** Which matrix is shown: the kind of the rows and the columns, as `rowsOf` takes them, and the name of its files. */
export interface AskedMatrix {
  readonly levels: readonly string[];
  readonly chained: boolean;
  readonly name: string;
}

/** A matrix with what filters it: shows itself below `place`, and tells what the reader changes. */
export class MatrixView {
  readonly #levels: readonly string[];
  readonly #ground: Ground;
  readonly #name: string;
  readonly #rows: readonly ListedRow[];
  readonly #unread: readonly (string | undefined)[];
  readonly #table: MatrixTable;
  readonly #status = made('p', { role: 'status', class: 'matrix-count', 'data-added': '' });
  readonly #words = made('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  readonly #filter = made('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', placeholder: say.text('fitsExample') });
  readonly #fitting: RowFilter;
  readonly #trouble = made('p', { role: 'alert', class: 'matrix-trouble', 'data-added': '' });
  readonly #show = made('select');
  readonly #boxes: readonly HTMLInputElement[];
  readonly #tell: (state: MatrixState) => void;
  #state: MatrixState = everything;

  /** Loads the data of a matrix. Rejects where they cannot be loaded. */
  static async of(asked: AskedMatrix, ground: Ground, tell: (state: MatrixState) => void): Promise<MatrixView> {
    const [rows, ...columns] = asked.levels;
    const shape = { rows: rows as KindName, columns: columns as MatrixColumn[], chained: asked.chained };
    const { source, items } = await loadSource(shape, ground.index, (part) => loadData(`matrices/${part}`));
    return new MatrixView(asked, ground, rowsOf(source, items, shape), tell);
  }

  private constructor(
    { levels, name }: AskedMatrix,
    ground: Ground,
    rows: readonly MatrixRow<PackedItem>[],
    tell: (state: MatrixState) => void,
  ) {
    this.#levels = levels;
    this.#ground = ground;
    this.#name = name;
    this.#tell = tell;
    this.#unread = levels.slice(1).map((column) => ground.index.unread[column as MatrixColumn]);
    this.#rows = gapsFirst(rows, this.#unread).map((row) => new ListedRow(row, this.#unread));
    this.#fitting = new RowFilter(levels[0] as KindName, () => this.show(this.#state));
    this.#warm();
    this.#table = new MatrixTable(this.#titles(), this.#unread, {
      href: (id) => `${up}items/${encodeURIComponent(id)}.html`,
      sourceHref: sourceLink(ground.settings.source),
      words: cellWords(language),
    });
    this.#boxes = levels.slice(1).map((_, at) => made('input', { type: 'checkbox', 'data-column': String(at + 1) }));
  }

  /** So that the first key in the filter need not wait: the words of a thousand rows at a time, while nothing else is to be done. */
  #warm(from = 0): void {
    if (from >= this.#rows.length) return;
    setTimeout(() => {
      for (const row of this.#rows.slice(from, from + 1000)) row.words;
      this.#warm(from + 1000);
    });
  }

  #titles(): string[] {
    return this.#levels.map((level) => levelTitle(level, this.#ground));
  }

  /** Rows of the page are taken over, by their ID. */
  adopt(rows: ReadonlyMap<string, HTMLTableRowElement>): void {
    for (const row of this.#rows) {
      const element = rows.get(row.row.item.id);
      if (element !== undefined) this.#table.adopt(row, element);
    }
  }

  /** Puts filter, count and table in the place of what stands in an element. */
  placeIn(element: HTMLElement): void {
    element.replaceChildren(this.#tools(), this.#trouble, this.#status, this.#table.element);
  }

  show(state: MatrixState): void {
    this.#state = state;
    if (this.#words.value !== state.words) this.#words.value = state.words;
    if (this.#filter.value !== state.filter) this.#filter.value = state.filter;
    this.#show.value = state.show;
    for (const box of this.#boxes) box.checked = !state.hidden.includes(Number(box.dataset.column));
    const rows = this.#chosen();
    this.#table.show(rows, state, (column) => this.#change({ sort: nextSort(this.#state, column) }));
    const count = say.text('count', { shown: rows.length, count: this.#rows.length });
    this.#status.textContent = rows.length === 0 && this.#rows.length > 0 ? `${count}. ${say.text('noneFits')}` : count;
  }

  /** A filter that cannot be read takes all rows, and says why. */
  #chosen(): readonly ListedRow[] {
    this.#trouble.replaceChildren();
    try {
      return chosen(this.#rows, this.#state, this.#fitting.ids(this.#state.filter), this.#unread);
    } catch (error) {
      this.#trouble.replaceChildren(filterTrouble(error) ?? say.text('noFields'));
      return chosen(this.#rows, this.#state, undefined, this.#unread);
    }
  }

  #change(part: Partial<MatrixState>): void {
    this.show({ ...this.#state, ...part });
    this.#tell(this.#state);
  }

  #tools(): HTMLElement {
    this.#words.addEventListener('input', () => this.#change({ words: this.#words.value }));
    this.#filter.addEventListener('change', () => this.#change({ filter: this.#filter.value.trim() }));
    this.#show.append(...this.#options());
    this.#show.addEventListener('change', () => this.#change({ show: this.#show.value as Show }));
    for (const box of this.#boxes) box.addEventListener('change', () => this.#change({ hidden: this.#hidden() }));
    const names = this.#titles().slice(1);
    const boxes = this.#boxes.map((box, at) => made('label', {}, box, ` ${names[at]}`));
    const columns = made('fieldset', {}, made('legend', {}, say.text('showColumns')), ...boxes);
    const save = button(say.text('csvOfThese'), () => this.#save());
    const clear = button(say.text('clear'), () => this.#change({ ...everything, levels: this.#state.levels }));
    return made(
      'div',
      { class: 'matrix-form', role: 'group', 'data-added': '' },
      field(say.text('filter'), this.#words, 'matrix-words'),
      field(say.text('fits'), this.#filter, 'matrix-filter'),
      field(say.text('show'), this.#show, 'matrix-show'),
      columns,
      made('p', { class: 'matrix-buttons' }, save, clear),
    );
  }

  #hidden(): number[] {
    return this.#boxes.filter((box) => !box.checked).map((box) => Number(box.dataset.column));
  }

  #options(): HTMLOptionElement[] {
    const option = (value: Show, words: string) => made('option', { value }, words);
    return [
      option('all', say.text('showAll')),
      option('gap', say.text('showGap')),
      ...this.#titles()
        .slice(1)
        .map((column, at) => option(`gap-${at + 1}`, say.text('showGapIn', { column }))),
      option('whole', say.text('showWhole')),
      option('suspect', say.text('showSuspect')),
      option('not-passed', say.text('showNotPassed')),
    ];
  }

  /** What is shown, as a file of the same form as the whole matrix. */
  #save(): void {
    const rows = this.#chosen();
    const isShown = (_: unknown, at: number) => at < 2 || !this.#state.hidden.includes(at - 1);
    const [first = '', ...columns] = this.#levels.map((level) => englishTitle(level, this.#ground));
    const header = [first, 'Title', ...columns].filter(isShown);
    const note = rows.length === this.#rows.length ? '' : `, ${english.text('filtered', { shown: rows.length, count: this.#rows.length })}`;
    const sheet = { name: this.#name, title: '', header, rows: rows.map((each) => each.sheet.filter(isShown)) };
    const blob = new Blob([csvFile(sheet, `${this.#ground.settings.origin}${note}`)], { type: 'text/csv;charset=utf-8' });
    const link = made('a', { href: URL.createObjectURL(blob), download: `${this.#name}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}

/** Up, then down, then as it was: gaps first. */
function nextSort({ sort }: MatrixState, column: number): MatrixState['sort'] {
  if (sort?.column !== column) return { column, down: false };
  return sort.down ? undefined : { column, down: true };
}
