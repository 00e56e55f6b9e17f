import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { pathFinder } from '../../src/model/path-pattern.ts';

const paths = [
  'software/src/lib.rs',
  'software/src/pump/guard.rs',
  'software/src/pump/guard.test.ts',
  'software/src/pump/.hidden.rs',
  'software/src.rs',
  'software/srcs/a.rs',
  'src/a+b(1).c',
  'src/a+b(2).h',
];
const find = pathFinder(paths);

describe('paths are found', () => {
  it.each([
    ['software/src/lib.rs', ['software/src/lib.rs']],
    ['./software/src/lib.rs', ['software/src/lib.rs']],
    ['software/src/*.rs', ['software/src/lib.rs']],
    [
      'software/src/',
      ['software/src/lib.rs', 'software/src/pump/.hidden.rs', 'software/src/pump/guard.rs', 'software/src/pump/guard.test.ts'],
    ],
    ['software/src/pump/**', ['software/src/pump/.hidden.rs', 'software/src/pump/guard.rs', 'software/src/pump/guard.test.ts']],
    ['**/guard.{rs,test.ts}', ['software/src/pump/guard.rs', 'software/src/pump/guard.test.ts']],
    ['src/a+b(?).[ch]', ['src/a+b(1).c', 'src/a+b(2).h']],
    ['src/a+b(1).[!c]', []],
    ['software/src', []],
    ['software/src/none.rs', []],
    ['', []],
  ])('by “%s”', (pattern, expected) => {
    expect(find(pattern)).toEqual(expected);
  });

  it('as picomatch finds them, whatever is put together from signs and names', () => {
    const part = fc.constantFrom('a', 'b', '*', '**', '?', 'a*', '*.ts', '{a,b}', '[ab]', 'a.ts', '.a');
    const name = fc.constantFrom('a', 'b', 'ab', 'a.ts', 'b.ts', '.a', 'c');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(name, { minLength: 1, maxLength: 4 })),
        (parts, files) => {
          const [pattern, listed] = [parts.join('/'), files.map((file) => file.join('/'))];
          // For picomatch `a/**` is the file `a` too; a folder never has the name of a file.
          fc.pre(!pattern.endsWith('/**'));
          const isMatch = picomatch(pattern, { dot: true });
          expect(pathFinder(listed)(pattern)).toEqual([...new Set(listed.filter((path) => isMatch(path)))].sort());
        },
      ),
      { seed: 1, numRuns: 3000 },
    );
  });
});
