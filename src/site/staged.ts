import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from './frame.ts';
import type { SitePage } from './page.ts';
import type { Site } from './site.ts';

/** A page whose body stands in a file, so that ten thousand of them need no memory while Astro works. */
export interface StagedPage extends Omit<SitePage, 'body'> {
  /** Absolute path of its HTML. */
  readonly body: string;
}

/** What Astro lays out. */
export interface StagedSite {
  readonly frame: Frame;
  readonly pages: readonly StagedPage[];
}

/** Writes a site's pages to a folder, for `loadStaged` in another process. */
export function stage(site: Site, folder: string): StagedSite {
  mkdirSync(folder, { recursive: true });
  const pages = site.pages.map((page, index) => {
    const body = join(folder, `${index}.html`);
    writeFileSync(body, page.body.text);
    return { ...page, body };
  });
  const staged = { frame: site.frame, pages };
  writeFileSync(join(folder, 'site.json'), JSON.stringify(staged));
  return staged;
}

export function loadStaged(folder: string): StagedSite {
  return JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as StagedSite;
}
