import { html, type Markup } from './markup.ts';
import type { Heading, SitePage } from './page.ts';
import { sharedStrings } from './strings/shared.ts';
import { type Language, speaker } from './strings/strings.ts';

/** Something that stands on one page whole. */
export interface Block {
  /** About how many letters of HTML it makes. */
  readonly size: number;
  readonly shown: () => Markup;
}

/** Blocks under a heading; a page without headings has one group without. */
export interface Group {
  readonly heading?: Heading;
  /** What stands above the first block, the heading included. */
  readonly top: Markup;
  readonly blocks: readonly Block[];
}

interface Share {
  readonly group: Group;
  readonly blocks: readonly Block[];
}

/** With the frame around it a page stays below a megabyte. */
const most = 850_000;

/**
 * A page in as many parts as its length asks for: `items.html`, `items-2.html` and on. The first has every heading, so that links to them hold, with as much
 * below each as there is room for; what does not fit follows on the others.
 */
export function inParts(page: Omit<SitePage, 'body' | 'headings'>, head: Markup, groups: readonly Group[], language: Language): SitePage[] {
  const parts = shares(groups);
  const say = speaker(sharedStrings, language);
  const titles = parts.map((_, at) => (at === 0 ? page.title : say.text('part', { title: page.title, part: at + 1 })));
  const paths = parts.map((_, at) => (at === 0 ? page.path : page.path.replace(/\.html$/, `-${at + 1}.html`)));
  return parts.map((part, at) => ({
    ...page,
    path: paths[at] as string,
    title: titles[at] as string,
    crumbs: at === 0 ? page.crumbs : [...page.crumbs, { text: page.title, path: page.path }],
    headings: part.flatMap(({ group }) => group.heading ?? []),
    get body() {
      const top = at === 0 ? head : html`<h1>${titles[at]}</h1>`;
      return html`${top}${ways(paths, at, language)}${part.map(({ group, blocks }) => html`${group.top}${blocks.map((block) => block.shown())}`)}${ways(paths, at, language)}`;
    },
  }));
}

/** A long list in blocks of two hundred; `sizeOf` says about how many letters one of them makes. */
export function inBlocks<T>(list: readonly T[], sizeOf: (each: T) => number, shown: (part: readonly T[]) => Markup): Block[] {
  const parts = Array.from({ length: Math.ceil(list.length / 200) }, (_, at) => list.slice(at * 200, at * 200 + 200));
  return parts.map((part) => ({ size: part.reduce((sum, each) => sum + sizeOf(each), 0), shown: () => shown(part) }));
}

function shares(groups: readonly Group[]): Share[][] {
  const whole = groups.flatMap(({ blocks }) => blocks).reduce((sum, { size }) => sum + size, 0);
  if (whole <= most) return [groups.map((group) => ({ group, blocks: group.blocks }))];
  const first = groups.map((group) => ({ group, blocks: fitting(group.blocks, most / groups.length) }));
  const rest = first.map(({ group, blocks }) => ({ group, blocks: group.blocks.slice(blocks.length) }));
  return [first, ...filled(rest.flatMap(({ group, blocks }) => blocks.map((block) => ({ group, block }))))];
}

function fitting(blocks: readonly Block[], room: number): readonly Block[] {
  let left = room;
  const end = blocks.findIndex(({ size }) => {
    left -= size;
    return left < 0;
  });
  return end < 0 ? blocks : blocks.slice(0, end);
}

/** What follows, in order, each page as full as may be. */
function filled(rest: readonly { readonly group: Group; readonly block: Block }[]): Share[][] {
  const pages: { group: Group; blocks: Block[] }[][] = [];
  let room = 0;
  for (const { group, block } of rest) {
    if (block.size > room) {
      pages.push([]);
      room = most;
    }
    room -= block.size;
    const page = pages.at(-1) as { group: Group; blocks: Block[] }[];
    if (page.at(-1)?.group !== group) page.push({ group, blocks: [] });
    page.at(-1)?.blocks.push(block);
  }
  return pages;
}

/** From each part to all others. */
function ways(paths: readonly string[], at: number, language: Language): Markup {
  if (paths.length === 1) return html``;
  const links = paths.map((path, part) => (part === at ? html` <strong>${part + 1}</strong>` : html` <a href="${path}">${part + 1}</a>`));
  return html`<p class="ways">${speaker(sharedStrings, language)('parts', { count: paths.length })}${links}</p>`;
}
