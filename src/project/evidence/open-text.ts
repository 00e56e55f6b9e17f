import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import type { NotJudged } from '../../model/diagnostic.ts';
import { encodingOf } from '../../read/encoding.ts';
import type { PieceReader } from '../../read/piece-reader.ts';
import { cannotRead, isSystemError, unread } from '../text-file.ts';

/** Bytes read before others get a turn. */
const pieceSize = 128 * 1024;

/** Signs by which the format of a file is told. */
const beginningSize = 8192;

const takeAgain = 'Take the file as the tool wrote it.';

/**
 * Reads a text file piece by piece with the reader that its first characters call for, or says why it cannot be read. Links are not followed. `file` is what
 * findings call it; `hear` hears its bytes.
 */
export async function openText<T>(
  path: string,
  file: string,
  readerFor: (beginning: string) => PieceReader<T>,
  hear: (bytes: Buffer) => void = () => {},
): Promise<{ readonly read: T } | { readonly notJudged: NotJudged }> {
  try {
    const fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      if (!fstatSync(fd).isFile()) return { notJudged: unread(file, 'it is not an ordinary file', 'Put the file itself in its place.') };
      return await readPieces(fd, file, readerFor, hear);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { notJudged: cannotRead(file, error) };
  }
}

/** The first characters of a text file, by which its format is told; undefined where it cannot be read. */
export function beginningOf(path: string): string | undefined {
  try {
    const fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const room = Buffer.allocUnsafe(2 * beginningSize);
      const bytes = room.subarray(0, fstatSync(fd).isFile() ? readSync(fd, room) : 0);
      const found = encodingOf(bytes);
      return 'why' in found ? undefined : new TextDecoder(found.encoding).decode(bytes).slice(0, beginningSize);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

async function readPieces<T>(
  fd: number,
  file: string,
  readerFor: (beginning: string) => PieceReader<T>,
  hear: (bytes: Buffer) => void,
): Promise<{ readonly read: T } | { readonly notJudged: NotJudged }> {
  const room = Buffer.allocUnsafe(pieceSize);
  let bytes = next(fd, room);
  const found = encodingOf(bytes);
  if ('why' in found) return { notJudged: unread(file, found.why, takeAgain) };
  const decoder = new TextDecoder(found.encoding, { fatal: true });
  const first = decoded(decoder, bytes);
  const reader = readerFor((first ?? '').slice(0, beginningSize));
  for (let text = first; ; text = decoded(decoder, bytes)) {
    if (text === undefined) return { notJudged: wrongBytes(fd, file, found.encoding) };
    hear(bytes);
    reader.write(text);
    if (bytes.length === 0) return { read: reader.end() };
    await setImmediate();
    bytes = next(fd, room);
  }
}

function next(fd: number, room: Buffer): Buffer {
  return room.subarray(0, readSync(fd, room, 0, room.length, null));
}

/** The text of a piece, of the last one when it is empty; undefined where its bytes are none. */
function decoded(decoder: TextDecoder, bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes, { stream: bytes.length > 0 });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Reads the file once more up to its first byte that is no text. */
function wrongBytes(fd: number, file: string, encoding: string): NotJudged {
  const decoder = new TextDecoder(encoding);
  const room = Buffer.allocUnsafe(pieceSize);
  let line = 1;
  for (let position = 0; ; ) {
    const size = readSync(fd, room, 0, room.length, position);
    position += size;
    const text = decoder.decode(room.subarray(0, size), { stream: size > 0 });
    const wrong = text.indexOf('\ufffd');
    line += text.slice(0, wrong < 0 ? undefined : wrong).split('\n').length - 1;
    if (wrong >= 0 || size === 0) return unread(file, `it holds bytes that are no text in ${encoding.toUpperCase()}`, takeAgain, line);
  }
}
