import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/model/vocabulary.ts';
import { readSourceTags } from '../../../src/read/source-tags/index.ts';
import { languageOf } from '../../../src/read/source-tags/language-of.ts';
import { languages } from '../../../src/read/source-tags/languages.ts';

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));
const words = { implements: 'impl', verifies: 'test' };
const vocabulary = new Vocabulary();

/**
 * The lines of the tags that stand in comments, read by eye: `SRS-101` to `SRS-110` and `TC-1`. Tags from `SRS-901` on stand in strings, in nested ones and
 * in other text, and are none. Each file has an ordinary comment, a documentation comment, and a block comment in a block comment where there are such.
 */
const lines: Readonly<Record<string, string>> = {
  Dockerfile: '101@1 102@4',
  'ada.adb': '101@1 102@2 103@3 104@4 105@5 106@6',
  'assembly.s': '101@1 102@2 103@3 104@4 105@5 106@6 107@7 108@8',
  'c.c': '101@1 102@6 103@9 104@10 105@12 106@14 107@16',
  'cpp.cpp': '101@1 102@5 103@6 104@7 105@8 106@10',
  'csharp.cs': '101@1 102@2 103@5 104@8 105@9 106@10',
  'css.css': '101@1 102@1 103@2 104@3',
  'dart.dart': '101@1 102@1 103@2 104@3 105@3 106@4 107@7 108@9',
  'fortran-fixed.f': '101@1 102@3 103@6 104@7',
  'fortran.f90': '101@1 102@3 103@4',
  'go.go': '101@1 102@5 103@7 104@9 105@10',
  'html.html': '101@2 102@2 103@5 104@6 105@9 106@12',
  'java.java': '101@1 102@3 103@4 104@7',
  'javascript.js': '101@2 102@3 103@4 104@5 105@6 106@8',
  'kotlin.kt': '101@1 102@1 103@2 104@3 105@3 106@4 107@5',
  'lua.lua': '101@1 102@2 103@3 104@4 105@4 106@7 107@8',
  'matlab.m': '101@2 102@4 103@6 104@8 105@10 106@11 107@12 108@13',
  'objective-c.m': '101@2 102@5 103@6',
  'other.txt': '101@1 102@2 103@2 TC-1@4',
  'php.php': '101@1 102@4 103@5 104@7 105@11 106@12 107@12',
  'python.py': '101@1 102@2 103@3 104@12 105@19 106@20 107@23 108@27',
  'ruby.rb': '101@1 102@3 103@5 104@6 105@7 106@11 107@12 108@13 109@14 110@15',
  'rust.rs': '101@1 102@2 103@2 104@3 105@4 106@6 107@7 108@8 109@9 TC-1@12',
  'scala.scala': '101@1 102@1 103@2 104@3 105@3 106@5 107@6 108@7',
  'scss.scss': '101@1 102@2 103@3 104@4',
  'shell.sh': '101@2 102@3 103@4 104@5 105@6 106@9 107@12 108@13 109@14',
  'sql.sql': '101@1 102@2 103@2 104@3 105@6 106@9 107@10 108@11',
  'swift.swift': '101@1 102@1 103@2 104@3 105@3 106@4 107@7 108@10',
  'toml.toml': '101@1 102@2 103@3 104@6 105@9',
  'typescript.ts': '101@1 102@2 103@3 104@3 105@4 106@5 107@6 108@7 109@8 110@11',
  'verilog.sv': '101@1 102@2 103@3 104@4',
  'vhdl.vhd': '101@1 102@2 103@2 104@3 105@4 106@5',
  'yaml.yaml': '101@1 102@2 103@4 104@5 105@6 106@7',
};

const textOf = (name: string) => readFileSync(`${folder}${name}.txt`, 'utf8');
const found = (name: string, text: string) => readSourceTags(name, text, words, vocabulary);
const inLine = ({ tags }: ReturnType<typeof found>) =>
  tags.map(({ item, place }) => `${item.replace(/^SRS-/, '')}@${place.line}`).join(' ');

describe('tags in comments, and not in strings', () => {
  for (const [name, expected] of Object.entries(lines)) {
    it(`of ${name}`, () => expect(inLine(found(name, textOf(name)))).toBe(expected));

    it(`of ${name} with the line ends of Windows`, () => {
      expect(inLine(found(name, textOf(name).replaceAll('\n', '\r\n')))).toBe(expected);
    });

    it(`of ${name} when it is cut off anywhere: each is found up to there`, () => {
      const text = textOf(name);
      const ends = found(name, text).tags.map(({ place }) => lineStart(text, place.line) + place.endColumn);
      for (let cut = 0; cut < text.length; cut += 7) {
        const now = found(name, text.slice(0, cut));
        const whole = ends.filter((end) => end <= cut).length;
        expect(now.tags.length + now.strays.length, `after ${cut} signs`).toBeGreaterThanOrEqual(whole);
      }
    });
  }

  it('has a fixture for each language, and lines for each fixture', () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.txt$/, ''));
    expect(files.sort()).toEqual(Object.keys(lines).sort());
    const known = new Set(files.map((file) => languageOf(file, textOf(file))?.name));
    // What stands inside PHP is in its fixture.
    expect(languages.map(({ name }) => name).filter((name) => !known.has(name))).toEqual(['PHP code']);
  });
});

/** Where a line begins. */
function lineStart(text: string, line: number): number {
  return (
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line === 1 ? 0 : 1)
  );
}
