import { describe, expect, it } from 'vitest';
import { readLockfile } from '../../src/read/lockfiles.ts';
import { fixture, lines, refusals } from './listed.ts';

interface Case {
  readonly file: string;
  readonly format: string;
  /** The tool that wrote the file, and what was changed by hand. */
  readonly made: string;
  /** Names and versions were taken from what the tool itself lists; places were counted by hand. */
  readonly expected: readonly string[];
}

const npm =
  'npm 11.19.1; licences, engines and some hashes cut out, address of git and of some tarballs written by hand; `npm ls --all --json`';
const inPackages = [
  '@types/ms 0.7.31 development registry pkg:npm/%40types/ms@0.7.31',
  'debug 4.3.4 product registry pkg:npm/debug@4.3.4',
  'from-git 0.3.1 product git pkg:npm/from-git@0.3.1',
  'fsevents 2.3.2 product registry pkg:npm/fsevents@2.3.2',
  'isarray 1.0.0 product registry pkg:npm/isarray@1.0.0',
  'js-tokens 4.0.0 product registry pkg:npm/js-tokens@4.0.0',
  'loose-envify 1.4.0 product registry pkg:npm/loose-envify@1.4.0',
  'ms 2.1.2 product registry pkg:npm/ms@2.1.2',
  'once 1.4.0 development registry pkg:npm/once@1.4.0',
  'react 18.3.1 product registry pkg:npm/react@18.3.1',
  'use-sync-external-store 1.2.0 product registry pkg:npm/use-sync-external-store@1.2.0',
  'vendored 1.0.0 product file pkg:npm/vendored@1.0.0',
  'wrappy 1.0.2 product registry pkg:npm/wrappy@1.0.2',
  '@tidewell/shown 0.2.0 product own pkg:npm/%40tidewell/shown@0.2.0',
  'ms 2.0.0 product registry pkg:npm/ms@2.0.0',
  'own 3.0.0 product own pkg:npm/own@3.0.0',
];

const cases: readonly Case[] = [
  {
    file: 'npm/v1/package-lock.json',
    format: 'package-lock.json 1',
    made: npm,
    expected: [
      '7:5 @tidewell/shown - product own pkg:npm/%40tidewell/shown',
      '13:9 ms 2.0.0 product registry pkg:npm/ms@2.0.0',
      '18:5 @types/ms 0.7.31 development registry pkg:npm/%40types/ms@0.7.31',
      '23:5 debug 4.3.4 product registry pkg:npm/debug@4.3.4',
      '31:5 from-git a707c87b3ee5675588dacdbe8c5b84a2f7f1691c product git -',
      '35:5 fsevents 2.3.2 product registry pkg:npm/fsevents@2.3.2',
      '40:5 isarray 1.0.0 product registry pkg:npm/isarray@1.0.0',
      '44:5 js-tokens 4.0.0 product registry pkg:npm/js-tokens@4.0.0',
      '49:5 loose-envify 1.4.0 product registry pkg:npm/loose-envify@1.4.0',
      '57:5 ms 2.1.2 product registry pkg:npm/ms@2.1.2',
      '61:5 once 1.4.0 development registry pkg:npm/once@1.4.0',
      '69:5 own - product own pkg:npm/own',
      '75:5 react 18.3.1 product registry pkg:npm/react@18.3.1',
      '83:5 use-sync-external-store 1.2.0 product registry pkg:npm/use-sync-external-store@1.2.0',
      '88:5 vendored - product file pkg:npm/vendored',
      '92:5 wrappy 1.0.2 product registry pkg:npm/wrappy@1.0.2',
    ],
  },
  {
    file: 'npm/v2/package-lock.json',
    format: 'package-lock.json 2',
    made: npm,
    expected: at(inPackages, [34, 39, 46, 50, 55, 60, 65, 73, 77, 89, 97, 104, 108, 112, 119, 123]),
  },
  {
    file: 'npm/v3/package-lock.json',
    format: 'package-lock.json 3',
    made: npm,
    expected: at(inPackages, [34, 39, 47, 51, 56, 61, 66, 74, 78, 90, 98, 105, 110, 114, 121, 125]),
  },
];

function at(expected: readonly string[], places: readonly number[]): string[] {
  return expected.map((line, index) => `${places[index]}:5 ${line}`);
}

describe.each(cases)('$file', ({ file, format, expected }) => {
  it('is read', () => {
    const list = readLockfile(file, fixture(file));
    expect(refusals(list)).toEqual([]);
    expect(list.format).toBe(format);
    expect(lines(list)).toEqual(expected);
  });

  it('is the same behind a byte order mark', () => {
    expect(readLockfile(file, `\uFEFF${fixture(file)}`)).toEqual(readLockfile(file, fixture(file)));
  });
});
