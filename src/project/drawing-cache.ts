import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Drawing } from '../model/drawing.ts';
import { isSystemError } from './text-file.ts';

/**
 * A drawing that was kept under the hash of all it depends on; undefined where there is none, and where what is there is not what was written: then it is
 * drawn again.
 */
export function cachedDrawing(key: string, isSound: (drawing: Drawing) => boolean): Drawing | undefined {
  const text = whereAllowed(() => readFileSync(join(cacheFolder(process.env), `${key}.json`), 'utf8'));
  if (text === undefined) return undefined;
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  if (text.slice(0, end) !== hash('sha256', content)) return undefined;
  const drawing = JSON.parse(content) as Drawing;
  return isSound(drawing) ? drawing : undefined;
}

/** Keeps a drawing. Where the system does not let us, it is drawn again the next time. */
export function storeDrawing(key: string, drawing: Drawing): void {
  const content = JSON.stringify(drawing);
  whereAllowed(() => {
    const folder = cacheFolder(process.env);
    const unfinished = join(folder, `${key}.${process.pid}`);
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(unfinished, `${hash('sha256', content)}\n${content}`);
      renameSync(unfinished, join(folder, `${key}.json`));
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
  });
}

/** The user's folder for what can be made again: never in the folder of the DHF, which git watches. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const own =
    env.XDG_CACHE_HOME ||
    env.LOCALAPPDATA ||
    (process.platform === 'darwin' ? join(homedir(), 'Library/Caches') : join(homedir(), '.cache'));
  return join(own, 'dhf', 'drawings');
}

/** Undefined where the system refuses, as it does where nobody has a home. */
function whereAllowed<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}
