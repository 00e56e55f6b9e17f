import { join } from 'node:path';
import { build } from 'astro';
import { dhfRoutes } from './integration.ts';
import { loadStaged } from './staged.ts';

// A process of its own, because Astro works in the folder it is started in: `node layout-child.js <root>`.
const root = process.argv[2] as string;
await build({
  configFile: false,
  root,
  outDir: join(root, 'out'),
  cacheDir: join(root, 'cache'),
  // Without it Vite writes beside the packages, which may stand where nobody may write.
  vite: { cacheDir: join(root, 'cache/vite') },
  logLevel: 'error',
  integrations: [dhfRoutes({ load: () => loadStaged(join(root, 'staged')), layout: join(root, 'src/page.astro') })],
});
