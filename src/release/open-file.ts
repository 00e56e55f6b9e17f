import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Largest file that is read whole, in bytes; what is larger is read in pieces. */
export const wholeLimit = 16 * 1024 * 1024;

const piece = 1024 * 1024;

/** So many bytes from a place on; fewer where the file ends before. */
export function bytesOf(open: number, size: number, from = 0): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for (let got = -1; got !== 0 && length < size; length += got) got = readSync(open, bytes, length, size - length, from + length);
  return bytes.subarray(0, length);
}

/** SHA-256 of the first bytes of an open file. */
export function hashOf(open: number, size: number): string {
  if (size <= wholeLimit) return hash('sha256', bytesOf(open, size));
  const digest = createHash('sha256');
  for (let from = 0; from < size; from += piece) digest.update(bytesOf(open, Math.min(piece, size - from), from));
  return digest.digest('hex');
}

/** Size and SHA-256, 64 hex digits, of a file. Throws the system's error. */
export function sumOf(file: string): { readonly size: number; readonly sha256: string } {
  const open = openSync(file, 'r');
  try {
    const { size } = fstatSync(open);
    return { size, sha256: hashOf(open, size) };
  } finally {
    closeSync(open);
  }
}
