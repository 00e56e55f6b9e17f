import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/model/vocabulary.ts';
import { readSourceTags } from '../../../src/read/source-tags/index.ts';

const words = { implements: 'impl', verifies: 'test' };
const vocabulary = new Vocabulary();

/** What is read of one comment: tags as `implements SRS-1`, and what is none as `[…] → what it may have been`. */
function said(comment: string, known = vocabulary, own = words, file = 'pump.c'): readonly string[] {
  const { tags, strays } = readSourceTags(file, file === 'pump.c' ? `// ${comment}\n` : comment, own, known);
  return [...tags.map(({ says, item }) => `${says} ${item}`), ...strays.map(({ text, near }) => `${text} → ${near ?? ''}`)];
}

describe('a tag', () => {
  const forms: readonly (readonly [comment: string, ...said: string[]])[] = [
    ['[impl SRS-101]', 'implements SRS-101'],
    ['[test TC-7]', 'verifies TC-7'],
    ['[impl SRS-101, SRS-102]', 'implements SRS-101', 'implements SRS-102'],
    ['[impl SRS-101,SRS-102; RW-SYS-3]', 'implements SRS-101', 'implements SRS-102', 'implements RW-SYS-3'],
    ['[ impl  SRS-101 ]', 'implements SRS-101'],
    ['see [impl SRS-101] and [test TC-7], both', 'implements SRS-101', 'verifies TC-7'],
    ['[impl SRS-101](https://example.com)', 'implements SRS-101'],
    ['[impl->req~SRS-101~1]', 'implements SRS-101'],
    ['[impl->dsn~some-id~1]', 'implements dsn~some-id~1'],
    ['[utest->req~SRS-101~1]', 'verifies SRS-101'],
    ['[ itest -> req~SRS-101~12, req~a.b-c~3 >> stest, atest ]', 'verifies SRS-101', 'verifies req~a.b-c~3'],
    ['[impl~~2->req~SRS-101~1]', 'implements SRS-101'],
    ['[impl~limit-rate~2->req~SRS-101~1]', 'implements SRS-101'],
    ['[impl->SRS-101]', 'implements SRS-101'],
  ];
  for (const [comment, ...expected] of forms) it(`reads ${comment}`, () => expect(said(comment)).toEqual(expected));

  it('stands where its ID stands', () => {
    const { tags } = readSourceTags('src/pump.c', 'int a;\n/* ü 😀\t[impl SRS-102, SRS-103] */', words, vocabulary);
    expect(tags.map(({ place }) => place)).toEqual([
      { file: 'src/pump.c', line: 2, column: 15, endLine: 2, endColumn: 22 },
      { file: 'src/pump.c', line: 2, column: 24, endLine: 2, endColumn: 31 },
    ]);
  });

  it('has the words and IDs that dhf.yaml gives', () => {
    const own = new Vocabulary({ idPattern: '{prefix}_{number}.{number}', prefixes: { REQ: 'software-requirement' } });
    const covers = { implements: 'setzt um:', verifies: '@prüft' };
    expect(said('[@prüft REQ_1.2] [setzt um: REQ_1.3]', own, covers)).toEqual(['verifies REQ_1.2', 'implements REQ_1.3']);
    expect(said('[impl REQ_1.2]', own, { implements: 'erfüllt', verifies: 'prüft' })).toEqual(['[impl REQ_1.2] → [erfüllt REQ_1.2]']);
  });
});

describe('what looks like a tag and is none', () => {
  const strays: readonly (readonly [comment: string, near: string])[] = [
    ['[impl SRS101]', '[impl SRS-101]'],
    ['[impl srs-101]', '[impl SRS-101]'],
    ['[impl SRS_101, SRS-102]', '[impl SRS-101, SRS-102]'],
    ['[impl: SRS-101]', '[impl SRS-101]'],
    ['[impl SRS-101 refuses it]', '[impl SRS-101]'],
    ['[impl]', ''],
    ['[test]', ''],
    ['[implements SRS-1]', '[impl SRS-1]'],
    ['[Impl SRS-1]', '[impl SRS-1]'],
    ['[implemented-by SRS-1]', '[impl SRS-1]'],
    ['[tests TC-7, TC-8]', '[test TC-7, TC-8]'],
    ['[verifies TC-7]', '[test TC-7]'],
    ['[impl SRS-101', '[impl SRS-101]'],
    ['[impl->dsn~some-id]', ''],
  ];
  for (const [comment, near] of strays) it(`is said of ${comment}`, () => expect(said(comment)).toEqual([`${comment} → ${near}`]));

  it.each([
    '[test the limits]',
    '[impl Trait for Pump]',
    '[testing]',
    '[implementation]',
    '#[test]',
    '[[test]]',
    'values[test]',
    '[test](docs/test.md)',
    '[test -> pass]',
    '[dsn->req~SRS-101~1]',
    '[Test UTF-8]',
    '[tested in 2024]',
    '[verified SRS-1 by hand]',
    '[see SRS-101]',
    'impl SRS-101',
  ])('is not said of %s', (comment) => expect(said(comment)).toEqual([]));

  it('is not said of headings in texts of no known language', () => {
    expect(said('[test]\n[impl]\n[impl SRS101]\n', vocabulary, words, 'tox.ini')).toEqual(['[impl SRS101] → [impl SRS-101]']);
  });

  it('has its place', () => {
    const { strays: found } = readSourceTags('a.py', '#\n  # [impl SRS101]\n', words, vocabulary);
    expect(found).toEqual([
      { text: '[impl SRS101]', near: '[impl SRS-101]', place: { file: 'a.py', line: 2, column: 5, endLine: 2, endColumn: 18 } },
    ]);
  });
});
