import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CoverageRead, Share } from '../../src/model/test-report.ts';
import { coverageReader, isCoverage } from '../../src/read/coverage-reports.ts';

const corpora = fileURLToPath(new URL('../../../shared/corpora/coverage-reportgenerator/', import.meta.url));
const isThere = existsSync(corpora);
const where = isThere ? '' : ' (not run: there is no folder ../shared/corpora)';

function textOf(file: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(`${corpora}${file}`));
}

function read(file: string): CoverageRead {
  const text = textOf(file);
  const reader = coverageReader(file, text.slice(0, 4000))(file);
  reader.write(text);
  return reader.end();
}

type Pair = readonly [hit: number, found: number];

/** Files, and lines and branches over all of them: each line of a file counted once. */
const counts: readonly (readonly [file: string, format: string, files: number, lines: Pair, branches: Pair, source: string])[] = [
  ['docs/resources/reports/lcov/lcov.info', 'LCOV', 5, [75, 108], [4, 8], 'sums of LH, LF, BRH, BRF'],
  ['src/Testprojects/C++/Reports/lcov.info', 'LCOV', 3, [17, 19], [0, 0], 'sums of LH and LF'],
  [
    'src/Testprojects/CSharp/Reports/lcov.info',
    'LCOV',
    15,
    [118, 184],
    [5, 8],
    'DA and BRDA, each line once, counted with Python; LH and LF count lines twice',
  ],
  ['src/Testprojects/C++/Reports/Cobertura_CPPCoverage.xml', 'Cobertura XML', 1, [0, 2], [0, 0], 'by hand'],
  ['src/Testprojects/CSharp/Reports/Cobertura_altcover.xml', 'Cobertura XML', 13, [116, 174], [7, 10], 'counted with xml.etree of Python'],
  [
    'src/Testprojects/CSharp/Reports/Cobertura_coverlet.xml',
    'Cobertura XML',
    18,
    [156, 255],
    [9, 14],
    'lines-covered, lines-valid, branches-…',
  ],
  [
    'src/Testprojects/CSharp/Reports/Cobertura_dotnet-coverage.xml',
    'Cobertura XML',
    18,
    [158, 221],
    [15, 18],
    'counted with xml.etree of Python',
  ],
  [
    'src/Testprojects/CSharp/Reports/Cobertura_dotnettest.xml',
    'Cobertura XML',
    18,
    [158, 221],
    [15, 18],
    'counted with xml.etree of Python',
  ],
  [
    'src/Testprojects/CSharp/Reports/Cobertura_dotnettest_old.xml',
    'Cobertura XML',
    17,
    [130, 199],
    [11, 14],
    'counted with xml.etree of Python',
  ],
  ['src/Testprojects/Java/Reports/Cobertura2.1.1.xml', 'Cobertura XML', 7, [24, 36], [1, 4], 'lines-covered, lines-valid, branches-…'],
  [
    'src/Testprojects/Java/Reports/Cobertura2.1.1-MultiSource.xml',
    'Cobertura XML',
    7,
    [24, 36],
    [1, 4],
    'lines-covered, lines-valid, branches-…',
  ],
  [
    'src/Testprojects/Other/Cobertura_Istanbul.xml',
    'Cobertura XML',
    156,
    [1452, 11340],
    [0, 0],
    'lines-covered, lines-valid; no line tells branches',
  ],
  ['src/Testprojects/Other/Cobertura_Swift.xml', 'Cobertura XML', 1, [1, 2], [0, 0], 'lines-covered, lines-valid'],
];

describe.skipIf(!isThere)(`coverage of the corpora${where}`, () => {
  it.each(counts)('%s', (file, format, files, lines, branches) => {
    const found = read(file);
    const sum = (shares: readonly (Share | undefined)[]) => [
      shares.reduce((all, share) => all + (share?.hit ?? 0), 0),
      shares.reduce((all, share) => all + (share?.found ?? 0), 0),
    ];
    expect(found.unreadable).toEqual([]);
    expect(found.format).toBe(format);
    expect(found.files).toHaveLength(files);
    expect(sum(found.files.map((each) => each.lines))).toEqual(lines);
    expect(sum(found.files.map((each) => each.branches))).toEqual(branches);
  });

  it('every other report is called by its name, and refused', () => {
    const read0 = new Set(counts.map(([file]) => file));
    const others = ['CSharp', 'FSharp', 'Java', 'Scala']
      .flatMap((language) =>
        readdirSync(`${corpora}src/Testprojects/${language}/Reports`).map((name) => `src/Testprojects/${language}/Reports/${name}`),
      )
      .filter((file) => /\.xml$/.test(file) && !read0.has(file))
      .sort();
    const known = others.filter((file) => isCoverage(file, textOf(file).slice(0, 4000)));
    expect(others.map((file) => read(file).unreadable.length)).toEqual(others.map(() => 1));
    // Those that ReportGenerator joined under an element of its own are nobody's format.
    expect(others.filter((file) => !known.includes(file)).map((file) => file.split('/').at(-1))).toEqual([
      'MultiDynamicCodeCoverage.xml',
      'MultiNCover1.5.8.xml',
      'MultiOpenCover.xml',
      'MultiPartcover2.2.xml',
      'MultiPartcover2.3.xml',
      'MultidotCover.xml',
    ]);
  });
});
