import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { definitionsIn, mayDefine, movesIn } from '../../src/project/definitions.ts';

const vocabulary = new Vocabulary();

describe('lines that define an ID', () => {
  it.each([
    ['id: SRS-1', 'SRS-1'],
    ["id: 'SRS-1'", 'SRS-1'],
    ['id:   "RW-SYS-3"  # comment', 'RW-SYS-3'],
    ['## SRS-1 Alarm', 'SRS-1'],
    ['###### SRS-1: Alarm', 'SRS-1'],
    ['| SRS-1 | Alarm |', 'SRS-1'],
    ['SRS-1 | Alarm', 'SRS-1'],
    ['  | SRS-1|', 'SRS-1'],
  ])('%s', (line, id) => {
    expect(mayDefine(line)).toBe(true);
    expect(definitionsIn([line], vocabulary).map((each) => each.id)).toEqual([id]);
  });

  it.each(['owner: SRS-1', 'SRS-1 in a sentence', '- SRS-1', '| Alarm | SRS-1 |', '## Alarm SRS-1', 'id: [SRS-1]', 'id: x'])(
    'and not %s',
    (line) => {
      expect(definitionsIn([line], vocabulary)).toEqual([]);
    },
  );
});

describe('what a commit does to IDs', () => {
  const moves = (...files: readonly { file: string; removed: string[]; added: string[] }[]) => {
    const { lost, gained } = movesIn(files, vocabulary);
    return { lost: lost.map(({ id, file }) => `${id} ${file}`), gained: gained.map(({ id, file }) => `${id} ${file}`) };
  };

  it('is nothing when a line changes or moves as it is', () => {
    expect(moves({ file: 'a.md', removed: ['## SRS-1 Alarm'], added: ['## SRS-1 Loud alarm'] })).toEqual({ lost: [], gained: [] });
    expect(moves({ file: 'a.md', removed: ['| SRS-1 | A |'], added: [] }, { file: 'b.md', removed: [], added: ['| SRS-1 | A |'] })).toEqual(
      { lost: [], gained: [] },
    );
    expect(
      moves(
        { file: 'a.md', removed: ['id: SRS-1', 'title: A'], added: [] },
        { file: 'b.md', removed: [], added: ['id: SRS-1', 'title: A'] },
      ),
    ).toEqual({ lost: [], gained: [] });
  });

  it('is a loss and a gain when the words change on the way', () => {
    expect(moves({ file: 'a.md', removed: ['| SRS-1 | A |'], added: [] }, { file: 'b.md', removed: [], added: ['## SRS-1 B'] })).toEqual({
      lost: ['SRS-1 a.md'],
      gained: ['SRS-1 b.md'],
    });
    expect(moves({ file: 'a.md', removed: ['id: SRS-1'], added: ['id: SRS-2'] })).toEqual({ lost: ['SRS-1 a.md'], gained: ['SRS-2 a.md'] });
  });

  it('counts an ID once, however often it stood', () => {
    expect(moves({ file: 'a.md', removed: ['| SRS-1 | A |', '| SRS-1 | B |', '| SRS-2 | C |'], added: ['| SRS-2 | D |'] })).toEqual({
      lost: ['SRS-1 a.md'],
      gained: [],
    });
  });
});
