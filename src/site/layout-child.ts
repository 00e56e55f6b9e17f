import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { writtenRoutes } from './integration.ts';
import { loadStaged } from './staged.ts';

// A process of its own, because Astro works in the folder it is started in: `node layout-child.js <root>`. The pages are made at the same time by the process
// that started this one, which sends how many there are.
const root = process.argv[2] as string;
let ready = 0;
let heard = Promise.withResolvers<void>();
process.on('message', (count) => {
  ready = Number(count);
  heard.resolve();
  heard = Promise.withResolvers();
});
// Nobody is left who would make pages or take the site: what was begun is taken away.
process.once('disconnect', () => {
  rmSync(root, { recursive: true, force: true });
  process.exit(1);
});
// Whoever is told to end at the terminal is the process that started this one.
process.on('SIGINT', () => {});

await build({
  configFile: false,
  root,
  outDir: join(root, 'out'),
  cacheDir: join(root, 'cache'),
  // Without it Vite writes beside the packages, which may stand where nobody may write.
  vite: { cacheDir: join(root, 'cache/vite') },
  logLevel: 'error',
  integrations: [writtenRoutes(() => loadStaged(join(root, 'staged'), until), join(root, 'src/page.astro'))],
});
process.removeAllListeners('disconnect');
process.disconnect();

async function until(count: number): Promise<void> {
  while (ready < count) await heard.promise;
}
