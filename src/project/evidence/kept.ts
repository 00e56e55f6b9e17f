import { join } from 'node:path';
import { stampOf } from '../read-sources.ts';
import type { Settings } from '../settings.ts';
import type { Looking } from './part.ts';

/** Makes something of a file, or gives what was made of it at an earlier look with the same settings, while the file is as it was. */
export type Keeper<T> = (looking: Looking, file: string, make: () => T) => T;

/** What is kept belongs to the settings of one session. The stamp is taken before the file is read: what changes in between is read again. */
export function keeper<T>(): Keeper<T> {
  const kept = new WeakMap<Settings, Map<string, { readonly stamp: string; readonly made: T }>>();
  return ({ root, settings }, file, make) => {
    const known = kept.get(settings) ?? new Map();
    kept.set(settings, known);
    const path = join(root, file);
    const stamp = stampOf(path);
    const before = known.get(path);
    if (before?.stamp === stamp) return before.made;
    const made = make();
    known.set(path, { stamp, made });
    return made;
  };
}
