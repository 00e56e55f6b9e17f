import type { Chosen, ExplorerGraph } from '../../view/explorer.ts';
import type { FieldData } from '../../view/explorer-data.ts';
import { addressOf, relative } from '../address.ts';
import { graphNames } from '../graph-names.ts';
import type { explorerStrings } from '../strings/explorer.ts';
import type { Say } from '../strings/strings.ts';
import { loadData, up } from './data.ts';
import { explorerCanvas } from './explorer-canvas.ts';
import { explorerTable } from './explorer-table.ts';
import { filterTrouble } from './filter-trouble.ts';
import { button, made } from './made.ts';

export type ExplorerSay = Say<typeof explorerStrings>;

/** So many items are shown together: more nobody reads. */
const most = 300;

/** What is asked of the explorer; it stands in the address, so that it can be sent to somebody. */
interface Asked {
  /** An ID or a filter. */
  readonly ask: string;
  readonly depth: number;
}

/** Puts the explorer into an element: what to show, the picture, and the links of the item that is chosen in it. */
export function explorer(element: HTMLElement, graph: ExplorerGraph, lang: string, say: ExplorerSay, start: string): void {
  const field = made('input', {
    type: 'text',
    id: 'explorer-ask',
    placeholder: say.text('example'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const depth = made('select', {}, ...[1, 2, 3, 4].map((number) => made('option', { value: String(number) }, String(number))));
  const state = made('p', { role: 'status', class: 'explorer-state' });
  const table = explorerTable(graph, lang, say, begin);
  const picture = explorerCanvas(graph, say, {
    chosen: (number) => table.show(number),
    opened: (number) => location.assign(hrefOf(graph, number)),
    started: begin,
  });
  const form = made(
    'div',
    { class: 'explorer-tools' },
    made('label', {}, made('span', {}, say.text('ask')), field),
    button(say.text('show'), again),
    made('label', {}, made('span', {}, say.text('depth')), depth),
    ...(['closer', 'farther', 'whole'] as const).map((way) => button(say.text(way), () => picture[way]())),
  );
  element.replaceChildren(
    form,
    state,
    picture.element,
    made('p', { class: 'quiet', id: 'explorer-keys' }, say.text('keys')),
    table.element,
  );
  field.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing) again();
  });
  depth.addEventListener('change', again);
  addEventListener('hashchange', () => {
    const asked = askedIn(new URLSearchParams(location.hash.slice(1)));
    if (asked !== undefined) void show(asked);
  });
  const asked = askedIn(new URLSearchParams(location.hash.slice(1))) ?? askedIn(new URLSearchParams(location.search));
  void show(asked ?? { ask: start, depth: 1 });

  function begin(number: number): void {
    field.value = graph.node(number).id;
    again();
  }

  function again(): void {
    const wanted = { ask: field.value.trim() === '' ? start : field.value.trim(), depth: Number(depth.value) };
    remember(wanted, graph.find(wanted.ask) !== undefined);
    void show(wanted);
  }

  async function show(asked: Asked): Promise<void> {
    field.value = asked.ask;
    depth.value = String(asked.depth);
    const item = graph.find(asked.ask);
    if (item !== undefined) {
      const chosen = graph.around(item, asked.depth, most);
      return tell(chosen, say.text('around', { count: chosen.nodes.length, id: graph.node(item).id }), item);
    }
    try {
      const chosen = graph.fitting(asked.ask, await loadData<FieldData>(graphNames.fields), most);
      const [first] = chosen.nodes;
      if (first === undefined) return refuse(say.text('none'));
      tell(chosen, say.text('fitting', { count: chosen.nodes.length }), first);
    } catch (error) {
      refuse(filterTrouble(error) ?? say.text('failed'));
    }
  }

  function tell(chosen: Chosen, words: string, focus: number): void {
    const told = chosen.left === 0 ? words : say.text('left', { state: words, left: chosen.left });
    state.className = 'explorer-state';
    state.textContent = told;
    picture.show(chosen.nodes, focus, told);
  }

  /** What cannot be shown leaves the picture as it is. */
  function refuse(words: string | Node): void {
    state.className = 'explorer-state refused';
    state.replaceChildren(words);
  }
}

export function hrefOf(graph: ExplorerGraph, number: number): string {
  const { id, address = addressOf.item(id) } = graph.node(number);
  return up + relative(addressOf.home, address);
}

/** `item=SRS-1`, or `filter=class = C`, and `depth`; undefined where neither is there. */
function askedIn(said: URLSearchParams): Asked | undefined {
  const ask = said.get('item') ?? said.get('filter');
  const depth = Number(said.get('depth') ?? 1);
  return ask === null ? undefined : { ask, depth: [1, 2, 3, 4].includes(depth) ? depth : 1 };
}

/** Without a new entry in the history: the way back leads to the page before. */
function remember({ ask, depth }: Asked, isItem: boolean): void {
  const said = new URLSearchParams({ [isItem ? 'item' : 'filter']: ask, depth: String(depth) });
  history.replaceState(null, '', `#${said}`);
}
