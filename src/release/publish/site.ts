import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PublishError } from './place.ts';

/** A site that `dhf build` made. */
export interface NextSite {
  readonly folder: string;
  readonly product: string;
}

/**
 * A site in a folder, by the file that marks one.
 * @throws PublishError where it is none
 */
export function siteAt(folder: string, name: string): NextSite {
  const marker = markerIn(folder);
  if (marker?.schema === 'dhf-site/1' && typeof marker.product === 'string') return { folder, product: marker.product };
  throw new PublishError(`${name} holds no site`, 'Name the folder that `dhf build --out` made.');
}

function markerIn(folder: string): { readonly schema?: unknown; readonly product?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
