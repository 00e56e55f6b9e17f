import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { posix, relative, resolve } from 'node:path';
import type { ReadReport } from '../../model/run-results.ts';
import { matchingFiles } from '../evidence/matching-files.ts';
import { readReport } from '../evidence/results/read-report.ts';
import type { Refused } from '../new-item.ts';
import type { Settings } from '../settings.ts';
import { isSystemError } from '../text-file.ts';

/** A file that goes with a run. */
export interface RunFile {
  /** Absolute. */
  readonly from: string;
  /** In the folder of the run. */
  readonly name: string;
  readonly sha256: string;
  /** When its content was written, in milliseconds. */
  readonly modified: number;
  /** Absent for coverage and logs. */
  readonly report?: ReadReport;
  /** A log is kept beside the results and named nowhere. */
  readonly isLog: boolean;
}

/** Where files come from: those named, or those that `dhf.yaml` lists for a system. */
export interface FilesAsked {
  /** Absolute. */
  readonly files: readonly string[];
  readonly logs: readonly string[];
}

/** Absolute paths of the result and coverage files that a system's entry in `dhf.yaml` lists and that are there. */
export function listedFiles(root: string, system: Settings['systems'][string]): readonly string[] {
  return [...matchingFiles(root, system.results), ...matchingFiles(root, system.coverage)].map((file) => resolve(root, file));
}

/** Reads the files of a run, or says which of them cannot be used. */
export async function readRunFiles({ files, logs }: FilesAsked, cwd: string): Promise<readonly RunFile[] | Refused> {
  const read: RunFile[] = [];
  const names = new Set<string>();
  for (const [at, from] of [...new Set([...files, ...logs])].entries()) {
    const isLog = at >= new Set(files).size;
    const seen = isLog ? {} : await readReport(from, relative(cwd, from).replaceAll('\\', '/') || from);
    if (seen.notJudged !== undefined)
      return { refused: `${seen.notJudged.what} cannot be taken: ${seen.notJudged.why}`, fix: seen.notJudged.fix };
    try {
      const { mtimeMs } = statSync(from);
      const sha256 = seen.report?.sha256 ?? hash('sha256', readFileSync(from));
      const report = seen.report === undefined ? {} : { report: seen.report };
      read.push({ from, name: freeName(from, names), sha256, modified: mtimeMs, isLog, ...report });
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return { refused: `${from} cannot be read (${error.code})`, fix: 'Name a file that is there.' };
    }
  }
  const markdown = read.find(({ name }) => /\.mdx?$/i.test(name));
  if (markdown !== undefined)
    return {
      refused: `${markdown.from} is Markdown, which would be read as a part of the DHF`,
      fix: 'Give it another ending, such as .txt.',
    };
  const reports = read.filter(({ report }) => report !== undefined);
  if (reports.length > 0 && reports.every(({ report }) => report?.read.tests === 0))
    return { refused: 'no test is reported in these files', fix: 'See that the tests ran, and that the tool wrote their results.' };
  return read;
}

function freeName(from: string, names: Set<string>): string {
  const base = posix.basename(from.replaceAll('\\', '/'));
  let name = base;
  for (let count = 2; names.has(name.toLowerCase()); count++) name = `${count}-${base}`;
  names.add(name.toLowerCase());
  return name;
}
