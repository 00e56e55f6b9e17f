import { type FSWatcher, watch } from 'node:fs';

/** Folders and files that are never sources, and whose changes nobody waits for. */
const quiet = /(?:^|[\\/])(?:\.|node_modules(?:[\\/]|$))/;

/**
 * Calls `onHint` when something below a folder may have changed. Only a hint: systems lose such events, and some watch no folder
 * tree at all, so whoever listens looks again from time to time. The function it gives back ends it.
 */
export function watchFolder(root: string, onHint: () => void): () => void {
  const watcher = begun(root, (name) => {
    if (name === null || !quiet.test(name)) onHint();
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
