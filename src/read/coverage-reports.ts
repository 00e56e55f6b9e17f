import { lineStart } from '../model/place.ts';
import type { CoverageRead } from '../model/test-report.ts';
import { coberturaReader, isCobertura } from './cobertura/index.ts';
import { isLcov, lcovReader } from './lcov/index.ts';
import { looksLike, notSupported } from './looks-like.ts';
import type { PieceReader } from './piece-reader.ts';
import { refusal } from './refusal.ts';

/** Reads one coverage report. */
export type CoverageReader = (file: string) => PieceReader<CoverageRead>;

/** Formats of coverage reports, and how the first characters of one tell it. */
const formats: readonly { readonly isIt: (beginning: string) => boolean; readonly reader: CoverageReader }[] = [
  { isIt: isLcov, reader: lcovReader },
  { isIt: isCobertura, reader: coberturaReader },
];

/**
 * The reader for a coverage report, by its first characters (a few thousand). For what is no coverage report that can be read there is one that refuses it and
 * says what it looks like.
 */
export function coverageReader(file: string, beginning: string): CoverageReader {
  return formats.find(({ isIt }) => isIt(beginning))?.reader ?? unsupported(file, beginning);
}

/** Does a file begin as a coverage report does, be it one that can be read or not? */
export function isCoverage(file: string, beginning: string): boolean {
  return formats.some(({ isIt }) => isIt(beginning)) || looksLike(file, beginning)?.startsWith('a coverage report') === true;
}

function unsupported(name: string, beginning: string): CoverageReader {
  const { format, why } = notSupported(name, beginning, 'coverage report');
  const fix = 'Let the tool write LCOV or Cobertura XML.';
  return (file) => ({
    write() {},
    end: () => ({ format, files: [], unreadable: [refusal(file, why, fix, lineStart(file))] }),
  });
}
