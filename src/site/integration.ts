import type { AstroIntegration } from 'astro';
import type { StagedSite } from './staged.ts';

/** Under this name the layout finds the site: pages are finished before Astro starts, in the same process. */
const key = Symbol.for('dhf.site');

export interface RoutesOptions {
  /** Asked once, before anything is built; what it throws stops the build. */
  readonly load: () => StagedSite | Promise<StagedSite>;
  /** The layout, inside Astro's root. */
  readonly layout: string;
}

/** Lays out finished pages as Astro routes, with styles and scripts as files and nothing fetched from anywhere. */
export function dhfRoutes({ load, layout }: RoutesOptions): AstroIntegration {
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
        injectRoute({ pattern: '/[...path]', entrypoint: layout, prerender: true });
      },
    },
  };
}
