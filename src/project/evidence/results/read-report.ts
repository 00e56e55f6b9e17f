import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { NotJudged } from '../../../model/diagnostic.ts';
import { comparePlaces } from '../../../model/place.ts';
import type { ReadReport } from '../../../model/run-results.ts';
import type { ReportedTest } from '../../../model/test-report.ts';
import { testReportReader } from '../../../read/test-reports.ts';
import { cannotRead, isSystemError, unread } from '../../text-file.ts';

/** A report of tests as it was read, or why it cannot be: `report` is absent then, and so is it for a file that is there and is none. */
export interface ReportSeen {
  readonly report?: ReadReport;
  readonly notJudged?: NotJudged;
  /** Is it a coverage report, which is read elsewhere? */
  readonly isCoverage?: true;
}

/** Bytes read before others get a turn. */
const pieceSize = 256 * 1024;

/** Signs by which the format of a report is told. */
const beginningSize = 8192;

/** Reads a file piece by piece; `file` is what findings call it. Links are not followed. */
export async function readReport(path: string, file: string): Promise<ReportSeen> {
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { notJudged: cannotRead(file, error) };
  }
  try {
    if (!fstatSync(fd).isFile()) return { notJudged: unread(file, 'it is not an ordinary file', 'Put the file itself in its place.') };
    return await readPieces(fd, file);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return { notJudged: unread(file, 'it holds bytes that are not text', 'Take the file as the tool wrote it.') };
    if (!isSystemError(error)) throw error;
    return { notJudged: cannotRead(file, error) };
  } finally {
    closeSync(fd);
  }
}

async function readPieces(fd: number, file: string): Promise<ReportSeen> {
  const digest = createHash('sha256');
  const room = Buffer.allocUnsafe(pieceSize);
  const tests: ReportedTest[] = [];
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let reader: ReturnType<ReturnType<typeof testReportReader>> | undefined;
  const write = (text: string) => {
    reader ??= testReportReader(file, text.slice(0, beginningSize))(file, (test) => tests.push(test));
    reader.write(text);
  };
  for (let got = -1; got !== 0; ) {
    got = readSync(fd, room, 0, pieceSize, null);
    const bytes = room.subarray(0, got);
    digest.update(bytes);
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    write(decoder.decode(bytes, { stream: got !== 0 }));
    await setImmediate();
  }
  const read = reader?.end();
  if (read === undefined) return {};
  // A reader may hold a failure back, in case the test passes when tried again.
  tests.sort((a, b) => comparePlaces(a.place, b.place));
  const [why] = read.unreadable;
  if (why === undefined) return { report: { file, sha256: digest.digest('hex'), tests, read } };
  return read.format.startsWith('a coverage report') ? { isCoverage: true } : { notJudged: { ...why, blocking: true } };
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
