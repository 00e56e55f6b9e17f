// On pages of matrices: filter, sort, choice of columns and of kinds. Without it each page shows its matrix whole.
import { matrixStrings } from '../strings/matrix.ts';
import { speaker } from '../strings/strings.ts';
import { language } from './language.ts';
import { made } from './made.ts';
import { OwnMatrix } from './matrix-own.ts';
import { hashOf, type MatrixState, stateIn } from './matrix-state.ts';
import { loadGround, MatrixView } from './matrix-view.ts';

const say = speaker(matrixStrings, language);
const place = document.querySelector<HTMLElement>('.matrix-tools');
if (place !== null)
  begin(place).catch((error: unknown) => place.prepend(made('p', { role: 'alert' }, say.text('notLoaded', { why: String(error) }))));

async function begin(tools: HTMLElement): Promise<void> {
  const ground = await loadGround();
  const shown = tools.dataset.own === undefined ? await ready(tools) : new OwnMatrix(tools, ground, remember);
  await shown.show(stateIn(location.hash));
  addEventListener('hashchange', () => void shown.show(stateIn(location.hash)));

  /** Takes the place of the tables of this page, which may be a part of the matrix only. */
  async function ready({ dataset: { matrix = '', levels = '', chained } }: HTMLElement): Promise<{ show(state: MatrixState): unknown }> {
    const view = await MatrixView.of({ levels: levels.split(','), chained: chained !== undefined, name: matrix }, ground, remember);
    const tables = [...document.querySelectorAll<HTMLElement>('main .wide:has(tbody.part)')];
    view.adopt(
      new Map(tables.flatMap((table) => [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => [idOf(row), row]))),
    );
    view.placeIn(tools);
    for (const table of tables) table.remove();
    for (const ways of document.querySelectorAll('main > .ways')) ways.remove();
    return view;
  }
}

function idOf(row: HTMLTableRowElement): string {
  return row.querySelector('th a')?.textContent ?? '';
}

/** Without a new entry in the history: the way back leads to the page before. */
function remember(state: MatrixState): void {
  const hash = hashOf(state);
  history.replaceState(null, '', hash === '' ? location.href.replace(/#.*/, '') : `#${hash}`);
}
