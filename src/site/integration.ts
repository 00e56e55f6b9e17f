import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { bodyMark, filing } from './filing.ts';
import type { LaidOutSite, WrittenSite } from './staged.ts';

/** Under this name the layout finds the site, in the same process. */
const key = Symbol.for('dhf.site');

/** Vite's server, as Astro's dev server hands it on. */
export type DevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Lays out a site and writes each page to its address. `load` is asked once, before anything is built; what it throws stops the build. */
export function writtenRoutes(load: () => WrittenSite | Promise<WrittenSite>, layout: string): AstroIntegration {
  let site: WrittenSite;
  let folder = '';
  // Bodies of pages that are being laid out.
  const bodies = new Map<string, Buffer>();
  return {
    name: 'dhf:pages',
    hooks: {
      'astro:config:setup': async (setup) => {
        site = await load();
        const page = async (path: string) => {
          const { head, body } = await site.page(path);
          bodies.set(path, body);
          return { ...head, body: bodyMark };
        };
        route(setup, { ...site, page }, layout, true);
      },
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => setPrerenderer((usual) => filing(usual, site.paths, bodies, folder)),
    },
  };
}

/** Shows a site while somebody writes: pages are made as they are asked for. `onServer` hears of the server before it listens. */
export function liveRoutes(site: LaidOutSite, layout: string, onServer: (server: DevServer) => void): AstroIntegration {
  return {
    name: 'dhf:pages',
    hooks: {
      'astro:config:setup': (setup) => route(setup, site, layout, false),
      'astro:server:setup': ({ server }) => onServer(server),
    },
  };
}

type Setup = Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0];

/** Finished pages as Astro routes, with styles and scripts as files and nothing fetched from anywhere. `layout` lies inside Astro's root. */
function route({ injectRoute, updateConfig }: Setup, site: LaidOutSite, layout: string, prerender: boolean): void {
  (globalThis as Record<symbol, unknown>)[key] = site;
  updateConfig({
    output: 'static',
    publicDir: new URL('./public/', import.meta.url),
    build: { format: 'file', inlineStylesheets: 'never' },
    devToolbar: { enabled: false },
    compressHTML: false,
    vite: { build: { assetsInlineLimit: 0 } },
  });
  injectRoute({ pattern: '/[...path]', entrypoint: layout, prerender });
}
