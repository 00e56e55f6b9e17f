import { isUtf8 } from 'node:buffer';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import type { NotJudged } from '../model/diagnostic.ts';
import { lineStart } from '../model/place.ts';

/** Files above this are not read: no page of a design history file is that long. */
export const sizeLimit = 16 * 1024 * 1024;

const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
let room: Buffer | undefined;

/** The text of a file without its byte order mark, or why it cannot be judged. Links are not followed. `file` is what findings call it. */
export function readText(path: string, file: string): { readonly text: string } | { readonly notJudged: NotJudged } {
  try {
    return decode(readBytes(path), file);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { notJudged: cannotRead(file, error) };
  }
}

/** What cannot be read stops the judging: something in it might change the verdict. */
export function unread(file: string, why: string, fix: string, line = 1): NotJudged {
  return { what: file, why, fix, place: lineStart(file, line), blocking: true };
}

export function cannotRead(file: string, error: NodeJS.ErrnoException): NotJudged {
  const [why, fix] = systemWords[error.code ?? ''] ?? [
    `the system does not let it be read (${error.code})`,
    'Make it readable, or leave it out with `files.exclude`.',
  ];
  return unread(file, why, fix);
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'syscall' in error;
}

const systemWords: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  EACCES: ['you have no permission to read it', 'Give yourself the permission, or leave it out with `files.exclude`.'],
  EPERM: ['you have no permission to read it', 'Give yourself the permission, or leave it out with `files.exclude`.'],
  ENOENT: ['it is not there', 'Put it there, or run the command again if it was moved meanwhile.'],
  ELOOP: ['it is a link, and links are not followed', 'Put the file itself in its place.'],
  EISDIR: ['it is a folder, not a file', 'Give the folder another name, or leave it out with `files.exclude`.'],
};

/** The bytes of a file, in room that the next call uses again; of one above the limit its beginning, longer than the limit. Throws what the system says. */
export function readBytes(path: string): Buffer {
  room ??= Buffer.allocUnsafeSlow(sizeLimit + 1);
  const fd = openSync(path, flags);
  try {
    let length = 0;
    for (let got = -1; got !== 0 && length < room.length; length += got) got = readSync(fd, room, length, room.length - length, null);
    return room.subarray(0, length);
  } finally {
    closeSync(fd);
  }
}

/** Bytes as text without its byte order mark, or why they are none. */
export function decode(bytes: Buffer, file: string): { readonly text: string } | { readonly notJudged: NotJudged } {
  if (bytes.length > sizeLimit) {
    return { notJudged: unread(file, 'it is larger than 16 MB and was not read', 'Split it, or leave it out with `files.exclude`.') };
  }
  const text = bytes.toString('utf8');
  // A replacement character is where wrong bytes stood, unless somebody wrote one.
  if (text.includes('\uFFFD') && !isUtf8(bytes)) {
    return {
      notJudged: unread(file, 'it holds bytes that are not UTF-8 text', 'Save it with the encoding UTF-8.', lineOfWrongByte(bytes)),
    };
  }
  return { text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}

/** Line ends never stand inside a character, so each line can be looked at alone. */
function lineOfWrongByte(bytes: Buffer): number {
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
