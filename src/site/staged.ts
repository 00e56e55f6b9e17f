import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** A site whose pages are made when they are asked for. */
export function laidOut({ frame, pages }: Site): LaidOutSite {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return {
    frame,
    paths: [...byPath.keys()],
    page: (path) => finished(byPath.get(path) as SitePage),
  };
}

function finished({ path, title, section, crumbs, headings, control, body }: SitePage): LaidOutPage {
  return { path, title, section, crumbs, headings, ...(control === undefined ? {} : { control }), body: body.text };
}

/** Frame and paths, for the process that lays the pages out: it may begin before they are written. */
export function stageFrame({ frame, pages }: Site, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'site.json'), JSON.stringify({ frame, paths: pages.map(({ path }) => path) }));
}

/** So many pages are written before the other process hears of them. */
const together = 20;

/**
 * Writes the pages, each to a file of its own, so that ten thousand of them need no memory. `tell` hears how many stand there; pages that nobody waits for any
 * more (`ended`) are not made.
 */
export async function stagePages({ pages }: Site, folder: string, tell: (ready: number) => void, ended: () => boolean): Promise<void> {
  for (const [index, page] of pages.entries()) {
    const { body, ...rest } = finished(page);
    writeFileSync(join(folder, `${index}.html`), `${JSON.stringify(rest)}\n${body}`);
    if (index % together !== together - 1 && index < pages.length - 1) continue;
    tell(index + 1);
    await turn();
    if (ended()) return;
  }
}

/** A site that another process writes. `ready` is fulfilled when so many of its pages stand in the folder. */
export function loadStaged(folder: string, ready: (count: number) => Promise<void>): LaidOutSite {
  const { frame, paths } = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as Pick<LaidOutSite, 'frame' | 'paths'>;
  const places = new Map(paths.map((path, index) => [path, index]));
  return {
    frame,
    paths,
    async page(path) {
      const index = places.get(path) as number;
      await ready(index + 1);
      const text = readFileSync(join(folder, `${index}.html`), 'utf8');
      const end = text.indexOf('\n');
      return { ...JSON.parse(text.slice(0, end)), body: text.slice(end + 1) };
    },
  };
}

/** Gives every page that Astro laid out under its number the address it has in the site. */
export function settle({ pages }: Pick<Site, 'pages'>, folder: string): void {
  const folders = new Set(pages.map(({ path }) => dirname(path)));
  for (const each of folders) mkdirSync(join(folder, each), { recursive: true });
  for (const [index, { path }] of pages.entries()) renameSync(join(folder, `${index}.html`), join(folder, path));
}
