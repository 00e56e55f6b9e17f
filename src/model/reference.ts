import type { FoundFile } from './facts.ts';

/** A file or folder of the DHF by its path from the DHF's folder, and a heading in it. */
export interface FileTarget {
  readonly to: 'file';
  readonly path: string;
  readonly fragment?: string;
}

/**
 * Where the address of a link or picture leads: to the web (mail too); to a file of the DHF; out of the DHF's folder; somewhere that only its scheme knows (`data:`, `file:`, `//host`); nowhere, when it is empty.
 */
export type Target = FileTarget | { readonly to: 'web' | 'outside' | 'elsewhere' | 'nowhere' };

/** What an address means in a file of the DHF. One that starts with `/` counts from the DHF's folder. */
export function targetOf(url: string, file: string): Target {
  if (url.trim() === '') return { to: 'nowhere' };
  if (/^(?:https?:\/\/|mailto:)/i.test(url)) return { to: 'web' };
  if (/^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(url)) return { to: 'elsewhere' };
  const [, written = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const path = written === '' ? file : resolved(file, decoded(written));
  if (path === undefined) return { to: 'outside' };
  return { to: 'file', path, ...(fragment === undefined || fragment === '' ? {} : { fragment: decoded(fragment) }) };
}

/** What stands at the path that a reference names: a source that was read is there; for the rest somebody has to have looked. Undefined when nobody did. */
export function stateOf(
  { path }: FileTarget,
  found: FoundFile | undefined,
  sources: { has(file: string): boolean },
): FoundFile['state'] | undefined {
  return sources.has(path) ? 'file' : found?.state;
}

/** Is it a file of a kind that every browser shows as a picture? */
export function isPicture(path: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(path);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Path from the DHF's folder, `''` for the folder itself; undefined for one that leads out of it. */
function resolved(file: string, target: string): string | undefined {
  const parts = target.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
