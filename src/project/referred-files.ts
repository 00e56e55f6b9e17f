import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Facts, FoundFile, ReferenceFacts } from '../model/facts.ts';
import { nearest } from '../model/nearest.ts';
import { targetOf } from '../model/reference.ts';
import { liveInPicture } from './live-picture.ts';
import { isSystemError } from './text-file.ts';

/** Looks at what is no source. */
export interface Look {
  /** Files and folders in a folder by name; undefined for one that cannot be looked into. `''` is the DHF's folder. */
  (folder: string): ReadonlyMap<string, 'file' | 'folder'> | undefined;
  /** What a file, as a picture, holds that could run or be fetched; see `liveInPicture`. */
  readonly live: (path: string) => string | undefined;
}

/**
 * The same facts, with what stands at the paths that links and pictures name. Names are compared sign by sign, as on systems that tell upper from lower case.
 * Facts about which nothing new is known stay the same objects.
 */
export function withFiles(facts: readonly Facts[], look: Look): readonly Facts[] {
  return facts.map((each) => (each.references.length === 0 ? each : asKnown(each, look)));
}

/** Looks below a root on the disk, into each folder once. Only ordinary files and folders are there: links are never followed. */
export function lookBelow(root: string): Look {
  const seen = new Map<string, ReturnType<Look>>();
  const look = (folder: string) => {
    if (!seen.has(folder)) seen.set(folder, namesIn(join(root, folder)));
    return seen.get(folder);
  };
  return Object.assign(look, { live: (path: string) => liveInPicture(root, path) });
}

/** What was known the last time: whoever compares facts by identity sees no change where there is none. */
const known = new WeakMap<Facts, Facts>();

function asKnown(facts: Facts, look: Look): Facts {
  const references = facts.references.map((each) => withFile(each, facts.file, look));
  const before = known.get(facts);
  if (before !== undefined && isDeepStrictEqual(before.references, references)) return before;
  const made = { ...facts, references };
  known.set(facts, made);
  return made;
}

function withFile(reference: ReferenceFacts, file: string, look: Look): ReferenceFacts {
  const target = targetOf(reference.url, file);
  const found = target.to === 'file' ? find(target.path, look) : undefined;
  if (found === undefined) return reference;
  if (target.to !== 'file' || found.state !== 'file' || reference.use !== 'picture') return { ...reference, found };
  const live = look.live(target.path);
  return { ...reference, found: live === undefined ? found : { state: 'file', live } };
}

/** Goes down folder by folder; where a name is not there, on by one that is close. */
function find(path: string, look: Look): FoundFile | undefined {
  let at = '';
  let state: 'file' | 'folder' = 'folder';
  for (const [index, part] of path === '' ? [] : path.split('/').entries()) {
    const names = look(at);
    if (names === undefined) return undefined;
    const isLast = index === path.split('/').length - 1;
    const fits = (name: string) => names.has(name) && (isLast || names.get(name) === 'folder');
    const name = fits(part) ? part : nearest(part, [...names.keys()].filter(fits));
    if (name === undefined) return { state: 'missing' };
    at = at === '' ? name : `${at}/${name}`;
    state = names.get(name) ?? 'folder';
  }
  return at === path ? { state } : { state: 'missing', close: at };
}

function namesIn(folder: string): ReturnType<Look> {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const ordinary = entries.filter((entry) => entry.isFile() || entry.isDirectory());
    return new Map(ordinary.map((entry) => [entry.name, entry.isFile() ? 'file' : 'folder']));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}
