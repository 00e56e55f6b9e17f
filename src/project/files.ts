import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { NotJudged } from '../model/diagnostic.ts';
import { compareText } from '../model/place.ts';
import type { Settings } from './settings.ts';
import { cannotRead, isSystemError, unread } from './text-file.ts';

/** The name that makes a folder the root of a DHF. */
export const settingsFile = 'dhf.yaml';

/** The folder that holds `dhf.yaml`, from a folder upwards; absent when there is none up to the top. */
export function findRoot(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, settingsFile))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Paths of a DHF's sources, relative to its root with `/`, and what stands in the way of reading the rest. */
export interface Listing {
  readonly files: readonly string[];
  /** Are there links among them? What these lead to decides whether something is not read. */
  readonly hasLinks: boolean;
  readonly notJudged: readonly NotJudged[];
}

type Globs = Pick<Settings['files'], 'include' | 'exclude'>;

/** Does a path belong to the sources, as `files.include` and `files.exclude` say? What git ignores is not asked. */
export function sourceFilter(settings: Globs): (path: string) => boolean {
  const isMatch = globFilter(settings);
  return (path) => isMatch(path) && !/(?:^|\/)(?:node_modules|\.[^/]*)\/|^dist\//.test(path);
}

function globFilter({ include, exclude }: Globs): (path: string) => boolean {
  const included = picomatch(include);
  const excluded = matcher(exclude);
  return (path) => included(path) && !excluded(path);
}

/** A test whether a path matches one of several globs; nothing matches no glob. */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

/**
 * Lists the sources below a root. `node_modules`, dot folders, the built site and what `ignored` names (paths from the root, folders
 * with a trailing `/`) are never entered; links are never followed.
 */
export function listFiles(root: string, settings: Settings['files'], ignored: ReadonlySet<string> = new Set()): Listing {
  const isSource = globFilter(settings);
  const leftOut = matcher(settings.exclude);
  const found: Found = { files: [], folders: new Set(['']), links: [], notJudged: [] };
  const skip = (path: string) => neverEntered(path) || ignored.has(`${path}/`) || leftOut(`${path}/${anything}`);
  const visit = (folder: string): void => {
    for (const entry of entries(root, folder, found)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (skip(path)) continue;
        found.folders.add(path);
        visit(path);
      } else if (entry.isSymbolicLink()) {
        if (!ignored.has(path) && !neverEntered(path) && !leftOut(path)) found.links.push(path);
      } else if (isSource(path) && !ignored.has(path)) {
        if (entry.isFile()) found.files.push(path);
        else found.notJudged.push(unread(path, 'it is not an ordinary file', 'Leave it out with `files.exclude`, or take it away.'));
      }
    }
  };
  visit('');
  found.files.sort(compareText);
  return { files: found.files, hasLinks: found.links.length > 0, notJudged: [...found.notJudged, ...strayLinks(root, found, isSource)] };
}

/** A name nobody gives a file: what matches it below a folder matches all that is in the folder. */
const anything = '\u0001/\u0001/\u0001';

interface Found {
  readonly files: string[];
  readonly folders: Set<string>;
  readonly links: string[];
  readonly notJudged: NotJudged[];
}

function neverEntered(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.startsWith('.') || name === 'node_modules' || path === 'dist';
}

function entries(root: string, folder: string, found: Found): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    found.notJudged.push(cannotRead(folder === '' ? '.' : folder, error));
    return [];
  }
}

/** Links that keep something from being read: what a link inside the folder leads to is read where it stands. */
function strayLinks(root: string, found: Found, isSource: (path: string) => boolean): readonly NotJudged[] {
  const read = new Set(found.files);
  const top = realpathSync(root);
  return found.links.flatMap((link) => {
    const target = resolveLink(join(root, link));
    if (target === undefined)
      return isSource(link)
        ? [unread(link, 'it is a link that leads nowhere', 'Take the link away, or put the file itself in its place.')]
        : [];
    const path = relative(top, target.path).split(sep).join('/');
    if (target.isFolder ? found.folders.has(path) : !isSource(link) || read.has(path)) return [];
    const why = path.startsWith('../')
      ? 'it is a link that leads out of the folder of dhf.yaml'
      : 'it is a link to something that is not read itself';
    return [
      unread(link, `${why}; links are not followed`, 'Put the files themselves in its place, or leave the link out with `files.exclude`.'),
    ];
  });
}

function resolveLink(path: string): { readonly path: string; readonly isFolder: boolean } | undefined {
  try {
    const target = realpathSync(path);
    return { path: target, isFolder: statSync(target).isDirectory() };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}
