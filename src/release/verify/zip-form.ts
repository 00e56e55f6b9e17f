/** A file in a zip: what its entry says of it, and where its compressed bytes begin. */
export interface ZipFile {
  readonly name: Buffer;
  readonly crc: number;
  /** Compressed. */
  readonly packed: number;
  readonly size: number;
  /** Where its head stands, from the beginning of the zip. */
  readonly at: number;
}

/** Where the list of entries stands, as the last bytes of a zip say. */
export interface ZipEnd {
  readonly count: number;
  readonly at: number;
  readonly length: number;
}

/** Bytes at the end of a zip, at the head of an entry without its name, behind an entry, and in the list of entries without its name. */
export const sizes = { end: 22, head: 30, behind: 16, listed: 46 } as const;

/** The longest name that is read, in bytes; file systems take no longer ones. */
const longestName = 4096;

/**
 * The end of a zip as dhf writes it, or what is wrong. In this form nothing stands behind or between: no comment, no second list, no second disk, so that
 * every program that reads it sees the same files.
 */
export function endIn(tail: Buffer, zipSize: number): ZipEnd | { readonly wrong: string } {
  if (tail.length < sizes.end || tail.readUInt32LE(0) !== signatures.end)
    return { wrong: 'is no zip that ends as one should: it is cut off, something stands behind it, or it is another kind of file' };
  const [count, length, at] = [tail.readUInt16LE(10), tail.readUInt32LE(12), tail.readUInt32LE(16)];
  if (!tail.equals(endBytes({ count, length, at }))) return { wrong: 'has parts on other disks or a comment, which no bundle has' };
  if (at + length + sizes.end !== zipSize)
    return { wrong: 'holds bytes that its list of files does not account for: it is cut off, or something was put into it' };
  if (length > count * (sizes.listed + longestName)) return { wrong: 'has a list of files that is larger than their number allows' };
  return { count, length, at };
}

function endBytes({ count, length, at }: ZipEnd): Buffer {
  const bytes = Buffer.alloc(sizes.end);
  bytes.writeUInt32LE(signatures.end, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(length, 12);
  bytes.writeUInt32LE(at, 16);
  return bytes;
}

const signatures = { end: 0x06054b50, head: 0x04034b50, behind: 0x08074b50, listed: 0x02014b50 } as const;

/**
 * The entries that the list of a zip names, or what is wrong with the first that is not as dhf writes it. They stand one behind the other without a gap,
 * so that no two of them share bytes.
 */
export function filesListed(list: Buffer, end: ZipEnd): readonly ZipFile[] | { readonly name: string; readonly wrong: string } {
  const files: ZipFile[] = [];
  let next = 0;
  let at = 0;
  while (at < list.length) {
    if (list.length - at < sizes.listed || list.readUInt32LE(at) !== signatures.listed)
      return { name: '', wrong: 'has a list of files that cannot be read' };
    const name = list.subarray(at + sizes.listed, at + sizes.listed + list.readUInt16LE(at + 28));
    const file = { name, crc: list.readUInt32LE(at + 16), packed: list.readUInt32LE(at + 20), size: list.readUInt32LE(at + 24), at: next };
    const expected = listedBytes(file);
    const wrong = peculiarity(list, at) ?? (expected.equals(list.subarray(at, at + expected.length)) ? undefined : otherForm);
    if (wrong !== undefined) return { name: name.toString('utf8'), wrong };
    files.push(file);
    next = endOf(file);
    at += expected.length;
  }
  if (files.length !== end.count) return { name: '', wrong: `names ${end.count} files at its end and lists ${files.length}` };
  return next === end.at ? files : { name: '', wrong: 'holds bytes between its files and their list' };
}

const otherForm = 'is not listed as dhf lists a file: it stands elsewhere, or has another time, other rights or fields that no bundle has';

/** What an entry is that no bundle holds, where that has a name. */
function peculiarity(list: Buffer, at: number): string | undefined {
  const [flags, method, length, extra] = [8, 10, 28, 30].map((place) => list.readUInt16LE(at + place)) as [number, number, number, number];
  const kind = list.readUInt32LE(at + 38) >>> 28;
  if ((flags & 0x41) !== 0) return 'is encrypted';
  if (kind === 0o12) return 'is a link to something else';
  if (kind !== 0o10) return 'is no plain file';
  if (method !== 8) return `is packed in a way that no bundle uses (method ${method})`;
  if (length > longestName || at + sizes.listed + length > list.length) return 'has a name that is longer than a name can be';
  return extra === 0 ? undefined : 'has extra fields, which no bundle has';
}

/** Where an entry ends. */
function endOf({ at, name, packed }: ZipFile): number {
  return dataOf({ at, name }) + packed + sizes.behind;
}

/** Where the compressed bytes of an entry begin. */
export function dataOf({ at, name }: Pick<ZipFile, 'at' | 'name'>): number {
  return at + sizes.head + name.length;
}

/** The head of an entry as dhf writes it: sum and sizes stand behind the bytes. */
export function headBytes({ name }: ZipFile): Buffer {
  const bytes = Buffer.alloc(sizes.head);
  bytes.writeUInt32LE(signatures.head, 0);
  writeForm(bytes, 4, name);
  bytes.writeUInt16LE(name.length, 26);
  return Buffer.concat([bytes, name]);
}

/** What stands behind the compressed bytes of an entry. */
export function bytesBehind({ crc, packed, size }: ZipFile): Buffer {
  const bytes = Buffer.alloc(sizes.behind);
  write32(bytes, 0, [signatures.behind, crc, packed, size]);
  return bytes;
}

/** A plain file of Unix that all may read. */
const plainFile = (0o100644 << 16) >>> 0;

function listedBytes({ name, crc, packed, size, at }: ZipFile): Buffer {
  const bytes = Buffer.alloc(sizes.listed);
  bytes.writeUInt32LE(signatures.listed, 0);
  bytes.writeUInt16LE(0x0314, 4);
  writeForm(bytes, 6, name);
  write32(bytes, 16, [crc, packed, size]);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt32LE(plainFile, 38);
  bytes.writeUInt32LE(at, 42);
  return Buffer.concat([bytes, name]);
}

/** Version 2.0, deflated, sum and sizes behind the bytes, of the first day that a zip can name; a name that is not ASCII is UTF-8. */
function writeForm(bytes: Buffer, at: number, name: Buffer): void {
  const isAscii = name.every((byte) => byte < 0x80);
  for (const [nth, number] of [20, isAscii ? 0x0008 : 0x0808, 8, 0, 0x0021].entries()) bytes.writeUInt16LE(number, at + 2 * nth);
}

function write32(bytes: Buffer, at: number, numbers: readonly number[]): void {
  for (const [nth, number] of numbers.entries()) bytes.writeUInt32LE(number, at + 4 * nth);
}
