import { rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { dev } from 'astro';
import type { TraceReport } from '../check/report.ts';
import type { Stage } from '../model/diagnostic.ts';
import { follow } from '../project/follow.ts';
import { astroRoot } from './astro-root.ts';
import { clientScripts } from './client-scripts.ts';
import { type DevServer, liveRoutes } from './integration.ts';
import { type LiveSite, liveSite } from './live-site.ts';

export interface LiveOptions {
  readonly stage: Stage;
  /** The port to listen on; the next free one is taken where it is in use. */
  readonly port: number;
  /** Hears the first report, and each that differs from the one before. */
  readonly onReport: (report: TraceReport) => void;
}

export interface LiveServer {
  /** `http://127.0.0.1:4321/` */
  readonly address: string;
  /** Rejected when the DHF cannot be traced any more, which is a fault of dhf; fulfilled after `close`. */
  readonly following: Promise<void>;
  /** Ends everything and takes the temporary folder away. */
  close(): Promise<void>;
}

/** Shows a DHF on this machine only, and again after every change: open pages follow by themselves. */
export async function serveLive(root: string, { stage, port, onReport }: LiveOptions): Promise<LiveServer> {
  const site = liveSite(root, await clientScripts());
  const ending = new AbortController();
  const servers: DevServer[] = [];
  const first = Promise.withResolvers<void>();
  const following = follow(
    root,
    { stage },
    (traced) => {
      site.show(traced);
      onReport(traced.report);
      for (const server of servers) server.ws.send({ type: 'full-reload' });
      first.resolve();
    },
    ending.signal,
  );
  await Promise.race([first.promise, following]);
  const folder = astroRoot();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Also where the process is ended without a word to us.
  process.once('exit', remove);
  const astro = await started(folder, port, site, (server) => servers.push(server));
  return {
    address: `http://127.0.0.1:${astro.address.port}/`,
    following,
    async close() {
      ending.abort();
      await astro.stop();
      process.off('exit', remove);
      remove();
    },
  };
}

function started(root: string, port: number, site: LiveSite, onServer: (server: DevServer) => void) {
  // A shell may have other wishes for other programs; Astro would also reach for the network.
  Object.assign(process.env, { NODE_ENV: 'development', ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DISABLE_UPDATE_CHECK: 'true' });
  return dev({
    configFile: false,
    root,
    cacheDir: join(root, 'cache'),
    logLevel: 'error',
    server: { host: '127.0.0.1', port },
    // Astro's own sources never change here: the folder of the DHF is watched instead.
    vite: { cacheDir: join(root, 'cache/vite'), clearScreen: false, server: { watch: null } },
    integrations: [
      liveRoutes(site, join(root, 'src/page.astro'), (server) => {
        connect(server, site);
        onServer(server);
      }),
    ],
  });
}

function connect(server: DevServer, site: LiveSite): void {
  server.ws.on('dhf:shown', (revision, client) => {
    if (Number(revision) !== site.revision) client.send({ type: 'full-reload' });
  });
  server.middlewares.use((request, response, next) => {
    const address = addressIn(request.url ?? '/');
    if (address === undefined) return response.writeHead(400).end();
    const type = types[extname(address).toLowerCase()];
    const content = type === undefined ? undefined : site.file(address);
    if (type === undefined || content === undefined) return next();
    response.setHeader('content-type', type);
    Promise.resolve(content).then((made) => response.end(made), next);
  });
}

/** The address that a URL asks for; undefined when it is none. */
function addressIn(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname).slice(1);
  } catch {
    return undefined;
  }
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
