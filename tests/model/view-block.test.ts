import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockError, type BlockName, isBlockName, isViewLike, parseBlock } from '../../src/model/view-block.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { graphOf, item } from '../build.ts';

const graph = graphOf([item('SRS-1'), item('SRS-3', { status: 'retired' })], {
  vocabulary: new Vocabulary({ fields: { soup: { team: {} } } }),
});
const read = (name: string, text: string, rest = '') => parseBlock({ name, rest, text }, graph);
const names: readonly BlockName[] = ['dhf-matrix', 'dhf-table', 'dhf-coverage', 'dhf-diagram'];

describe('the options of a block', () => {
  it('are read one a line, with comments, empty lines, lists and quotes', () => {
    const block = read(
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

  it('name source files and coverage behind what leads to units, and nowhere else', () => {
    expect(read('dhf-matrix', 'rows: software-requirement\ncolumns: [source, test-case, coverage]')).toMatchObject({
      columns: ['source', 'test-case', 'coverage'],
    });
    expect(read('dhf-matrix', 'levels: [software-requirement, source]')).toMatchObject({ columns: ['source'], chained: true });
    const message = 'source is that of software units, and nothing before it leads to them, so there would be nothing but gaps';
    expect(() => read('dhf-matrix', 'rows: user-need\ncolumns: [system-requirement, source, software-requirement]')).toThrow(
      expect.objectContaining({ line: 1, column: 30, message }),
    );
    for (const text of ['rows: source\ncolumns: soup', 'levels: [source, software-unit]'])
      expect(() => read('dhf-matrix', text)).toThrow(expect.objectContaining({ message: '"source" is no kind' }));
    expect(() => read('dhf-coverage', 'levels: [software-unit, coverage]')).toThrow(
      expect.objectContaining({ message: '"coverage" is no kind' }),
    );
  });

  it('make a chain of levels', () => {
    const levels = 'levels: [user-need, system-requirement, test-case]';
    expect(read('dhf-matrix', levels)).toEqual({
      block: 'dhf-matrix',
      kind: 'user-need',
      columns: ['system-requirement', 'test-case'],
      chained: true,
    });
    expect(read('dhf-coverage', levels)).toEqual({
      block: 'dhf-coverage',
      kind: 'user-need',
      chain: ['user-need', 'system-requirement', 'test-case'],
    });
  });

  it('take a filter, fields, an item and a depth', () => {
    expect(read('dhf-table', 'items: soup\nfields: [title, Anomaly list, team]\nfilter: team = pumps')).toMatchObject({
      kind: 'soup',
      fields: ['title', 'anomaly-list', 'team'],
      filter: expect.any(Function),
    });
    expect(read('dhf-diagram', 'item: SRS-1')).toEqual({ block: 'dhf-diagram', item: 'SRS-1', depth: 2 });
    expect(read('dhf-diagram', 'item: SRS-1\ndepth: 4')).toMatchObject({ depth: 4 });
  });

  it.each([
    ['dhf-matrix', '', 0, 0, 'dhf-matrix has no `rows`'],
    ['dhf-matrix', 'rows: software-requirement', 0, 0, 'dhf-matrix has no `columns`'],
    ['dhf-matrix', 'rows:', 0, 0, 'dhf-matrix has no `rows`'],
    ['dhf-matrix', 'rows: soup\ncolumns: []', 1, 9, 'one or more kinds belong here'],
    ['dhf-matrix', 'rows: soup\n\ncolumns: [test-case, tset-case]', 2, 21, '"tset-case" is no kind'],
    ['dhf-matrix', 'rows: soup\nrows: soup', 1, 0, '`rows` is given twice'],
    ['dhf-matrix', 'rows: soup\n  colums: test-case', 1, 2, '"colums" is no option of dhf-matrix'],
    ['dhf-matrix', 'everything', 0, 0, '"everything" is no option'],
    [
      'dhf-matrix',
      'rows: soup\ncolumns: software-item\nfilter: id = "x" and statsu = 1',
      2,
      21,
      'the filter cannot be read: "statsu" is no field or link of soup',
    ],
    ['dhf-coverage', 'levels: soup', 0, 8, 'two or more kinds belong here'],
    ['dhf-diagram', 'item: SRS-1\ndepth: 9', 1, 7, '`depth` is a number of links from 1 to 4'],
    ['dhf-table', 'items: soup\nfields: ', 1, 0, 'dhf-table has no `fields`'],
    ['dhf-matrix', 'rows: constructor\ncolumns: soup', 0, 6, '"constructor" is no kind'],
    ['dhf-table', 'items: soup\nfields: [soup, titel]', 1, 9, '"soup" is no field or link of soup'],
    ['dhf-table', 'items: soup\nfields: title, titel', 1, 15, '"titel" is no field or link of soup'],
    ['dhf-table', 'items: test-case\nfields: team', 1, 8, '"team" is no field or link of test-case'],
    ['dhf-table', 'items: soup\nfields: [ , ]', 1, 8, 'one or more fields belong here'],
    ['dhf-matrix', 'levels: [soup, test-case]\nrows: soup', 1, 6, '`levels` and `rows` are given, and only one of them can count'],
    [
      'dhf-coverage',
      'levels: [user-need, test-case, soup]',
      0,
      31,
      'no link joins soup with test-case, so there would be nothing but gaps',
    ],
    [
      'dhf-matrix',
      'rows: user-need\ncolumns: [soup, system-requirement]',
      1,
      10,
      'no link joins soup with user-need, so there would be nothing but gaps',
    ],
    ['dhf-diagram', 'depth: 1\nitem: SRS-2', 1, 6, 'SRS-2 does not exist, so there is nothing to draw'],
  ] as const)('%s with %j is refused at line %i, column %i', (name, text, line, column, message) => {
    expect(() => read(name, text)).toThrow(expect.objectContaining({ line, column, message }));
  });

  it('says which word is close, or which there are', () => {
    expect(() => read('dhf-matrix', 'colums: soup')).toThrow(expect.objectContaining({ fix: 'Write `columns`.' }));
    expect(() => read('dhf-diagram', 'zzzzzz: soup')).toThrow(expect.objectContaining({ fix: 'It can be item or depth.' }));
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
          expect(read(name, text).block).toBe(name);
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

  it('name the ID in vain, since it stands first in any case', () => {
    expect(read('dhf-table', 'items: soup\nfields: [ID, title, class]')).toMatchObject({ fields: ['title', 'class'] });
  });

  it('may go on from any earlier column, and over links that lead to every kind', () => {
    expect(read('dhf-matrix', 'rows: software-requirement\ncolumns: [system-requirement, software-unit, approval]')).toMatchObject({
      chained: false,
    });
    expect(read('dhf-coverage', 'levels: [software-requirement, approval]')).toMatchObject({ chain: ['software-requirement', 'approval'] });
  });

  it('say of a diagram which living item is close', () => {
    expect(() => read('dhf-diagram', 'item: SRS-4')).toThrow(expect.objectContaining({ fix: 'SRS-1 is close.' }));
  });

  it('belong to a view, or to a name that is meant as one', () => {
    expect(['dhf-matrix', 'dhf-marix', 'DHF-table', 'dhf_table', 'dhf-anything', 'dfh-diagram'].every(isViewLike)).toBe(true);
    expect(['mermaid', 'text', 'diff', 'dhf', 'table', 'matrix', 'yaml', ''].some(isViewLike)).toBe(false);
    expect(() => read('dhf-marix', 'rows: soup')).toThrow(expect.objectContaining({ line: -1, fix: 'Write `dhf-matrix`.' }));
    expect(() => read('dhf-diagram', 'item: SRS-1', 'depth: 1')).toThrow(
      expect.objectContaining({ line: -1, message: '"depth: 1" stands behind the name of the view, where it is not read' }),
    );
  });
});
