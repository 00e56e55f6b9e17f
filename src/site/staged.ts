import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Frame } from './frame.ts';
import type { SitePage } from './page.ts';
import type { Site } from './site.ts';

/** What the layout asks for. A page is asked for by its path, so that a site may change while it is shown. */
export interface LaidOutSite {
  readonly frame: Frame;
  /** Paths of all pages. */
  readonly paths: readonly string[];
  page(path: string): LaidOutPage | Promise<LaidOutPage>;
  /** Set while somebody writes: what every page has besides, as HTML. */
  readonly live?: string;
}

/** A page with its finished HTML. */
export interface LaidOutPage extends Omit<SitePage, 'body'> {
  readonly body: string;
  /** It stands in for a page that the site does not have. */
  readonly missing?: true;
}

/** A page as bytes, for one who writes files. */
export interface PageBytes {
  readonly head: Omit<LaidOutPage, 'body'>;
  readonly body: Buffer;
}

/** A site to be written, for one who asks for its pages in their order. */
export interface WrittenSite extends Pick<LaidOutSite, 'frame' | 'paths'> {
  page(path: string): PageBytes | Promise<PageBytes>;
}

/** A site whose pages are made when they are asked for. */
export function writtenSite({ frame, pages }: Site): WrittenSite {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return {
    frame,
    paths: [...byPath.keys()],
    page: (path) => bytesOf(byPath.get(path) as SitePage),
  };
}

function bytesOf(page: SitePage): PageBytes {
  return { head: headOf(page), body: Buffer.from(page.body.text) };
}

function headOf({ path, title, section, crumbs, previous, next, headings, control, scripts }: SitePage): PageBytes['head'] {
  const ways = { ...(previous && { previous }), ...(next && { next }) };
  return { path, title, section, crumbs, ...ways, headings, ...(control && { control }), ...(scripts && { scripts }) };
}

/** Frame and paths, for the process that lays the pages out: it may begin before they are written. */
export function stageFrame({ frame, pages }: Site, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'site.json'), JSON.stringify({ frame, paths: pages.map(({ path }) => path) }));
}

/** So many pages stand in a file together. */
const together = 20;

/** Beside the file of bodies: what each page is made of besides its body, and how many bytes that has. */
type Heads = readonly { readonly head: PageBytes['head']; readonly size: number }[];

/**
 * Writes the pages, so that ten thousand of them need no memory. `tell` hears how many stand there; pages that nobody waits for any more (`ended`) are not
 * made.
 */
export async function stagePages({ pages }: Site, folder: string, tell: (ready: number) => void, ended: () => boolean): Promise<void> {
  for (let at = 0; at < pages.length; at += together) {
    stagePart(pages.slice(at, at + together), folder, at);
    tell(Math.min(at + together, pages.length));
    await turn();
    if (ended()) return;
  }
}

/** Bodies are written as texts: ten thousand of them as buffers keep the collector of garbage busy longer than making a fifth of the pages takes. */
function stagePart(pages: readonly SitePage[], folder: string, at: number): void {
  const bodies = openSync(join(folder, `bodies-${at}`), 'w');
  try {
    const heads: Heads = pages.map((page) => {
      const [head, body] = [headOf(page), page.body.text];
      writeFileSync(bodies, body);
      return { head, size: Buffer.byteLength(body) };
    });
    writeFileSync(join(folder, `heads-${at}`), JSON.stringify(heads));
  } finally {
    closeSync(bodies);
  }
}

/** A site that another process writes. `ready` is fulfilled when so many of its pages stand in the folder. */
export function loadStaged(folder: string, ready: (count: number) => Promise<void>): WrittenSite {
  const { frame, paths } = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as Pick<WrittenSite, 'frame' | 'paths'>;
  const places = new Map(paths.map((path, index) => [path, index]));
  let [first, part]: [number, readonly PageBytes[]] = [0, []];
  return {
    frame,
    paths,
    async page(path) {
      const index = places.get(path) as number;
      if (part[index - first] === undefined) {
        first = index - (index % together);
        await ready(Math.min(first + together, paths.length));
        part = pagesIn(JSON.parse(readFileSync(join(folder, `heads-${first}`), 'utf8')), readFileSync(join(folder, `bodies-${first}`)));
      }
      return part[index - first] as PageBytes;
    },
  };
}

function pagesIn(heads: Heads, bodies: Buffer): PageBytes[] {
  let reached = 0;
  return heads.map(({ head, size }) => {
    reached += size;
    return { head, body: bodies.subarray(reached - size, reached) };
  });
}
