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

/** What files say, and those that could not be read. */
export interface ReadResult {
  readonly facts: readonly Facts[];
  readonly notJudged: readonly NotJudged[];
}

/** What was read before, by file, so that only what changed since is read again. Belongs to one session. */
export type SourceCache = Map<string, CachedSource>;

interface CachedSource {
  readonly stamp: string;
  readonly text: string;
  readonly result: ReturnType<typeof factsOf>;
}

/** Files read before others get a turn: git's pipe is emptied, and progress is shown. */
const turn = 100;

/** Reads files below a root, one after the other. */
export async function readSources(root: string, files: readonly string[], settings: Settings, options: ReadOptions): Promise<ReadResult> {
  const read = readerOf(settings, options);
  const facts: Facts[] = [];
  const notJudged: NotJudged[] = [];
  for (const [at, file] of files.entries()) {
    if (at % turn === 0) {
      options.onProgress?.(at, files.length);
      await setImmediate();
    }
    const source = sourceOf(root, file, read);
    if ('notJudged' in source) {
      notJudged.push(source.notJudged);
      continue;
    }
    options.onSource?.({ file, text: source.text });
    facts.push(source.result.facts);
    notJudged.push(...source.result.notJudged);
  }
  options.onProgress?.(files.length, files.length);
  return { facts, notJudged };
}

interface Reading {
  readonly cache: SourceCache | undefined;
  /** The settings that decide what words mean: others make everything new. */
  readonly settings: string;
  readonly facts: (source: Source) => ReturnType<typeof factsOf>;
}

function readerOf(settings: Settings, { cache, stage, parser }: ReadOptions): Reading {
  const vocabulary = vocabularyOf(settings);
  return {
    cache,
    settings: cache === undefined ? '' : JSON.stringify(settings),
    facts: (source) => factsOf(source, vocabulary, stage, parser),
  };
}

/** A source as it is now. The stamp is taken before the text is read: what changes in between is read again the next time. */
function sourceOf(root: string, file: string, { cache, settings, facts }: Reading): CachedSource | { readonly notJudged: NotJudged } {
  const path = join(root, file);
  const stamp = cache === undefined ? '' : `${stampOf(path)} ${settings}`;
  const known = cache?.get(file);
  if (known !== undefined && known.stamp === stamp) return known;
  const source = readText(path, file);
  if ('notJudged' in source) return source;
  const made = { stamp, text: source.text, result: facts({ file, text: source.text }) };
  cache?.set(file, made);
  return made;
}

/** Changes with every write, also with one that keeps size and time of the content. */
function stampOf(path: string): string {
  const { mtimeNs, ctimeNs, size, ino } = lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? {};
  return [mtimeNs, ctimeNs, size, ino].join(' ');
}
