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
  let pause = 0;
  return {
    element,
    options,
    show(found, whole, store) {
      const links = found.hits.map((hit) => optionOf(hit, found, store.language));
      clearTimeout(pause);
      // Nobody reads them while more is typed.
      if (whole) pause = setTimeout(() => found.hits.forEach((hit, at) => void sayIn(links[at] as Element, hit, found, store)), afterKey);
      const left = found.count - links.length;
      const words = found.count === 0 ? say.text('nothing') : say.text('found', { count: found.count });
      options.replaceChildren(...links);
      note.textContent = links.length === 0 ? (whole ? words : '…') : left > 0 ? say.text('more', { count: left }) : '';
      return { links, words, whole };
    },
    fail() {
      clearTimeout(pause);
      options.replaceChildren();
      note.textContent = say.text('failed');
      return { links: [], words: say.text('failed'), whole: true };
    },
  };
}

/** So many milliseconds after a key what the hits say is shown. */
const afterKey = 60;

function optionOf(hit: Hit, { marks }: Found, lang: string): HTMLAnchorElement {
  return made(
    'a',
    { role: 'option', 'aria-selected': 'false', tabindex: '-1', id: `search-hit-${hit.thing}`, href: hrefOf(hit) },
    made('span', { class: 'search-kind' }, hit.kind),
    ' ',
    made('strong', { class: 'whole' }, ...shown(marked(hit.id, marks))),
    ' ',
    made('span', { lang }, ...shown(marked(hit.title, marks))),
    made('span', { class: 'search-text', lang }),
  );
}

/** Shows where a hit says what was looked for. A text that cannot be loaded leaves the hit as it is. */
async function sayIn(option: Element, { thing }: Hit, { marks }: Found, store: SearchStore): Promise<void> {
  const text = await store.text(thing).catch(() => '');
  option.lastElementChild?.replaceChildren(...shown(snippet(text, marks)));
}

function shown(stretches: readonly Stretch[]): (Node | string)[] {
  return stretches.map(({ text, marked: isMarked }) => (isMarked ? made('mark', {}, text) : text));
}

function hrefOf({ id, address = addressOf.item(id) }: Hit): string {
  const [path = '', anchor] = address.split('#', 2);
  return up + relative(addressOf.home, path, anchor);
}
