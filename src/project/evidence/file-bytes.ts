import { createHash, hash } from 'node:crypto';
import { closeSync, constants, type Dirent, openSync, readdirSync, readlinkSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import picomatch from 'picomatch';
import type { NotJudged } from '../../model/diagnostic.ts';
import { compareText } from '../../model/place.ts';
import { readSourceTags, type SourceTags } from '../../read/source-tags/index.ts';
import { matcher } from '../files.ts';
import { blobIds } from '../git-index.ts';
import { stampOf } from '../read-sources.ts';
import { type Settings, vocabularyOf } from '../settings.ts';
import { isSystemError, readBytes, sizeLimit, unread } from '../text-file.ts';
import type { Looking } from './part.ts';
import { sourceText } from './source-text.ts';

/** What files of a software system are for, as its entry in `dhf.yaml` spells it. */
export type FileRole = (typeof roles)[number];

const roles = ['product', 'tests', 'lockfiles', 'build'] as const;

/** What is known of the content of one file. */
export interface FileBytes {
  /** As git stores it: an ordinary file, a program, a link. */
  readonly mode: '100644' | '100755' | '120000';
  /** Of the content, 64 hex digits; of a link, of the path that it names. Links are never followed. */
  readonly sha256: string;
  /** The same content with LF wherever it has CRLF, as git stores a text that it wrote with CRLF; absent where it has none. */
  readonly withLf?: { readonly sha256: string; readonly blobs: readonly string[] };
  /** What its comments say, where it belongs to product or tests and is a text of at most 16 MB. */
  readonly tags?: SourceTags;
}

/** The files that `systems` in `dhf.yaml` lists, as far as they are in this repository. */
export interface SystemFiles {
  /** Paths relative to `dhf.yaml`, sorted, by software system and role; a system whose repository is elsewhere is absent. */
  readonly systems: ReadonlyMap<string, Readonly<Record<FileRole, readonly string[]>>>;
  /** By path; one that could not be read is absent. */
  readonly bytes: ReadonlyMap<string, FileBytes>;
  /** Files and folders that could not be read. */
  readonly unread: readonly NotJudged[];
}

/**
 * Lists and reads the files of all software systems, once for everybody who looks at the same time; what did not change since an earlier look
 * with the same settings is not read again. `node_modules`, git's own folder and what git ignores are left out.
 */
export function systemFiles(looking: Looking): Promise<SystemFiles> {
  const seen = looks.get(looking) ?? seeFiles(looking);
  looks.set(looking, seen);
  return seen;
}

/** Does a path match what `systems` lists for a role, or for any? */
export function isSystemFile(settings: Settings, only: readonly FileRole[] = roles): (path: string) => boolean {
  return matcher(systemsHere(settings).flatMap(([, system]) => only.flatMap((role) => system[role])));
}

const looks = new WeakMap<Looking, Promise<SystemFiles>>();

interface Kept {
  readonly stamp: string;
  readonly bytes: FileBytes;
}

/** What was read at the last look, by path; belongs to the settings of one session. */
const kept = new WeakMap<Settings, { readonly root: string; readonly files: ReadonlyMap<string, Kept> }>();

/** Files read before others get a turn. */
const turn = 100;

async function seeFiles({ root, settings, answers }: Looking): Promise<SystemFiles> {
  const systems = systemsHere(settings);
  if (systems.every(([, system]) => roles.every((role) => system[role].length === 0))) return nothing(systems);
  const found = listBelow(root, settings, 'missing' in answers ? new Set() : answers.ignored);
  const before = kept.get(settings);
  const known = before?.root === root ? before.files : new Map<string, Kept>();
  const files = new Map<string, Kept>();
  const read = fileReader(root, settings);
  for (const [at, [path, isLink]] of [...found.files].entries()) {
    if (at % turn === 0) await setImmediate();
    try {
      files.set(path, read(path, isLink, known.get(path)));
    } catch (error) {
      found.unread.push(cannotRead(path, error));
    }
  }
  kept.set(settings, { root, files });
  const paths = [...found.files.keys()].sort(compareText);
  return {
    systems: new Map(systems.map(([id, system]) => [id, byRole((role) => paths.filter(matcher(system[role])))])),
    bytes: new Map([...files].map(([path, { bytes }]) => [path, bytes])),
    unread: found.unread,
  };
}

type System = Settings['systems'][string];

/** The entries of software systems whose files are in this repository. */
export function systemsHere(settings: Settings): readonly (readonly [string, System])[] {
  return Object.entries(settings.systems).filter(([, { repository }]) => repository === '');
}

function nothing(systems: readonly (readonly [string, System])[]): SystemFiles {
  return { systems: new Map(systems.map(([id]) => [id, byRole(() => [])])), bytes: new Map(), unread: [] };
}

function byRole(pathsOf: (role: FileRole) => readonly string[]): Record<FileRole, readonly string[]> {
  return { product: pathsOf('product'), tests: pathsOf('tests'), lockfiles: pathsOf('lockfiles'), build: pathsOf('build') };
}

interface Found {
  /** Is it a link? By path. */
  readonly files: Map<string, boolean>;
  readonly unread: NotJudged[];
}

/** Looks through no more folders than the globs begin with. */
function listBelow(root: string, settings: Settings, ignored: ReadonlySet<string>): Found {
  const isListed = isSystemFile(settings);
  const bases = systemsHere(settings).flatMap(([, system]) =>
    roles.flatMap((role) => system[role].map((glob) => picomatch.scan(glob).base)),
  );
  const mayHold = (folder: string) => bases.some((base) => base === '' || within(folder, base) || within(base, folder));
  const found: Found = { files: new Map(), unread: [] };
  const visit = (folder: string): void => {
    for (const entry of entries(root, folder, found)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        const isOurs = entry.name !== 'node_modules' && entry.name !== '.git' && !ignored.has(`${path}/`);
        if (isOurs && mayHold(path)) visit(path);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && !ignored.has(path) && isListed(path)) {
        found.files.set(path, entry.isSymbolicLink());
      }
    }
  };
  visit('');
  return found;
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function entries(root: string, folder: string, found: Found): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    found.unread.push(cannotRead(folder === '' ? '.' : folder, error));
    return [];
  }
}

