import { compareText } from '../model/place.ts';

/** A file by its path with `/`, and its SHA-256 in 64 hex digits. */
export interface Sum {
  readonly path: string;
  readonly sha256: string;
}

/** Sums as `sha256sum` writes and `sha256sum -c` reads them, one line a file in the order of code units of paths. */
export function sumsText(sums: readonly Sum[]): string {
  return [...sums]
    .sort((a, b) => compareText(a.path, b.path))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/** Sums that were read, in their order, or what is wrong with them in plain words. Never throws. */
export function readSums(text: string): readonly Sum[] | { readonly wrong: string } {
  const sums: Sum[] = [];
  const lines = text.split('\n');
  if (lines.pop() !== '') return { wrong: 'its last line is cut off' };
  for (const [at, line] of lines.entries()) {
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined) return { wrong: `line ${at + 1} holds no sum and path` };
    sums.push({ path, sha256 });
  }
  return sums;
}
