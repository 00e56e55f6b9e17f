import { isUnitColumn, kindsWithUnits } from '../../view/matrix-rows.ts';
import { matrixStrings } from '../strings/matrix.ts';
import { speaker } from '../strings/strings.ts';
import { language } from './language.ts';
import { field, made } from './made.ts';
import { everything, type MatrixState } from './matrix-state.ts';
import { type Ground, levelTitle, MatrixView } from './matrix-view.ts';

const say = speaker(matrixStrings, language);

/** The kind of the rows and seven columns: so many have a class in `matrix.css`, by which they are hidden. */
const most = 8;

/** A matrix of kinds that the reader chooses. */
export class OwnMatrix {
  readonly #ground: Ground;
  readonly #tell: (state: MatrixState) => void;
  readonly #choice = made('div', { class: 'matrix-choice', role: 'group', 'aria-label': say.text('ownTitle') });
  readonly #trouble = made('p', { role: 'alert' });
  readonly #place = made('div', { class: 'matrix-own' });
  readonly #joined = new Map<string, Set<string>>();
  #levels: readonly string[] = [];
  #view: MatrixView | undefined;

  constructor(place: HTMLElement, ground: Ground, tell: (state: MatrixState) => void) {
    this.#ground = ground;
    this.#tell = tell;
    const names = ground.index.kinds.map(([name]) => name);
    for (const [a, b] of ground.index.linkable) {
      this.#join(names[a] ?? '', names[b] ?? '');
      this.#join(names[b] ?? '', names[a] ?? '');
    }
    place.dataset.added = '';
    place.replaceChildren(made('p', {}, say.text('ownLead')), this.#choice, this.#trouble, this.#place);
  }

  #join(a: string, b: string): void {
    this.#joined.set(a, (this.#joined.get(a) ?? new Set()).add(b));
  }

  async show(state: MatrixState): Promise<void> {
    const isSame = state.levels.slice(0, most).join() === this.#levels.join() && this.#view !== undefined;
    if (!isSame) await this.#make(state.levels.slice(0, most));
    this.#view?.show(state);
  }

  async #make(levels: readonly string[]): Promise<void> {
    this.#levels = levels;
    this.#view = undefined;
    this.#place.replaceChildren();
    this.#offer();
    const wrong = levels.length > 1 && levels.some((_, at) => !this.#free(at).includes(levels[at] ?? ''));
    this.#trouble.textContent = wrong ? say.text('notJoined', { levels: levels.join(', ') }) : '';
    if (wrong || levels.length < 2) return;
    const view = await MatrixView.of({ levels, chained: true, name: levels.join('-to-') }, this.#ground, this.#tell);
    if (this.#levels !== levels) return;
    this.#view = view;
    view.placeIn(this.#place);
  }

  /** Levels that may stand at a place: any kind at the first, then those that links join with one before. */
  #free(at: number): string[] {
    const kinds = this.#ground.index.kinds;
    if (at === 0) return kinds.flatMap(([name, count]) => (count > 0 && this.#joined.has(name) ? [name] : []));
    const earlier = this.#levels.slice(0, at).filter((level) => !isUnitColumn(level));
    const joined = kinds.flatMap(([name]) => (earlier.some((each) => this.#joined.get(each)?.has(name)) ? [name] : []));
    const units = kindsWithUnits.some((kind) => earlier.includes(kind)) ? ['source', 'coverage'] : [];
    return [...joined, ...units].filter((level) => !this.#levels.slice(0, at).includes(level));
  }

  #offer(): void {
    const focused = this.#choice.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.level : undefined;
    const levels = [...this.#levels, ''].slice(0, most);
    const isFull = this.#levels.length >= most ? [made('p', { class: 'quiet' }, say.text('mostColumns', { count: most - 1 }))] : [];
    this.#choice.replaceChildren(...levels.map((level, at) => this.#select(level, at)), ...isFull);
    if (focused !== undefined) this.#choice.querySelector<HTMLElement>(`[data-level="${focused}"]`)?.focus();
  }

  #select(level: string, at: number): HTMLElement {
    const select = made('select', { 'data-level': String(at) }, made('option', { value: '' }, at === 0 ? '–' : say.text('noColumn')));
    for (const name of this.#free(at)) select.append(made('option', { value: name }, this.#words(name)));
    select.value = level;
    select.addEventListener('change', () => this.#choose(at, select.value));
    return field(at === 0 ? say.text('from') : say.text('column', { count: at }), select, `matrix-level-${at}`);
  }

  #words(level: string): string {
    const count = this.#ground.index.kinds.find(([name]) => name === level)?.[1];
    const kind = levelTitle(level, this.#ground);
    return count === undefined ? kind : say.text('kindAndCount', { kind, count });
  }

  /** What stood behind a level may not be joined with the new one: it goes. */
  #choose(at: number, level: string): void {
    const levels = [...this.#levels.slice(0, at), ...(level === '' ? [] : [level])];
    const state = { ...everything, levels };
    this.#tell(state);
    void this.show(state);
  }
}
