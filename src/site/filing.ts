import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroPrerenderer } from 'astro';

/** Stands in the layout for a page's body: no text of an author can be this, because its `<` would be escaped. */
export const bodyMark = '<!--body-->';

/**
 * Lays pages out as Astro does, under their number, and writes each to its address below a folder, with its body, which is taken from `bodies`. Astro itself
 * would copy every body, longer than the frame around it, from string to string.
 */
export function filing(usual: AstroPrerenderer, paths: readonly string[], bodies: Map<string, Buffer>, folder: string): AstroPrerenderer {
  return {
    ...usual,
    name: 'dhf',
    async setup() {
      await usual.setup?.();
      for (const each of new Set(paths.map((path) => dirname(path)))) mkdirSync(join(folder, each), { recursive: true });
    },
    async render(request, options) {
      const result = await usual.render(request, options);
      const laid = Buffer.from(await ('response' in result ? result.response : result).arrayBuffer());
      const path = paths[numberIn(request.url)] as string;
      write(join(folder, path), around(laid, bodies.get(path) as Buffer));
      bodies.delete(path);
      // Without a body Astro writes no file.
      return new Response(null);
    },
  };
}

/** `getStaticPaths` of the layout numbers the pages. */
function numberIn(url: string): number {
  return Number(/(\d+)(?:\.html)?$/.exec(new URL(url).pathname)?.[1]);
}

/** What is laid out, with the body in its place. */
function around(laid: Buffer, body: Buffer): readonly Buffer[] {
  const at = laid.indexOf(bodyMark);
  return [laid.subarray(0, at), body, laid.subarray(at + bodyMark.length)];
}

/** Parts one after the other, so that no page is copied whole. */
function write(path: string, parts: readonly Buffer[]): void {
  const file = openSync(path, 'w');
  try {
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}
