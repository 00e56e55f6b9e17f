import type { ExplorerGraph, ExplorerLink } from '../../view/explorer.ts';
import { type ExplorerSay, hrefOf } from './explorer.ts';
import { button, made } from './made.ts';

/** The links of the item that is chosen in the picture, with every way on that the picture has. */
export interface ExplorerTable {
  readonly element: HTMLElement;
  show(number: number): void;
}

/** So many links are listed; the page of the item has all. */
const mostLinks = 200;

/** `start` begins the picture at another item. */
export function explorerTable(graph: ExplorerGraph, lang: string, say: ExplorerSay, start: (number: number) => void): ExplorerTable {
  const element = made('section', { class: 'explorer-links', 'aria-labelledby': 'explorer-chosen' });
  return { element, show: (number) => element.replaceChildren(...parts(number)) };

  function parts(number: number): Node[] {
    const { id, title, words } = graph.node(number);
    const links = graph.linksOf(number).filter((link) => link.drawn);
    const left = links.length - mostLinks;
    return [
      made('h2', { id: 'explorer-chosen' }, say.text('links', { id })),
      made('p', {}, made('span', { lang }, title), ` · ${words} · `, made('a', { href: hrefOf(graph, number) }, say.text('page'))),
      ...(links.length === 0 ? [made('p', {}, say.text('unlinked'))] : [tableOf(number, links.slice(0, mostLinks))]),
      ...(left > 0 ? [made('p', { class: 'quiet' }, say.text('more', { count: left }))] : []),
    ];
  }

  function tableOf(number: number, links: readonly ExplorerLink[]): HTMLElement {
    const heads = (['from', 'link', 'to', 'show'] as const).map((key) => made('th', { scope: 'col' }, say.text(key)));
    const rows = links.map((link) => made('tr', {}, ...cells(number, link)));
    return made('div', { class: 'wide' }, made('table', {}, made('thead', {}, made('tr', {}, ...heads)), made('tbody', {}, ...rows)));
  }

  function cells(number: number, { other, words, out, suspect }: ExplorerLink): Node[] {
    const begin = button(say.text('start', { id: graph.node(other).id }), () => start(other));
    const label = suspect ? [words, ' ', made('span', { class: 'tag suspect' }, say.text('suspect'))] : [words];
    const [from, to] = [cell(number, false), cell(other, true)];
    return [out ? from : to, made('td', {}, ...label), out ? to : from, made('td', {}, begin)];
  }

  function cell(number: number, linked: boolean): HTMLElement {
    const { id, title } = graph.node(number);
    return linked ? made('td', {}, made('a', { href: hrefOf(graph, number) }, id), ' ', made('span', { lang }, title)) : made('td', {}, id);
  }
}
