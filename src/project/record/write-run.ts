import { constants, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { TraceItem } from '../../model/trace-item.ts';
import { writeNew } from '../new-file.ts';
import { nextId, seriesOf } from '../next-id.ts';
import { runsFolder } from '../settings.ts';
import type { Survey } from '../survey.ts';
import type { RunFile } from './result-files.ts';

/** Where a run is recorded; paths relative to the root, with `/`. */
export interface RunPlace {
  readonly id: string;
  readonly file: string;
  /** For the files that belong to it. */
  readonly folder: string;
}

export interface KeptFile extends RunFile {
  readonly path: string;
}

/** The place of a run that was started, or of the next one: no run, branch or folder has its ID. */
export function placeFor({ root, settings, vocabulary, used }: Survey, open: TraceItem | undefined): RunPlace {
  const folder = runsFolder(settings);
  if (open !== undefined) return { id: open.id, file: open.place.file, folder: posix.join(folder, open.id) };
  const taken = new Set(used);
  const prefix = vocabulary.prefixFor('test-run') ?? 'RUN';
  for (;;) {
    const id = nextId(seriesOf(prefix, settings.ids.pattern, taken), taken);
    const place = { id, file: posix.join(folder, `${id}.md`), folder: posix.join(folder, id) };
    if (!existsSync(join(root, place.file)) && !existsSync(join(root, place.folder))) return place;
    taken.add(id);
  }
}

/** Where files of a run are kept. */
export function pathsOf({ folder }: RunPlace, files: readonly RunFile[]): readonly KeptFile[] {
  return files.map((file) => ({ ...file, path: posix.join(folder, file.name) }));
}

/** Copies the files byte for byte, then writes the record: whoever sees the record sees its files. What was written is taken away again when something fails. */
export function writeRun({ root }: Survey, { file, folder }: RunPlace, files: readonly KeptFile[], text: string, isThere: boolean): void {
  const copied: string[] = [];
  try {
    if (files.length > 0) mkdirSync(join(root, folder), { recursive: true });
    for (const { from, path } of files) {
      copyFileSync(from, join(root, path), constants.COPYFILE_EXCL);
      copied.push(path);
    }
    if (isThere) writeFileSync(join(root, file), text);
    else if (!writeNew(join(root, file), text)) throw new Error(`${file} was written by somebody else meanwhile`);
  } catch (error) {
    for (const path of copied) rmSync(join(root, path), { force: true });
    throw error;
  }
}
