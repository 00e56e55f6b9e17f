import type { AstroIntegration } from 'astro';
import type { LaidOutSite } from './staged.ts';

/** Under this name the layout finds the site, in the same process. */
const key = Symbol.for('dhf.site');

export interface RoutesOptions {
  /** Asked once, before anything is built; what it throws stops the build. */
  readonly load: () => LaidOutSite | Promise<LaidOutSite>;
  /** The layout, inside Astro's root. */
  readonly layout: string;
  /** Set while somebody writes: pages are then made as they are asked for. Hears of the server before it listens. */
  readonly onServer?: (server: DevServer) => void;
}

/** Vite's server, as Astro's dev server hands it on. */
export type DevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Lays out finished pages as Astro routes, with styles and scripts as files and nothing fetched from anywhere. */
export function dhfRoutes({ load, layout, onServer }: RoutesOptions): AstroIntegration {
  return {
    name: 'dhf',
    hooks: {
      'astro:config:setup': async ({ injectRoute, updateConfig }) => {
        (globalThis as Record<symbol, unknown>)[key] = await load();
        updateConfig({
          output: 'static',
          publicDir: new URL('./public/', import.meta.url),
          build: { format: 'file', inlineStylesheets: 'never' },
          devToolbar: { enabled: false },
          compressHTML: false,
          vite: { build: { assetsInlineLimit: 0 } },
        });
        injectRoute({ pattern: '/[...path]', entrypoint: layout, prerender: onServer === undefined });
      },
      'astro:server:setup': ({ server }) => onServer?.(server),
    },
  };
}
