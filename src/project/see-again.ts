import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compareText } from '../model/place.ts';
import { areDrawn } from './drawings.ts';
import { dependsOn } from './evidence/index.ts';
import { settingsFile, sourceFilter } from './files.ts';
import type { GitFacts, NoGit } from './git.ts';
import { blobIds } from './git-index.ts';
import { isIgnored } from './git-words.ts';
import { type FileRead, factsIn, fileReader, type SourceCache } from './read-sources.ts';
import { isOfRegisters } from './registers.ts';
import { type Seen, seeBesides, type TraceOptions, withReferred } from './seen.ts';
import { vocabularyOf } from './settings.ts';
import { approvalsIn, isOfSignatures } from './signatures.ts';

/** What was seen, and what stands in HEAD for files that changed since everything was looked at; nothing for one that is not there. */
export interface Watched {
  readonly seen: Seen;
  readonly committed: ReadonlyMap<string, string | undefined>;
}

export interface AgainOptions extends TraceOptions {
  readonly cache: SourceCache;
}

/** A file that may have changed. */
interface Changed {
  readonly file: string;
  readonly isThere: boolean;
  readonly wasRead: boolean;
  readonly isSource: boolean;
}

/**
 * What is seen when these files changed and nothing else. Undefined where that takes a look at everything: settings or a register changed, a folder
 * or a link is among them, an approval or its signature is, a diagram has to be drawn, or only git could tell.
 */
export function seeAgain(root: string, { seen, committed }: Watched, files: Iterable<string>, options: AgainOptions): Watched | undefined {
  const changed = changedIn(root, seen, files);
  if (changed === undefined) return undefined;
  const before = new Map(changed.map(({ file }) => [file, options.cache.get(file)?.source.text]));
  const read = fileReader(root, seen.settings.settings, options);
  const now = new Map(changed.filter(({ isThere, isSource }) => isThere && isSource).map(({ file }) => [file, read(file)]));
  if (!areDrawn(factsIn([...now.values()]))) return undefined;
  for (const { file, isThere } of changed) if (!isThere) options.cache.delete(file);
  const git = gitAfter(seen.git, committed, changed, before, (file) => options.cache.get(file)?.source.text);
  const after = filesAfter(root, seen, changed, now, options.cache);
  if (git === undefined || touchesSignatures(seen, after.read, changed) || touchesEvidence(seen, after.read, changed)) return undefined;
  return { seen: { ...seen, ...after, git: git.facts }, committed: git.committed };
}

/** Did an approval come, go or change, or a file that shows its signature? */
function touchesSignatures({ signing, settings }: Seen, read: readonly FileRead[], changed: readonly Changed[]): boolean {
  const now = approvalsIn(factsIn(read), vocabularyOf(settings.settings));
  return !isDeepStrictEqual(now, signing.approvals) || changed.some(({ file }) => isOfSignatures(signing, file));
}

/** Did something change that evidence was read from? */
function touchesEvidence({ evidence, read: before, settings }: Seen, read: readonly FileRead[], changed: readonly Changed[]): boolean {
  const files = new Set(changed.map(({ file }) => file));
  const written = [...before, ...read].filter(({ file }) => files.has(file));
  return dependsOn(evidence, files, factsIn(written), vocabularyOf(settings.settings));
}

function changedIn(root: string, { settings, listing, git }: Seen, files: Iterable<string>): readonly Changed[] | undefined {
  const isSource = sourceFilter(settings.settings.files);
  const found: Changed[] = [];
  for (const file of files) {
    const state = stateOf(join(root, file));
    const wasFolder = state === 'nothing' && listing.files.some((each) => each.startsWith(`${file}/`));
    const isRegister = isOfRegisters(settings.settings, file);
    if (file === settingsFile || isRegister || file.endsWith('.gitignore') || state === 'other' || wasFolder) return undefined;
    const source = isSource(file) && !isIgnored(file, git);
    found.push({ file, isThere: state === 'file', wasRead: listing.files.includes(file), isSource: source });
  }
  // What a link leads to may be read elsewhere now, or no more.
  return listing.hasLinks && found.some(namesDiffer) ? undefined : found;
}

function stateOf(path: string): 'file' | 'nothing' | 'other' {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 'nothing' : stat.isFile() ? 'file' : 'other';
}

function namesDiffer({ isThere, wasRead, isSource }: Changed): boolean {
  return !isSource || isThere !== wasRead;
}

function filesAfter(
  root: string,
  seen: Seen,
  changed: readonly Changed[],
  now: ReadonlyMap<string, FileRead>,
  cache: SourceCache,
): Pick<Seen, 'listing' | 'read' | 'besides'> {
  if (!changed.some(namesDiffer)) {
    const again = new Map(withReferred([...now.values()], seen.besides.look).map((each) => [each.file, each]));
    return { listing: seen.listing, read: seen.read.map((each) => again.get(each.file) ?? each), besides: seen.besides };
  }
  const besides = seeBesides(root, seen.settings);
  const gone = new Set(changed.filter(({ isThere }) => !isThere).map(({ file }) => file));
  const files = [...new Set([...seen.listing.files, ...now.keys()])].filter((file) => !gone.has(file)).sort(compareText);
  const unreadable = new Map(seen.read.filter(({ facts }) => facts === undefined).map((each) => [each.file, each]));
  const read = files.map((file) => (now.get(file) ?? cache.get(file) ?? unreadable.get(file)) as FileRead);
  return { listing: { ...seen.listing, files }, read: withReferred(read, besides.look), besides };
}

/** What git would say, as far as that follows from the words before and after; undefined where it does not. */
function gitAfter(
  git: GitFacts | NoGit,
  committed: ReadonlyMap<string, string | undefined>,
  changed: readonly Changed[],
  before: ReadonlyMap<string, string | undefined>,
  textOf: (file: string) => string | undefined,
): { readonly facts: GitFacts | NoGit; readonly committed: ReadonlyMap<string, string | undefined> } | undefined {
  if ('missing' in git) return { facts: git, committed };
  const heads = new Map(committed);
  const differing = new Set(git.changed);
  for (const { file, isThere, wasRead, isSource } of changed) {
    if (!isSource) continue;
    if (!heads.has(file)) {
      const isKnown = differing.has(file) ? isThere && wasRead : !wasRead || before.get(file) !== undefined;
      if (!isKnown) return undefined;
      // Its words in HEAD are not known, but that it differs from them was: only where it is as the index has it now, git has to tell.
      if (differing.has(file)) {
        if (isAsStored(textOf(file) ?? '', git.tracked.get(file)?.blob)) return undefined;
        continue;
      }
      heads.set(file, before.get(file));
    }
    const isSame = isThere ? textOf(file) !== undefined && textOf(file) === heads.get(file) : heads.get(file) === undefined;
    if (isSame) differing.delete(file);
    else differing.add(file);
  }
  return { facts: { ...git, changed: [...differing] }, committed: heads };
}

/** Might this be what git stores under an ID, with a byte order mark or other line ends perhaps? */
function isAsStored(text: string, blob: string | undefined): boolean {
  if (blob === undefined) return false;
  return [text, `\uFEFF${text}`, text.replaceAll('\r\n', '\n')].some((each) => blobIds(Buffer.from(each)).includes(blob));
}
