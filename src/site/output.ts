import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Source } from '../project/facts.ts';

/** The file that marks a folder as a site of ours; also what a machine reads of a site. */
export const markerFile = 'site.json';

/** A DHF's folder and what was read in it. */
export interface Sources {
  readonly root: string;
  readonly sources: readonly Source[];
}

/** Thrown where a site cannot be put or made; `fix` says what to do. */
export class OutputError extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/**
 * Refuses to put a site over its own sources or among them.
 * @throws OutputError
 */
export function refuseSources(out: string, { sources, root }: Sources): void {
  const path = resolve(out);
  const folders = new Set(sources.map(({ file }) => dirname(file)).filter((folder) => folder !== '.'));
  if (!isInside(root, path) && ![...folders].some((folder) => isInside(path, join(root, folder)))) return;
  throw new OutputError(`${out} belongs to the sources`, 'Name another folder with --out, such as dist beside them.');
}

/** Is a path the same as a folder, or below it? */
function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/**
 * Refuses a folder that holds something other than a site of ours.
 * @throws OutputError
 */
export function refuseForeign(out: string): void {
  const path = resolve(out);
  const entries = readable(standing(path));
  if (!existsSync(path)) return;
  if (entries.length === 0 || isOurs(path)) return;
  throw new OutputError(
    `${out} holds files that dhf did not write`,
    'Name an empty or a new folder with --out, or empty this one yourself.',
  );
}

/** The folder itself, or the nearest above it that is there. */
function standing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : standing(dirname(path));
}

function readable(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    throw new OutputError(`${path} is no folder that can be read`, 'Name another folder with --out.');
  }
}

function isOurs(path: string): boolean {
  try {
    return JSON.parse(readFileSync(join(path, markerFile), 'utf8')).schema === 'dhf-site/1';
  } catch {
    return false;
  }
}

/**
 * Takes an earlier site of ours away, so that after a refusal nothing looks fresh. It goes whole: half a site would be taken for somebody else's files.
 * Answers whether there was one.
 * @throws OutputError
 */
export function removeSite(out: string): boolean {
  const path = resolve(out);
  return writing(path, () => {
    if (!existsSync(dirname(path))) return false;
    clearLeftovers(path);
    if (!isOurs(path)) return false;
    renameSync(path, beside(path, 'new'));
    clearLeftovers(path);
    return true;
  });
}

/**
 * Puts a finished site in place whole. It is brought beside the old one first, so that taking its place is a matter of two names.
 * @throws OutputError
 */
export function putInPlace(made: string, target: string): void {
  writing(target, () => {
    mkdirSync(dirname(target), { recursive: true });
    clearLeftovers(target);
    const fresh = beside(target, 'new');
    bring(made, fresh);
    if (existsSync(target)) renameSync(target, beside(target, 'old'));
    renameSync(fresh, target);
    clearLeftovers(target);
  });
}

/** A name is enough on one disk; from another disk it is a copy. */
function bring(made: string, to: string): void {
  try {
    renameSync(made, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFolder(made, to);
  }
}

/** Copies a folder that holds files and folders to a place where nothing is. */
export function copyFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else copyFileSync(source, target);
  }
}

/** What the system does not let happen is for the user to put right; what was begun is taken back. */
function writing<T>(target: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const trouble = outputTrouble(error, `the site cannot be written to ${target}`, 'Name a folder you may write to with --out.');
    try {
      clearLeftovers(target);
    } catch {
      // The fault that is told is the first one; the next build clears up.
    }
    throw trouble;
  }
}

/** What the system refused, for its user; anything else stays the fault it is. */
export function outputTrouble(error: unknown, message: string, fix: string): unknown {
  const { code = '', errno } = error as NodeJS.ErrnoException;
  if (errno === undefined && !/^E[A-Z0-9]+$/.test(code)) return error;
  // Node has no name for some of what its own rm meets.
  return new OutputError(`${message}${code === '' ? '' : ` (${code})`}`, noRoom.has(code) ? room : fix);
}

/** The disk is full, or a limit of the system or of the user's share is reached. */
const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const room = 'There is no room: free some space on this disk, or ask whoever limits it.';

/** Beside a site: the one before it while it is replaced, or what is not yet or no more a site. */
function beside(target: string, state: 'old' | 'new'): string {
  return join(dirname(target), `.${basename(target)}.dhf-${state}`);
}

/** What a build that was killed left behind. A site that was moved aside and never replaced goes back to its place. */
function clearLeftovers(target: string): void {
  const old = beside(target, 'old');
  if (existsSync(old) && !existsSync(target)) renameSync(old, target);
  for (const left of [old, beside(target, 'new')].filter((each) => existsSync(each))) rmSync(left, { recursive: true, force: true });
}
