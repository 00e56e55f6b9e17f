import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockError, type BlockName, isBlockName, parseBlock } from '../../src/view/block.ts';

const names: readonly BlockName[] = ['dhf-matrix', 'dhf-table', 'dhf-coverage', 'dhf-diagram'];

describe('the options of a block', () => {
  it('are read one a line, with comments, empty lines, lists and quotes', () => {
    const block = parseBlock(
      'dhf-matrix',
      '# gaps of tests\n\nrows: software-requirement\r\n  columns: [software-unit, "test-case", result]  \n',
    );
    expect(block).toEqual({
      block: 'dhf-matrix',
      kind: 'software-requirement',
      columns: ['software-unit', 'test-case', 'test-result'],
      chained: false,
    });
  });

  it('make a chain of levels', () => {
    const levels = 'levels: [user-need, system-requirement, test-case]';
    expect(parseBlock('dhf-matrix', levels)).toEqual({
      block: 'dhf-matrix',
      kind: 'user-need',
      columns: ['system-requirement', 'test-case'],
      chained: true,
    });
    expect(parseBlock('dhf-coverage', levels)).toEqual({
      block: 'dhf-coverage',
      kind: 'user-need',
      chain: ['user-need', 'system-requirement', 'test-case'],
    });
  });

  it('take a filter, fields, an item and a depth', () => {
    expect(parseBlock('dhf-table', 'items: soup\nfields: [title, version]\nfilter: status = draft')).toMatchObject({
      kind: 'soup',
      fields: ['title', 'version'],
      filter: expect.any(Function),
    });
    expect(parseBlock('dhf-diagram', 'item: SRS-1')).toEqual({ block: 'dhf-diagram', item: 'SRS-1', depth: 2 });
    expect(parseBlock('dhf-diagram', 'item: SRS-1\ndepth: 4')).toMatchObject({ depth: 4 });
  });

  it.each([
    ['dhf-matrix', '', 0, 0, 'dhf-matrix has no `rows`'],
    ['dhf-matrix', 'rows: software-requirement', 0, 0, 'dhf-matrix has no `columns`'],
    ['dhf-matrix', 'rows:', 0, 0, 'dhf-matrix has no `rows`'],
    ['dhf-matrix', 'rows: soup\ncolumns: []', 1, 9, '1 or more kinds belong here'],
    ['dhf-matrix', 'rows: soup\n\ncolumns: [test-case, tset-case]', 2, 21, '"tset-case" is no kind'],
    ['dhf-matrix', 'rows: soup\nrows: soup', 1, 0, '`rows` is given twice'],
    ['dhf-matrix', 'rows: soup\n  colums: test-case', 1, 2, '"colums" is no option of dhf-matrix'],
    ['dhf-matrix', 'everything', 0, 0, '"everything" is no option'],
    [
      'dhf-matrix',
      'rows: soup\ncolumns: test-case\nfilter: id = "x" and statsu = 1',
      2,
      21,
      'the filter cannot be read: "statsu" is no field or link of any kind',
    ],
    ['dhf-coverage', 'levels: soup', 0, 8, '2 or more kinds belong here'],
    ['dhf-diagram', 'item: SRS-1\ndepth: 9', 1, 7, '`depth` is a number of links from 1 to 4'],
    ['dhf-table', 'items: soup\nfields: ', 1, 0, 'dhf-table has no `fields`'],
    ['dhf-matrix', 'rows: constructor\ncolumns: soup', 0, 6, '"constructor" is no kind'],
  ] as const)('%s with %j is refused at line %i, column %i', (name, text, line, column, message) => {
    expect(() => parseBlock(name, text)).toThrow(expect.objectContaining({ line, column, message }));
  });

  it('says which word is close, or which there are', () => {
    expect(() => parseBlock('dhf-matrix', 'colums: soup')).toThrow(expect.objectContaining({ fix: '`columns` is close' }));
    expect(() => parseBlock('dhf-diagram', 'zzzzzz: soup')).toThrow(expect.objectContaining({ fix: 'known: item, depth' }));
  });

  it('are refused, whatever they are, only with a line and a column of theirs', () => {
    const line = fc.oneof(
      fc.string(),
      fc
        .tuple(
          fc.constantFrom('rows', 'columns', 'levels', 'filter', 'items', 'fields', 'item', 'depth'),
          fc.constantFrom('soup', '[soup, test-case]', 'x', '', '3', 'id = 1', '('),
        )
        .map((pair) => pair.join(': ')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(line), (name, lines) => {
        const text = lines.join('\n');
        try {
          expect(parseBlock(name, text).block).toBe(name);
        } catch (error) {
          expect(error).toBeInstanceOf(BlockError);
          const { line: at, column } = error as BlockError;
          const rows = text.split(/\r\n|\n|\r/);
          expect(at).toBeLessThan(rows.length);
          expect(column).toBeLessThanOrEqual(rows[at]?.length ?? 0);
          expect(column).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('belong to names that are known, and to no other property of things', () => {
    expect(names.every(isBlockName)).toBe(true);
    expect(['toString', 'constructor', 'mermaid', ''].some(isBlockName)).toBe(false);
  });
});