/** The stamp is taken before the content is read: what changes in between is read again the next time. */
function fileReader(root: string, settings: Settings): (path: string, isLink: boolean, before: Kept | undefined) => Kept {
  const mayHoldTags = isSystemFile(settings, ['product', 'tests']);
  const vocabulary = vocabularyOf(settings);
  const tagsOf = (path: string, text: string) => readSourceTags(path, text, settings.source.tags, vocabulary);
  return (path, isLink, before) => {
    const whole = join(root, path);
    const stamp = stampOf(whole);
    if (before?.stamp === stamp) return before;
    if (isLink) return { stamp, bytes: { mode: '120000', sha256: hash('sha256', readlinkSync(whole)) } };
    return { stamp, bytes: fileBytes(whole, mayHoldTags(path) ? (text) => tagsOf(path, text) : undefined) };
  };
}

function fileBytes(path: string, tagsOf?: (text: string) => SourceTags): FileBytes {
  const bytes = readBytes(path);
  const mode = (statSync(path).mode & 0o100) === 0 ? '100644' : '100755';
  if (bytes.length > sizeLimit) return { mode, sha256: hashOfLarge(path) };
  const text = tagsOf === undefined ? undefined : sourceText(bytes);
  return {
    ...{ mode, sha256: hash('sha256', bytes) },
    ...(bytes.includes('\r\n') ? { withLf: hashesWithLf(bytes) } : {}),
    ...(text === undefined || tagsOf === undefined ? {} : { tags: tagsOf(text) }),
  };
}

function hashesWithLf(bytes: Buffer): Required<FileBytes>['withLf'] {
  const text = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return { sha256: hash('sha256', text), blobs: blobIds(text) };
}

function hashOfLarge(path: string): string {
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  const room = Buffer.allocUnsafe(1024 * 1024);
  const digest = createHash('sha256');
  try {
    for (let got = readSync(fd, room); got > 0; got = readSync(fd, room)) digest.update(room.subarray(0, got));
    return digest.digest('hex');
  } finally {
    closeSync(fd);
  }
}

function cannotRead(path: string, error: unknown): NotJudged {
  if (!isSystemError(error)) throw error;
  const why = `\`systems\` in dhf.yaml lists it, and the system does not let it be read (${error.code})`;
  return unread(path, why, 'Make it readable, or leave it out of `systems`.');
}
