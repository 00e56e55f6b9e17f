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
  /** Hears each source as it was read, for those who show its words. */
  readonly onSource?: ((source: Source) => void) | undefined;
}

/** What files say, and those that could not be read. */
export interface ReadResult {
  readonly facts: readonly Facts[];
  readonly notJudged: readonly NotJudged[];
}

/** Files read before others get a turn: git's pipe is emptied, and progress is shown. */
const turn = 100;

/** Reads files below a root, one after the other. */
export async function readSources(root: string, files: readonly string[], settings: Settings, options: ReadOptions): Promise<ReadResult> {
  const vocabulary = vocabularyOf(settings);
  const facts: Facts[] = [];
  const notJudged: NotJudged[] = [];
  for (const [at, file] of files.entries()) {
    if (at % turn === 0) {
      options.onProgress?.(at, files.length);
      await setImmediate();
    }
    const source = readText(join(root, file), file);
    if ('notJudged' in source) notJudged.push(source.notJudged);
    else {
      options.onSource?.({ file, text: source.text });
      const one = factsOf({ file, text: source.text }, vocabulary, options.stage, options.parser);
      facts.push(one.facts);
      notJudged.push(...one.notJudged);
    }
  }
  options.onProgress?.(files.length, files.length);
  return { facts, notJudged };
}
