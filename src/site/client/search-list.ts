import { type Found, type Hit, marked, type Stretch, snippet } from '../../view/search.ts';
import { addressOf, relative } from '../address.ts';
import type { searchStrings } from '../strings/search.ts';
import type { Say } from '../strings/strings.ts';
import { up } from './data.ts';
import { made } from './made.ts';
import type { SearchStore } from './search-store.ts';

/** What the list shows. */
export interface Shown {
  readonly links: readonly HTMLAnchorElement[];
  /** How much was found, in words. */
  readonly words: string;
  /** Nothing more will come. */
  readonly whole: boolean;
}

export interface SearchList {
  readonly element: HTMLElement;
  readonly options: HTMLElement;
  show(found: Found, whole: boolean, store: SearchStore): Shown;
  fail(): Shown;
}

/** The list of what was found: each hit an option that is a link, so that it can be opened in every way that a link can. */
export function searchList(say: Say<typeof searchStrings>): SearchList {
  const options = made('div', { role: 'listbox', id: 'search-hits', 'aria-label': say.text('hits') });
  const note = made('p', { class: 'search-note' });
  const element = made('div', { class: 'search-list', hidden: '' }, options, note);
  return {
    element,
    options,
    show(found, whole, store) {
      const links = found.hits.map((hit) => optionOf(hit, found, store));
      const left = found.count - links.length;
      const words = found.count === 0 ? say.text('nothing') : say.text('found', { count: found.count });
      options.replaceChildren(...links);
      note.textContent = links.length === 0 ? (whole ? words : '…') : left > 0 ? say.text('more', { count: left }) : '';
      return { links, words, whole };
    },
    fail() {
      options.replaceChildren();
      note.textContent = say.text('failed');
      return { links: [], words: say.text('failed'), whole: true };
    },
  };
}

function optionOf(hit: Hit, { marks }: Found, store: SearchStore): HTMLAnchorElement {
  const said = made('span', { class: 'search-text', lang: store.language });
  const link = made(
    'a',
    { role: 'option', 'aria-selected': 'false', tabindex: '-1', id: `search-hit-${hit.thing}`, href: hrefOf(hit) },
    made('span', { class: 'search-kind' }, hit.kind),
    ' ',
    made('strong', { class: 'whole' }, ...shown(marked(hit.id, marks))),
    ' ',
    made('span', { lang: store.language }, ...shown(marked(hit.title, marks))),
    said,
  );
  store.text(hit.thing).then(
    (text) => said.append(...shown(snippet(text, marks))),
    // A hit is one without its text, too.
    () => said.remove(),
  );
  return link;
}

function shown(stretches: readonly Stretch[]): (Node | string)[] {
  return stretches.map(({ text, marked: isMarked }) => (isMarked ? made('mark', {}, text) : text));
}

function hrefOf({ id, address = addressOf.item(id) }: Hit): string {
  const [path = '', anchor] = address.split('#', 2);
  return up + relative(addressOf.home, path, anchor);
}
