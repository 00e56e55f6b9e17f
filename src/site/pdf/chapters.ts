import { posix } from 'node:path';
import type { SitePage } from '../page.ts';
import { type Attributes, eachTag, unescaped, wordsOf } from './tags.ts';

/** Pages under a heading of their own; without one they are the first level. */
export interface Part {
  readonly title?: string;
  readonly pages: readonly SitePage[];
}

/** A heading of the PDF. */
export interface Entry {
  /** Where it stands in the PDF. */
  readonly id: string;
  /** Its words as they stand there. */
  readonly words: string;
  /** What it is called in contents and bookmarks: its words; of the first of a page the title, which has the ID. */
  readonly text: string;
  /** 1 for the highest. */
  readonly level: number;
}

/** All pages as one text, whose links lead within it. */
export interface Chapters {
  readonly html: string;
  /** In their order. */
  readonly headings: readonly Entry[];
}

/** One page on its way into the PDF. */
interface Chapter {
  readonly page: SitePage;
  readonly html: string;
  /** The place of the page itself. */
  readonly top: string;
  /** Places in it by their names on the page. */
  readonly ids: ReadonlyMap<string, string>;
  readonly shift: number;
}

/** Attributes that name places of the same page. */
const references = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'headers'];

/**
 * Puts pages behind each other. A link to a page that is among them leads to it, one to an item that stands in a document to that place, one out of the site
 * stays; any other becomes text. `home` gives the place of an item that has no page among them, as page and anchor.
 */
export function chaptersOf(parts: readonly Part[], home: (path: string) => readonly [page: string, anchor: string] | undefined): Chapters {
  let count = 0;
  const name = () => {
    count += 1;
    return `n${count}`;
  };
  const titled = parts
    .filter(({ pages }) => pages.length > 0)
    .map((part) => ({ ...part, id: name(), chapters: part.pages.map((page) => chapterOf(page, part, name)) }));
  const byPath = new Map(titled.flatMap(({ chapters }) => chapters).map((chapter) => [chapter.page.path, chapter]));
  const headings: Entry[] = [];
  const bodies = titled.map(({ title, id, chapters }) => {
    if (title !== undefined) headings.push({ id, words: wordsOf(title), text: wordsOf(title), level: 1 });
    const head = title === undefined ? '' : `<h1 class="part" id="${id}">${title}</h1>`;
    return chapters.map((chapter, at) => section(chapter, at === 0 ? head : '', linked(chapter, byPath, home), headings));
  });
  return { html: bodies.flat().join('\n'), headings };
}

/** Every place gets a plain name, so that no two pages use the same, and PDF readers need no other signs. */
function chapterOf(page: SitePage, { title }: Part, name: () => string): Chapter {
  const ids = new Map<string, string>();
  const top = name();
  const html = eachTag((page.printed ?? page.body).text, (tag, attributes) => {
    const id = attributes.get('id');
    if (id === undefined && !isHeading(tag)) return;
    const fresh = name();
    if (id !== undefined && !ids.has(unescaped(id))) ids.set(unescaped(id), fresh);
    attributes.set('id', fresh);
  });
  return { page, html, top, ids, shift: title === undefined ? 0 : 1 };
}

function isHeading(tag: string): boolean {
  return /^h[1-6]$/.test(tag);
}

const heading = /<h([1-6])\b[^>]*? id="(n\d+)"[^>]*>(.*?)<\/h\1>/gs;

function section({ page, top, shift }: Chapter, head: string, html: string, headings: Entry[]): string {
  const control = page.control === undefined ? '' : ` data-control="${page.control.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  const shifted = html.replaceAll(
    /(<\/?h)([1-6])\b/g,
    (_, start: string, level: string) => `${start}${Math.min(6, Number(level) + shift)}`,
  );
  for (const [at, [, level = '', id = '', words = '']] of [...shifted.matchAll(heading)].entries())
    headings.push({ id, words: wordsOf(words), text: at === 0 ? page.title : wordsOf(words), level: Number(level) });
  return `<section class="chapter" id="${top}"${control}>${head}${shifted}</section>`;
}

function linked(chapter: Chapter, byPath: ReadonlyMap<string, Chapter>, home: Parameters<typeof chaptersOf>[1]): string {
  return eachTag(chapter.html, (_, attributes) => {
    for (const key of ['href', 'xlink:href']) relink(attributes, key, (address) => placeOf(address, chapter, byPath, home));
    for (const key of ['src', 'srcset']) relink(attributes, key, (address) => fromRoot(address, chapter.page.path));
    for (const key of references)
      relink(attributes, key, (names) =>
        names
          .split(/\s+/)
          .map((each) => chapter.ids.get(each) ?? each)
          .join(' '),
      );
    for (const [key, value] of attributes) {
      if (value.includes('url(#'))
        attributes.set(
          key,
          value.replaceAll(/url\(#([^)]*)\)/g, (whole, id: string) => `url(#${chapter.ids.get(id) ?? whole})`),
        );
    }
    // A place to scroll to with the keys is none on paper.
    attributes.delete('tabindex');
  });
}

function relink(attributes: Attributes, key: string, to: (value: string) => string | undefined): void {
  const value = attributes.get(key);
  if (value === undefined) return;
  const target = to(unescaped(value));
  if (target === undefined) attributes.delete(key);
  else attributes.set(key, target.replaceAll('&', '&amp;'));
}

function placeOf(
  address: string,
  { page, ids, top }: Chapter,
  byPath: ReadonlyMap<string, Chapter>,
  home: Parameters<typeof chaptersOf>[1],
): string | undefined {
  if (/^(?:https?|mailto):/i.test(address)) return address;
  if (/^[a-z][\w+.-]*:/i.test(address)) return undefined;
  const [path = '', fragment] = address.split('#', 2);
  const anchor = fragment === undefined ? undefined : decoded(fragment);
  if (path === '') return `#${ids.get(anchor ?? '') ?? top}`;
  const target = posix.join(posix.dirname(page.path), decoded(path));
  const there = byPath.get(target);
  if (there !== undefined) return `#${there.ids.get(anchor ?? '') ?? there.top}`;
  const [holder = '', id = ''] = home(target) ?? [];
  const place = byPath.get(holder)?.ids.get(id);
  return place === undefined ? undefined : `#${place}`;
}

/** Pictures stand below the folder of the PDF's text. */
function fromRoot(address: string, path: string): string {
  return /^[a-z][\w+.-]*:/i.test(address) ? address : posix.join(posix.dirname(path), address);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
