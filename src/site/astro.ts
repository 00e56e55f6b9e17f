import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { TraceReport } from '../check/report.ts';
import { emitters } from '../emit/index.ts';
import type { Stage } from '../model/diagnostic.ts';
import type { Source } from '../project/facts.ts';
import { trace } from '../project/trace.ts';
import { finish, type Judged, type Made, madeOf } from './build.ts';
import { writtenRoutes } from './integration.ts';
import { OutputError, putInPlace, refuseForeign, refuseSources, removeSite } from './output.ts';
import { sinceOf } from './since.ts';
import { writtenSite } from './staged.ts';

export interface DhfOptions {
  /** Folder that holds `dhf.yaml`, relative to the project's root. */
  readonly dir: string;
  /** How strictly to judge; `draft` when left out. */
  readonly stage?: Stage;
}

/**
 * Makes the site of an Astro project from a design history file: the bytes that `dhf build` makes, put in place whole. A file that is refused, or that cannot
 * be judged, stops the build and takes an earlier site away. The project has no pages of its own.
 */
export default function dhf({ dir, stage = 'draft' }: DhfOptions): AstroIntegration {
  let made: Made | undefined;
  let target = '';
  return {
    name: 'dhf',
    hooks: {
      'astro:config:setup': (setup) =>
        told(async () => {
          const { command, config, updateConfig } = setup;
          if (command === 'dev') throw new OutputError('this site is made by a build', '`npx dhf dev` shows it while you write.');
          if (command !== 'build') return;
          target = fileURLToPath(config.outDir);
          const judged = await accepted(resolve(fileURLToPath(config.root), dir), target, stage);
          const since = await sinceOf(judged.root, judged.report, {});
          const fresh = await madeOf(judged, false, undefined, { since });
          made = fresh;
          const layout = fileURLToPath(new URL('layout/page.astro', import.meta.url));
          updateConfig({
            // Astro empties the folder it builds in, and it lies within the project.
            outDir: new URL('dhf/', config.cacheDir),
            vite: { ssr: { noExternal: ['dhf'] } },
            integrations: [writtenRoutes(() => writtenSite(fresh.site), layout)],
          });
        }),
      'astro:routes:resolved': ({ routes }) => {
        const own = routes.find(({ origin }) => origin === 'project');
        if (own !== undefined && made !== undefined)
          throw words(new OutputError(`the project has a page of its own, ${own.entrypoint}`, 'Keep it in another project.'));
      },
      'astro:build:done': ({ dir: folder }) =>
        told(async () => {
          if (made === undefined) return;
          await finish(made, fileURLToPath(folder));
          putInPlace(fileURLToPath(folder), target);
          rmSync(folder, { recursive: true, force: true });
        }),
    },
  };
}

/** What stands in a folder, where nothing in it keeps a site from being made. */
async function accepted(root: string, target: string, stage: Stage): Promise<Judged> {
  refuseSources(target, { sources: [], root });
  refuseForeign(target);
  const sources: Source[] = [];
  const report = await trace(root, { stage, onSource: (source) => sources.push(source) });
  refuseSources(target, { sources, root });
  process.stdout.write(emitters.text(report, { colours: false, page: () => undefined }));
  if (report.verdict === 'no-blocking-findings') return { report, sources, root };
  removeSite(target);
  throw new OutputError(verdictWords(report), 'Mend what is listed above; `npx dhf build --preview` makes a site that is marked REFUSED.');
}

function verdictWords({ verdict }: TraceReport): string {
  return verdict === 'refused' ? 'the design history file is refused, so no site was made' : 'nothing could be judged, so no site was made';
}

/** Astro prints an error's message and nothing else of it. */
async function told(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof OutputError ? words(error) : error;
  }
}

function words({ message, fix }: OutputError): Error {
  return new Error(`${message}\n  fix: ${fix}`);
}
