import { hash } from 'node:crypto';
import { compareText } from '../model/place.ts';

/** A file of a product: its path relative to `dhf.yaml` with `/`, its mode as git stores it, and the SHA-256 of its content, 64 hex digits. */
export interface ProductFile {
  readonly path: string;
  readonly mode: string;
  readonly sha256: string;
}

/**
 * The product configuration hash that results are bound to, 64 hex digits: SHA-256 over one line a file in the order of paths, of path, mode and content
 * hash with NUL between them; lines are joined by a line feed.
 */
export function productHash(files: Iterable<ProductFile>): string {
  const inOrder = [...files].sort((a, b) => compareText(a.path, b.path));
  return hash('sha256', inOrder.map(({ path, mode, sha256 }) => [path, mode, sha256].join('\0')).join('\n'));
}
