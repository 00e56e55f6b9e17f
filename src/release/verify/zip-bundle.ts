import { createHash, hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { compareText } from '../../model/place.ts';
import { isSystemError } from '../../project/text-file.ts';
import { bytesOf, wholeLimit } from '../open-file.ts';
import { type Bundle, type Flaw, namesThatMislead, type Unreadable } from './bundle.ts';
import { bytesBehind, dataOf, endIn, filesListed, headBytes, sizes, type ZipFile } from './zip-form.ts';

/**
 * The files of a zip as dhf writes it, and nothing of any other: where its form has a flaw, none of its files can be read. Its files are never unpacked to
 * the disk. Throws the system's error where the zip itself cannot be read.
 */
export function zipBundle(path: string, name: string): Bundle {
  const open = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const listed = listIn(open, name);
    const places = 'flaws' in listed ? new Map<string, ZipFile>() : listed;
    return {
      files: new Map([...places].map(([file, { size }]) => [file, size])),
      flaws: 'flaws' in listed ? listed.flaws : [],
      read: async (file) => content(open, places.get(file) as ZipFile),
      sha256: (file) => hashed(open, places.get(file) as ZipFile),
      close: () => closeSync(open),
    };
  } catch (error) {
    closeSync(open);
    throw error;
  }
}

function listIn(open: number, name: string): ReadonlyMap<string, ZipFile> | { readonly flaws: readonly Flaw[] } {
  const found = fstatSync(open);
  const none = (why: string, path = name) => ({ flaws: [{ path: path === '' ? name : path, why }] });
  if (!found.isFile()) return none('is no plain file');
  const end = endIn(bytesOf(open, sizes.end, Math.max(0, found.size - sizes.end)), found.size);
  if ('wrong' in end) return none(end.wrong);
  const files = filesListed(bytesOf(open, end.length, end.at), end);
  if ('wrong' in files) return none(files.wrong, files.name);
  const paths = files.map((file) => file.name.toString('utf8'));
  const misled = [...namesThatMislead(paths), ...notText(files)];
  if (misled.length > 0) return { flaws: misled };
  const early = paths.find((path, at) => at > 0 && compareText(paths[at - 1] as string, path) > 0);
  if (early !== undefined) return none('does not stand in the order of names, as every file of a bundle does', early);
  const other = files.find((file) => !isAsListed(open, file));
  if (other !== undefined) return none('begins or ends otherwise than the list of files says', other.name.toString('utf8'));
  const swollen = files.find(({ packed, size }) => packed > size + (size >>> 8) + 64);
  if (swollen !== undefined) return none('takes more room packed than any packing needs', swollen.name.toString('utf8'));
  return new Map(paths.map((path, at) => [path, files[at] as ZipFile]));
}

function notText(files: readonly ZipFile[]): readonly Flaw[] {
  const wrong = files.filter(({ name }) => !Buffer.from(name.toString('utf8'), 'utf8').equals(name));
  return wrong.map(({ name }) => ({ path: name.toString('utf8'), why: 'has a name that is no UTF-8 text' }));
}

/** Do head and end of an entry say what the list of files says? */
function isAsListed(open: number, file: ZipFile): boolean {
  const head = headBytes(file);
  return (
    bytesOf(open, head.length, file.at).equals(head) && bytesOf(open, sizes.behind, dataOf(file) + file.packed).equals(bytesBehind(file))
  );
}

const notPacked: Unreadable = { why: 'cannot be unpacked to what the list of files in the zip says of it' };

/** The bytes of a file: as many as its entry says and no more, made from all that is packed, with the sum that the entry names. */
function content(open: number, file: ZipFile): Buffer | Unreadable {
  try {
    const packed = bytesOf(open, file.packed, dataOf(file));
    const made = inflateRawSync(packed, {
      maxOutputLength: Math.max(1, file.size),
      chunkSize: file.size + 64,
      info: true,
    }) as unknown as Inflated;
    const isWhole = made.engine.bytesWritten === file.packed && made.buffer.length === file.size && crc32(made.buffer) === file.crc;
    return isWhole ? made.buffer : notPacked;
  } catch (error) {
    return unreadable(error);
  }
}

/** What zlib answers with `info`. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

async function hashed(open: number, file: ZipFile): Promise<string | Unreadable> {
  if (file.size > wholeLimit) return await hashedInPieces(open, file);
  const bytes = content(open, file);
  return 'why' in bytes ? bytes : hash('sha256', bytes);
}

async function hashedInPieces(open: number, file: ZipFile): Promise<string | Unreadable> {
  const inflate = createInflateRaw();
  const packed = Readable.from(piecesOf(open, dataOf(file), file.packed));
  packed.on('error', (error) => inflate.destroy(error));
  const digest = createHash('sha256');
  let [size, crc] = [0, 0];
  try {
    for await (const piece of packed.pipe(inflate) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > file.size) return notPacked;
      crc = crc32(piece, crc);
      digest.update(piece);
    }
    const isWhole = inflate.bytesWritten === file.packed && size === file.size && crc === file.crc;
    return isWhole ? digest.digest('hex') : notPacked;
  } catch (error) {
    return unreadable(error);
  } finally {
    packed.destroy();
  }
}

function* piecesOf(open: number, start: number, length: number): Generator<Buffer> {
  for (let from = 0; from < length; from += piece) yield bytesOf(open, Math.min(piece, length - from), start + from);
}

const piece = 1024 * 1024;

/** What zlib or the system says of bytes that cannot be had. */
function unreadable(error: unknown): Unreadable {
  if (isSystemError(error)) return { why: `cannot be read (${error.code})` };
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE') return notPacked;
  throw error;
}
