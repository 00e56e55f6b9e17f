import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { Deflate, Zip, type ZipInputFile } from 'fflate';
import { compareText } from '../model/place.ts';

/** A file that goes into a zip. */
export interface ZipEntry {
  /** In the zip, with `/`. */
  readonly path: string;
  /** On this disk. */
  readonly file: string;
}

/** A zip that was written. */
export interface Zipped {
  readonly size: number;
  readonly sha256: string;
}

/** How much is read at once. It enters into where compression begins anew, so another number makes other bytes. */
const piece = 1 << 20;

/** Of the classic form, which every program reads. */
const most = { files: 65_535, bytes: 0xffff_ffff };

/**
 * Writes a zip piece by piece: the same bytes for the same paths and contents, whatever machine, time, zone and rights of files. Answers why it cannot be
 * written where it would hold more than the classic form can. Throws the system's error.
 */
export function writeZip(entries: readonly ZipEntry[], to: string): Zipped | { readonly tooLarge: string } {
  if (entries.length > most.files) return { tooLarge: `it would hold ${entries.length} files, and a zip holds ${most.files}` };
  const sink = sinkTo(to);
  try {
    const zip = new Zip((error, bytes) => {
      if (error !== null) throw error;
      sink.write(bytes);
    });
    for (const entry of [...entries].sort((a, b) => compareText(a.path, b.path))) {
      add(entry, zip);
      if (sink.size() > most.bytes) return tooLong;
    }
    zip.end();
    return sink.size() > most.bytes ? tooLong : sink.end();
  } finally {
    sink.close();
  }
}

const tooLong = { tooLarge: 'it would be larger than 4 GB, and a zip is not' };

/** A file that is written in large pieces: of small ones there are many. */
function sinkTo(path: string) {
  const open = openSync(path, 'w');
  const digest = createHash('sha256');
  let waiting: Uint8Array[] = [];
  let [held, size] = [0, 0];
  const flush = () => {
    const bytes = Buffer.concat(waiting);
    [waiting, held] = [[], 0];
    digest.update(bytes);
    for (let from = 0; from < bytes.length; ) from += writeSync(open, bytes, from);
  };
  return {
    write(bytes: Uint8Array) {
      waiting.push(bytes);
      held += bytes.length;
      size += bytes.length;
      if (held >= piece) flush();
    },
    size: () => size,
    end() {
      flush();
      return { size, sha256: digest.digest('hex') };
    },
    close: () => closeSync(open),
  };
}

/** One entry: a plain file of Unix that all may read, of the first day that a zip can name. */
function add({ path, file }: ZipEntry, zip: Zip): void {
  const entry: ZipInputFile = {
    ...{ filename: path, size: 0, crc: 0, compression: 8, flag: 0, os: 3, attrs: (0o100644 << 16) >>> 0 },
    // Local, because it is written as the local time that it names.
    mtime: new Date(1980, 0, 1),
  };
  zip.add(entry);
  const deflate = new Deflate({ level: 6 }, (bytes, isLast) => entry.ondata?.(null, bytes, isLast));
  for (const { bytes, isLast } of piecesOf(file)) {
    entry.size += bytes.length;
    entry.crc = crc32(bytes, entry.crc);
    deflate.push(bytes, isLast);
  }
}

/** A file in pieces of one length; the last is shorter, and may be empty. */
function* piecesOf(file: string): Generator<{ readonly bytes: Uint8Array; readonly isLast: boolean }> {
  const open = openSync(file, 'r');
  try {
    for (;;) {
      const bytes = new Uint8Array(piece);
      let read = 0;
      while (read < piece) {
        const more = readSync(open, bytes, read, piece - read, null);
        if (more === 0) break;
        read += more;
      }
      const isLast = read < piece;
      yield { bytes: bytes.subarray(0, read), isLast };
      if (isLast) return;
    }
  } finally {
    closeSync(open);
  }
}
