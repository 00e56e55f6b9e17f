import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoverageRead } from '../../src/model/test-report.ts';
import { coverageReader, isCoverage } from '../../src/read/coverage-reports.ts';
import { fixtures } from './fixtures.ts';
import { cutAnywhere, mangled } from './pieces.ts';

function read(pieces: readonly string[], file = 'coverage'): CoverageRead {
  const reader = coverageReader(file, pieces.join('').slice(0, 4000))(file);
  for (const piece of pieces) reader.write(piece);
  return reader.end();
}

const reports = fixtures(['lcov', 'cobertura']);

describe.each(reports)('$name', ({ name, text }) => {
  const whole = read([text]);

  it('tells what tests ran through', async () => {
    const share = (label: string, of: { hit: number; found: number } | undefined) =>
      of === undefined ? [] : [`${label} ${of.hit}/${of.found}`];
    const told = whole.files.map(({ path, lines, branches, functions }) =>
      [path, ...share('lines', lines), ...share('branches', branches), ...share('functions', functions)].join(' '),
    );
    expect(whole.unreadable).toEqual([]);
    await expect(`${[whole.format, ...told].join('\n')}\n`).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('is refused when its end is cut off', () => {
    fc.assert(
      fc.property(fc.nat(text.trimEnd().length - 1), (end) => {
        const cut = text.slice(0, end);
        // Nothing in LCOV says how many files there are: between two of them an end cannot be told from a cut.
        return read([cut]).unreadable.length === 1 || /end_of_record\n(?:TN:[^\n]*\n?)?$|end_of_record$/.test(cut);
      }),
    );
  });

  it('with anything in it that does not belong there is read or refused, in one piece as in two', () => {
    fc.assert(
      fc.property(mangled(text), (pieces) => {
        expect(read(pieces)).toEqual(read([pieces.join('')]));
      }),
    );
  });

  it('says the same in whatever pieces it comes', () => {
    fc.assert(
      fc.property(cutAnywhere(text), (pieces) => {
        expect(read(pieces)).toEqual(whole);
      }),
    );
  });
});

describe('LCOV', () => {
  it('counts lines that its totals count and it does not list as not hit', () => {
    const text = 'SF:a.c\nDA:1,1\nDA:2,1\nBRDA:1,0,0,2\nLF:50\nLH:50\nBRF:9\nBRH:9\nend_of_record\n';
    expect(read([text]).files).toMatchObject([{ lines: { hit: 2, found: 50 }, branches: { hit: 1, found: 9 } }]);
  });

  it('counts a line that is listed twice once, whatever its totals say', () => {
    const text = 'SF:a.c\nDA:1,1\nDA:1,0\nDA:2,0\nBRDA:1,0,0,-\nBRDA:1,0,1,2\nLF:3\nLH:3\nBRF:1\nBRH:2\nend_of_record\n';
    expect(read([text]).files).toMatchObject([{ path: 'a.c', lines: { hit: 1, found: 2 }, branches: { hit: 1, found: 2 } }]);
  });

  it('believes totals where no lines are listed', () => {
    expect(read(['SF:a.c\nLF:50\nLH:20\nend_of_record\n']).files).toMatchObject([{ lines: { hit: 20, found: 50 } }]);
  });

  it('takes a file that is told twice for one', () => {
    const text = 'SF:a.c\nDA:1,0\nDA:2,0\nend_of_record\nSF:a.c\nDA:1,3\nend_of_record\n';
    expect(read([text]).files).toMatchObject([{ path: 'a.c', lines: { hit: 1, found: 2 }, place: { line: 1 } }]);
  });

  it.each([
    ['SF:a.c\nDA:1,1\n', 'it ends in the middle: a.c is without `end_of_record`', 2],
    ['SF:a.c\nDA:1,1\nSF:b.c\nend_of_record\n', 'it begins a file before `end_of_record` of the file before it', 3],
    ['SF:a.c\nDA:1,many\nend_of_record\n', 'it holds a line that cannot be read: DA:1,many', 2],
    ['SF:a.c\nDA:1\nend_of_record\n', 'it holds a line that cannot be read: DA:1', 2],
    ['SF:a.c\nend_of_recor', 'it holds a line that no tracefile of lcov holds: end_of_recor', 2],
    ['SF:a.c\nend_of_record\n<html>\n', 'it holds a line that no tracefile of lcov holds: <html>', 3],
    ['TN:\n', 'it says nothing of any file', 1],
  ])('%j is refused', (text, why, line) => {
    expect(read([text]).unreadable).toMatchObject([{ what: 'coverage', why, place: { file: 'coverage', line } }]);
  });
});

it('a line without end is refused', () => {
  expect(read([`SF:${'a'.repeat(600_000)}`, 'a'.repeat(600_000), '\nend_of_record\n'], 'lcov.info').unreadable).toMatchObject([
    { why: 'it holds a line of more than a million signs' },
  ]);
});

describe('Cobertura', () => {
  const report = (inside: string, sources = '<source>/home/ada/pump/</source>') =>
    `<coverage line-rate="0.9" lines-valid="900"><sources>${sources}</sources><packages>${inside}</packages></coverage>`;
  const line = (number: number, hits: number, more = '') => `<line number="${number}" hits="${hits}"${more}/>`;

  it('counts each line of a file once, in whatever classes and methods it stands', () => {
    const inside = `<class filename="src\\a.cs"><methods><method><lines>${line(1, 1)}${line(9, 1)}</lines></method></methods><lines>${line(1, 1)}${line(2, 0)}</lines></class>
      <class filename="src\\a.cs"><lines>${line(2, 4)}${line(3, 0, ' branch="true" condition-coverage="50% (1/2)"')}</lines></class>`;
    expect(read([report(inside)]).files).toMatchObject([
      { path: '/home/ada/pump/src/a.cs', lines: { hit: 2, found: 3 }, branches: { hit: 1, found: 2 }, place: { line: 1 } },
    ]);
  });

  it('takes lines of methods where a class lists none itself', () => {
    const inside = `<class filename="a.swift"><methods><method><lines>${line(5, 0)}</lines></method></methods></class>`;
    expect(read([report(inside, '')]).files).toEqual([expect.objectContaining({ path: 'a.swift', lines: { hit: 0, found: 1 } })]);
    expect(read([report(inside, '')]).files[0]).not.toHaveProperty('branches');
  });

  it('does not guess among several folders of sources', () => {
    const files = read([report('<class filename="a.c"><lines/></class>', '<source>/a</source><source>/b</source>')]).files;
    expect(files).toMatchObject([{ path: 'a.c', lines: { hit: 0, found: 0 } }]);
  });

  it('may declare the document type of Cobertura, and nothing in it', () => {
    const text = report('');
    expect(read([`<!DOCTYPE coverage SYSTEM "http://example.com/coverage-04.dtd">\n${text}`]).unreadable).toEqual([]);
    expect(read([`<!DOCTYPE coverage [<!ENTITY a "b">]>\n${text}`]).unreadable).toHaveLength(1);
  });
});

it.each([
  [
    '<?xml version="1.0"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.0//EN" "report.dtd"><report name="x"/>',
    'a coverage report of JaCoCo',
  ],
  ['<coverage clover="4.3" generated="1"/>', 'a coverage report of Clover'],
  ['<CoverageSession/>', 'a coverage report of OpenCover'],
  ['<coverage profilerVersion="1"/>', 'a coverage report of NCover'],
])('%s is known and not supported', (text, like) => {
  expect(isCoverage('coverage', text)).toBe(true);
  expect(read([text]).unreadable).toMatchObject([{ why: `it looks like ${like}, which is not supported as a coverage report` }]);
});

it('a report of tests is no coverage report', () => {
  expect(isCoverage('x.xml', '<testsuite/>')).toBe(false);
  expect(read(['<testsuite/>']).unreadable).toHaveLength(1);
  expect(read(['']).unreadable).toMatchObject([{ why: 'it is empty' }]);
});
