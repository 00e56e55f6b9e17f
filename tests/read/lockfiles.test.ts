import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLockfile } from '../../src/read/lockfiles.ts';
import { fixture, lines, refusals } from './listed.ts';
import { lockCases } from './lock-cases.ts';

/**
 * What a text that was cut off looks like where nothing tells so: of some formats whole lines at the end may be lost without a trace, as nothing counts or
 * closes them and nothing else refers to the last ones; and a crate without a source may be all there is.
 */
const lineEnd = /(?:^|\n)$/;
const oneCrate = /^(?![\s\S]*source)[\s\S]*\nversion = (?:[34]|"[^"]*")\n+(?:\[\[package\]\]\n)?$/;
const openEnded: Readonly<Record<string, RegExp>> = {
  'pip/requirements.txt': lineEnd,
  'go/go.mod': lineEnd,
  'go/go.sum': lineEnd,
  'yarn/classic/yarn.lock': lineEnd,
  'cargo/v3/Cargo.lock': oneCrate,
  'cargo/v4/Cargo.lock': oneCrate,
};

describe.each(lockCases)('$file', ({ file, format, expected }) => {
  const text = fixture(file);

  it('is read', () => {
    const list = readLockfile(file, text);
    expect(refusals(list)).toEqual([]);
    expect(list.format).toBe(format);
    expect(lines(list)).toEqual(expected);
  });

  it('is the same behind a byte order mark, and with the line endings of Windows', () => {
    expect(readLockfile(file, `\uFEFF${text}`)).toEqual(readLockfile(file, text));
    expect(lines(readLockfile(file, text.replaceAll('\n', '\r\n')))).toEqual(expected);
  });

  it('says where the name stands', () => {
    const rows = text.split('\n');
    for (const { place, name } of readLockfile(file, text).components) {
      expect(place.endLine).toBe(place.line);
      const last = name.split(/[:/]/).at(-1) as string;
      expect(rows[place.line - 1]?.slice(place.column - 1, place.endColumn - 1)).toContain(last);
    }
  });

  it('is refused when it was cut off, and never read as less', () => {
    const whole = lines(readLockfile(file, text));
    const judge = (length: number) => {
      const cut = readLockfile(file, text.slice(0, length));
      if (cut.unreadable.length > 0) expect(cut.components).toEqual([]);
      else if (openEnded[file] !== undefined) expect(text.slice(0, length)).toMatch(openEnded[file]);
      else expect(lines(cut), `cut at ${length}`).toEqual(whole);
    };
    const end = text.trimEnd().length;
    for (const { index } of text.slice(0, end).matchAll(/\n/g)) judge(index + 1);
    fc.assert(fc.property(fc.integer({ min: 0, max: end - 1 }), judge), { numRuns: 200 });
  });
});
