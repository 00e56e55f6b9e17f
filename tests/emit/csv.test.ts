import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, csvFile } from '../../src/emit/csv/csv.ts';
import type { Sheet, SheetCell } from '../../src/view/sheet.ts';
import { hostileWords } from './reports.ts';

const origin = 'no blocking findings at stage draft, Tidewell 1.2.0';

function sheet(rows: readonly (readonly SheetCell[])[]): Sheet {
  return { name: 'any', title: 'Any', header: (rows[0] ?? ['']).map((_, at) => `column ${at}`), rows };
}

/** Reads CSV sign by sign as RFC 4180 defines it; throws for what it does not allow. */
function read(text: string): string[][] {
  const lines: string[][] = [];
  let at = 0;
  const quoted = () => {
    let cell = '';
    for (at += 1; ; at += 1) {
      if (at >= text.length) throw new Error('a quoted cell never ends');
      if (text[at] !== '"') cell += text[at];
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else break;
    }
    at += 1;
    return cell;
  };
  const plain = () => {
    let cell = '';
    for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at += 1) {
      if (text[at] === '"' || text[at] === '\n') throw new Error('a plain cell holds a quote or a line feed');
      cell += text[at];
    }
    return cell;
  };
  while (at < text.length) {
    const line = [text[at] === '"' ? quoted() : plain()];
    while (text[at] === ',') {
      at += 1;
      line.push(text[at] === '"' ? quoted() : plain());
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error('a line ends otherwise than with CR LF');
    at += 2;
    lines.push(line);
  }
  return lines;
}

/** As the docstring of the guard says: one apostrophe less before what would be a formula. */
function unguarded(cell: string): string {
  const rest = cell.replace(/^'+/, '');
  const isGuarded = cell.startsWith("'") && (/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(rest) || /^[\t\r\n]/.test(rest));
  return isGuarded ? cell.slice(1) : cell;
}

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'"\',;=+-@\t\r\n ＝ aB1') }),
  fc.constantFrom(...hostileWords),
);
const tables = fc.integer({ min: 1, max: 6 }).chain((width) => fc.array(fc.array(words, { minLength: width, maxLength: width })));

describe('CSV', () => {
  it('is read back as it was by whoever reads RFC 4180, with a cell for where it comes from', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const [header, ...lines] = read(csv(sheet(rows), origin));
        expect(header).toEqual([...sheet(rows).header, origin]);
        expect(lines.map((line) => line.map(unguarded))).toEqual(rows.map((row) => [...row, '']));
      }),
      { numRuns: 500 },
    );
  });

  it('has no cell that a spreadsheet takes for a formula, whatever titles are', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        for (const cell of read(csv(sheet(rows), origin)).flat()) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://example.com";"x")', '"\'=HYPERLINK(""http://example.com"";""x"")"'],
    ['+49 30 1', "'+49 30 1"],
    ['-20 °C', "'-20 °C"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\u200b=1', "'\u200b=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'quoted'", "'quoted'"],
    ['a = b', 'a = b'],
    ['5 µg', '5 µg'],
  ])('%j is written as %j', (given, written) => {
    expect(csv(sheet([[given]]), 'x')).toBe(`column 0,x\r\n${written},\r\n`);
  });

  it('joins several values, and leaves counts as they are', () => {
    expect(csv(sheet([[['SRS-1', 'SRS-2 suspect'], 12, []]]), 'x')).toBe('column 0,column 1,column 2,x\r\nSRS-1; SRS-2 suspect,12,,\r\n');
  });

  it('is Unicode for Excel where it is a file', () => {
    const table = sheet([['5 µg']]);
    expect(csvFile(table, 'x')).toBe(`\ufeff${csv(table, 'x')}`);
    expect([...new TextEncoder().encode(csvFile(table, 'x')).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
