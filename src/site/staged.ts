import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Frame } from './frame.ts';
import type { SitePage } from './page.ts';
import type { Site } from './site.ts';

/** A page whose body stands in a file, so that ten thousand of them need no memory while Astro works. */
interface StagedPage extends Omit<SitePage, 'body'> {
  /** Absolute path of its HTML. */
  readonly body: string;
}

/** A site as it stands in a folder. */
interface StagedSite {
  readonly frame: Frame;
  readonly pages: readonly StagedPage[];
}

/** Writes a site's pages to a folder, for `loadStaged` in another process. */
export function stage(site: Site, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const pages = site.pages.map(({ body: { text }, ...page }, index): StagedPage => {
    const body = join(folder, `${index}.html`);
    writeFileSync(body, text);
    return { ...page, body };
  });
  const staged: StagedSite = { frame: site.frame, pages };
  writeFileSync(join(folder, 'site.json'), JSON.stringify(staged));
}

/** What the layout asks for. A page is asked for by its path, so that a site may change while it is shown. */
export interface LaidOutSite {
  readonly frame: Frame;
  /** Paths of all pages. */
  readonly paths: readonly string[];
  page(path: string): LaidOutPage;
  /** Set while somebody writes: what every page has besides, as HTML. */
  readonly live?: string;
}

/** A page with its finished HTML. */
export interface LaidOutPage extends Omit<SitePage, 'body'> {
  readonly body: string;
  /** It stands in for a page that the site does not have. */
  readonly missing?: true;
}

/** A site that `stage` wrote; each body is read when its page is laid out. */
export function loadStaged(folder: string): LaidOutSite {
  const { frame, pages } = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as StagedSite;
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return {
    frame,
    paths: [...byPath.keys()],
    page(path) {
      const page = byPath.get(path) as StagedPage;
      return { ...page, body: readFileSync(page.body, 'utf8') };
    },
  };
}

/** Gives every page that Astro laid out under its number the address it has in the site. */
export function settle({ pages }: Site, folder: string): void {
  for (const [index, { path }] of pages.entries()) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    renameSync(join(folder, `${index}.html`), join(folder, path));
  }
}
