import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Traced } from '../project/session.ts';
import { readSettings } from '../project/trace.ts';
import { brandOf } from './brand.ts';
import type { Frame } from './frame.ts';
import { livePart, missingPage } from './live-pages.ts';
import type { Make } from './matrix-files.ts';
import type { SitePage } from './page.ts';
import { picturesIn } from './pictures.ts';
import { siteOf } from './site.ts';
import type { LaidOutSite } from './staged.ts';

/** A site that changes while it is shown. */
export interface LiveSite extends LaidOutSite {
  /** Counts what was shown. */
  readonly revision: number;
  show(traced: Traced): void;
  /** What stands beside the pages, by its address in the site; undefined where there is nothing, and for a picture that no page shows. */
  file(address: string): Buffer | string | Promise<Uint8Array> | undefined;
}

interface Shown {
  readonly frame: Frame;
  readonly pages: ReadonlyMap<string, SitePage>;
  readonly files: ReadonlyMap<string, string>;
  readonly makes: ReadonlyMap<string, Make>;
  /** Paths in the DHF's folder by address in the site. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** The site of a DHF's folder, with the scripts of its pages. While settings cannot be read, pages stay as they were, under a frame and an overlay that say so. */
export function liveSite(root: string, scripts: ReadonlyMap<string, string>): LiveSite {
  let revision = 0;
  let latest: Traced | undefined;
  let readable: Traced | undefined;
  let made: Shown | undefined;
  // Made when a browser asks, so that nobody waits for pages before findings are told.
  const shown = () => {
    if (latest === undefined) throw new Error('nothing was traced yet');
    made ??= shownOf(root, latest, readable);
    return made;
  };
  return {
    get revision() {
      return revision;
    },
    get frame() {
      return shown().frame;
    },
    get paths() {
      return [...shown().pages.keys()];
    },
    get live() {
      return latest === undefined ? '' : livePart(latest.report, revision, shown().frame.language).text;
    },
    page(path) {
      const page = shown().pages.get(path);
      if (page === undefined) return missingPage(path, shown().frame.language);
      const { body, ...rest } = page;
      return { ...rest, body: body.text };
    },
    file(address) {
      const { files, makes, pictures } = shown();
      const path = pictures.get(address);
      return path === undefined ? (files.get(address) ?? scripts.get(address) ?? makes.get(address)?.()) : readFileSync(join(root, path));
    },
    show(traced) {
      revision += 1;
      latest = traced;
      if (traced.report.graph !== undefined) readable = traced;
      made = undefined;
    },
  };
}

/** Pages of the last report that has any, and over them those that the latest report has. */
function shownOf(root: string, latest: Traced, readable: Traced | undefined): Shown {
  if (readable === undefined || readable === latest) return pagesOf(root, latest);
  const whole = pagesOf(root, readable);
  const { product, version } = readable.report;
  const now = pagesOf(root, { report: { ...latest.report, product, version }, sources: [] });
  return {
    frame: { ...now.frame, groups: whole.frame.groups, drawings: whole.frame.drawings },
    pages: new Map([...whole.pages, ...now.pages]),
    files: new Map([...whole.files, ...now.files]),
    makes: new Map([...whole.makes, ...now.makes]),
    pictures: whole.pictures,
  };
}

function pagesOf(root: string, { report, sources }: Traced): Shown {
  const folder = picturesIn(root);
  const pictures = new Map<string, string>();
  const picture = (path: string) => {
    const address = folder.address(path);
    if (address !== undefined) pictures.set(address, path);
    return address;
  };
  const parsed = readSettings(root);
  const brand = 'settings' in parsed ? { brand: brandOf(parsed.settings, root, picture) } : {};
  const { frame, pages, files, makes } = siteOf({ report, sources, preview: report.verdict !== 'no-blocking-findings', picture, ...brand });
  return { frame, pages: new Map(pages.map((page) => [page.path, page])), files, makes, pictures };
}
