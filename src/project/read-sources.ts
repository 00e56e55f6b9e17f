import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { NotJudged, Stage } from '../model/diagnostic.ts';
import type { Facts } from '../model/facts.ts';
import { factsOf, type Parser, type Source } from './facts.ts';
import { type Settings, vocabularyOf } from './settings.ts';
import { readText } from './text-file.ts';

/** How to read. */
export interface ReadOptions {
  readonly stage: Stage;
  /** `satteri` when absent. */
  readonly parser?: Parser | undefined;
  /** Hears how many files were read, of how many. */
  readonly onProgress?: ((read: number, total: number) => void) | undefined;
  /** Keeps what was read for the next time. */
  readonly cache?: SourceCache | undefined;
  /** Hears each source as it was read, for those who show its words. */
  readonly onSource?: ((source: Source) => void) | undefined;
}

/** What one file says, and what keeps it from being read; no facts where nothing can be said of it. */
export interface FileRead {
  readonly file: string;
  readonly facts?: Facts;
  readonly notJudged: readonly NotJudged[];
}

/** What was read before, by file, so that only what changed since is read again. Belongs to one session. */
export type SourceCache = Map<string, CachedSource>;

interface CachedSource extends FileRead {
  readonly facts: Facts;
  /** Settings decide what words mean. */
  readonly settings: Settings;
  readonly stamp: string;
  readonly source: Source;
}

/** Files read before others get a turn: git's pipe is emptied, and progress is shown. */
const turn = 100;

/** Reads files below a root, one after the other. */
export async function readSources(
  root: string,
  files: readonly string[],
  settings: Settings,
  options: ReadOptions,
): Promise<readonly FileRead[]> {
  const read = fileReader(root, settings, options);
  const found: FileRead[] = [];
  for (const [at, file] of files.entries()) {
    if (at % turn === 0) {
      options.onProgress?.(at, files.length);
      await setImmediate();
    }
    found.push(read(file));
  }
  options.onProgress?.(files.length, files.length);
  return found;
}

/** What all files say that could be read. */
export function factsIn(read: readonly FileRead[]): readonly Facts[] {
  return read.flatMap(({ facts }) => facts ?? []);
}

/** Reads a file as it is now. The stamp is taken before the text is read: what changes in between is read again the next time. */
export function fileReader(root: string, settings: Settings, { stage, parser, cache, onSource }: ReadOptions): (file: string) => FileRead {
  const vocabulary = vocabularyOf(settings);
  return (file) => {
    const path = join(root, file);
    const stamp = cache === undefined ? '' : stampOf(path);
    const known = cache?.get(file);
    if (known !== undefined && known.stamp === stamp && known.settings === settings) return known;
    const read = readText(path, file);
    if ('notJudged' in read) {
      cache?.delete(file);
      return { file, notJudged: [read.notJudged] };
    }
    const source = { file, text: read.text };
    onSource?.(source);
    // The same words in another copy of the DHF, or written anew, say the same.
    const isSame = known !== undefined && known.settings === settings && known.source.text === read.text;
    const made = isSame
      ? { file, facts: known.facts, notJudged: known.notJudged }
      : { file, ...factsOf(source, vocabulary, stage, parser) };
    cache?.set(file, { ...made, settings, stamp, source });
    return cache?.get(file) ?? made;
  };
}

/** Changes with every write, also with one that keeps size and time of the content. */
export function stampOf(path: string): string {
  const { mtimeNs, ctimeNs, size, ino } = lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? {};
  return [mtimeNs, ctimeNs, size, ino].join(' ');
}
