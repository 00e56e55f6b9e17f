import { type FSWatcher, watch } from 'node:fs';
import { sep } from 'node:path';

/** Folders and files that are never sources, and whose changes nobody waits for. */
const quiet = /(?:^|[\\/])(?:\.(?!gitignore$)|node_modules(?:[\\/]|$))/;

/**
 * Calls `onHint` when something below a folder may have changed, with its path from there, written with `/`, where the system says it. Only a
 * hint: systems lose such events, and some watch no folder tree at all, so whoever listens looks again from time to time. The function it gives
 * back ends it.
 */
export function watchFolder(root: string, onHint: (path?: string) => void): () => void {
  const watcher = begun(root, (name) => {
    if (name === null) onHint();
    else if (!quiet.test(name)) onHint(name.split(sep).join('/'));
  });
  watcher?.on('error', () => watcher.close());
  return () => watcher?.close();
}

function begun(root: string, onName: (name: string | null) => void): FSWatcher | undefined {
  try {
    return watch(root, { recursive: true, ignore: quiet }, (_, name) => onName(name));
  } catch {
    return undefined;
  }
}
