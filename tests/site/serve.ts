import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

/** The folder as a plain web server gives it out below a path; anything else is 404, with the page the folder has for that. */
export async function serve(folder: string, below: string): Promise<{ readonly server: Server; readonly base: string }> {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html',
    css: 'text/css',
    js: 'text/javascript',
    svg: 'image/svg+xml',
    png: 'image/png',
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname);
    const file = join(folder, path.slice(below.length));
    if (!path.startsWith(below) || statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
      return response.writeHead(404, { 'content-type': 'text/html' }).end(readFileSync(join(folder, '404.html')));
    response.writeHead(200, { 'content-type': types[path.split('.').at(-1) ?? ''] ?? 'text/plain' }).end(readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { server, base: `http://127.0.0.1:${address.port}${encodeURI(below)}` };
}
