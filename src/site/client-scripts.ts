import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { addressOf } from './address.ts';

/** What runs in the reader's browser: `theme` and `page` on every page, each other entry where a page asks for it. */
export const clientEntries = ['theme', 'page', 'findings', 'matrix', 'graph', 'sample'] as const;

export type ClientEntry = (typeof clientEntries)[number];

/**
 * The scripts of a site by their address: each entry of `client/` with all it imports as one classic script, because a browser loads no modules from file://.
 * The same sources give the same bytes.
 */
export async function clientScripts(): Promise<ReadonlyMap<string, string>> {
  const made = await Promise.all(clientEntries.map(async (entry) => [addressOf.script(entry), await clientScript(entry)] as const));
  return new Map(made);
}

/** One of them: the script of an entry. */
export async function clientScript(entry: ClientEntry): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`client/${entry}.ts`, import.meta.url)),
    platform: 'browser',
    // Client sources are shipped as they are, what they share with the rest is compiled.
    resolve: { extensionAlias: { '.ts': ['.ts', '.js'] } },
    logLevel: 'silent',
  });
  try {
    const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
