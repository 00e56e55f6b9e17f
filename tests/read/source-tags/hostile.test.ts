// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is code of other languages
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/model/vocabulary.ts';
import { readSourceTags } from '../../../src/read/source-tags/index.ts';
import { languages } from '../../../src/read/source-tags/languages.ts';

const words = { implements: 'impl', verifies: 'test' };
const vocabulary = new Vocabulary();
const idsIn = (file: string, text: string) => readSourceTags(file, text, words, vocabulary).tags.map(({ item }) => item);
const endings = [...languages.flatMap(({ extensions }) => extensions.slice(0, 1)), 'm', 'txt'];

/** The same numbers every time, from 0 to below 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('text that is made to be hard to read', () => {
  const seeds = [
    '/* ',
    "'",
    '"',
    '`${',
    '"${',
    '"\\(',
    '"$(',
    '$"{',
    '"#{',
    '(((',
    '=/[',
    '<<A\n',
    '<b "',
    'R"(',
    '#"',
    '[impl ',
    '[impl SRS-',
    '"""',
  ];
  const cases = endings.flatMap((ending) => seeds.map((seed) => [ending, seed] as const));

  it.each(cases)('in a file ending in %s, 10,000 times %j, is read to its end', (ending, seed) => {
    const text = `${seed.repeat(10_000)}\n`;
    expect(() => readSourceTags(`a.${ending}`, `${text}[impl SRS-1]`, words, vocabulary)).not.toThrow();
  });

  it('keeps what stands before it, and finds comments again behind strings that are never closed', () => {
    expect(idsIn('a.ts', '// [impl SRS-1]\nconst s = `never closed;\n// [impl SRS-2]\n')).toEqual(['SRS-1', 'SRS-2']);
    expect(idsIn('a.sh', '# [impl SRS-1]\ncat <<EOF\n# [impl SRS-2]\n')).toEqual(['SRS-1', 'SRS-2']);
    expect(idsIn('a.py', `# [impl SRS-1]\n${"x = '''\n".repeat(41)}# [impl SRS-2]\n`)).toEqual(['SRS-1', 'SRS-2']);
  });

  it('takes every line behind many such strings, rather than lose a comment', () => {
    expect(idsIn('a.sh', `${Array.from({ length: 20 }, (_, at) => `cat <<B${at}`).join('\n')}\necho "[impl SRS-1]"`)).toEqual(['SRS-1']);
  });

  it('finds a tag behind 50,000 nested comments and templates', () => {
    const comments = `${'/* '.repeat(50_000)}${'*/ '.repeat(50_000)}`;
    expect(idsIn('a.rs', `${comments}let s = "[impl SRS-9]"; // [impl SRS-1]`)).toEqual(['SRS-1']);
    const templates = `${'`${'.repeat(50_000)}/* [impl SRS-1] */${'}`'.repeat(50_000)}`;
    expect(idsIn('a.ts', `x = ${templates}; y = "[impl SRS-9]"; // [impl SRS-2]`)).toEqual(['SRS-1', 'SRS-2']);
  });
});

describe('text of any signs', () => {
  const signs = [
    '"',
    "'",
    '`',
    '/',
    '*',
    '#',
    '-',
    '<',
    '>',
    '!',
    '{',
    '}',
    '$',
    '(',
    ')',
    '[',
    ']',
    '\\',
    '\n',
    '\r\n',
    ' ',
    '%',
    '=',
    '\0',
    'é',
    '😀',
    '\uFEFF',
  ];
  const pieces = [
    ...signs,
    '[impl SRS-1]',
    '[test TC-1',
    'impl',
    'r',
    'R',
    '"""',
    '/*',
    '*/',
    '//',
    '<?php ',
    '?>',
    '<script>',
    '</script>',
    '<<E\n',
    'E\n',
    '=begin\n',
    '--[[',
  ];

  it.each(endings)('in a file ending in %s is read: each tag that is found stands where its place says', (ending) => {
    const next = numbers(7);
    for (let round = 0; round < 200; round++) {
      const text = Array.from({ length: 60 }, () => pieces[Math.floor(next() * pieces.length)]).join('');
      const { tags, strays } = readSourceTags(`a.${ending}`, text, words, vocabulary);
      const lines = text.split('\n');
      for (const { item, place } of tags) expect(lines[place.line - 1]?.slice(place.column - 1, place.endColumn - 1)).toBe(item);
      for (const stray of strays) expect(lines[stray.place.line - 1]?.slice(stray.place.column - 1)).toContain(stray.text);
    }
  });
});

describe('code of any shape', () => {
  /** What code of a language is made of; `%` stands for a tag, or for what else may stand there. */
  const languagesMade: Readonly<
    Record<string, { readonly comments: readonly string[]; readonly strings: readonly string[]; readonly code: readonly string[] }>
  > = {
    c: {
      comments: ['// %\n', '/* % */', '/** "%\n */'],
      strings: ['"%"', '"\\"%"', '"/* %"', '"// %"'],
      code: ["c = '\"';", 'a / b;', '{', '}', '\n'],
    },
    rs: {
      comments: ['// %\n', '/* /* */ % */', '/// "%\n'],
      strings: ['"%"', 'r#" " % "#', '"// %\n"'],
      code: ["fn f<'a>() {", "'\"';", '}', '\n'],
    },
    ts: {
      comments: ['// %\n', '/* % */', '`${/* % */ 1}`;', '/** `%\n */'],
      strings: ["'%';", '"// %";', '`%`;', '`${"}"} // %`;', '`${{ a: `%` }.a}`;'],
      code: ['x = /["\'`]/;', 'a / b;', 'f(1) / 2;', '{', '}', '\n'],
    },
    py: {
      comments: ['# %\n', '\n"""%"""\n', "\n'''\n# %\n'''\n"],
      strings: ['x = "%"\n', 'y = """# %\n"""\n', "f('# %')\n"],
      code: ['a = 1\n', 'f(b)\n', '\n'],
    },
    sh: {
      comments: ['\n# %\n', '; # %\n'],
      strings: ["'# %' ", '"\\"# %" ', '\ncat <<E\n# %\nE\n'],
      code: ['echo a ', '\\" ', '${#a} ', '\n'],
    },
    sql: { comments: ['-- %\n', '/* /* */ % */'], strings: ["'%'", "'''-- %'", '"/* %"'], code: ['SELECT 1;', ' ', '\n'] },
  };

  it.each(Object.keys(languagesMade))('in %s: a tag in a comment is found, one in a string is not', (ending) => {
    const { comments, strings, code } = languagesMade[ending] as (typeof languagesMade)[string];
    const next = numbers(11);
    const oneOf = (list: readonly string[]) => list[Math.floor(next() * list.length)] as string;
    for (let round = 0; round < 300; round++) {
      const expected: string[] = [];
      const text = Array.from({ length: 20 }, (_, at) => {
        const what = next();
        if (what < 0.4) return oneOf(code);
        if (what < 0.7) return oneOf(strings).replace('%', `[impl SRS-9${at}]`);
        expected.push(`SRS-1${at}`);
        return oneOf(comments).replace('%', `[impl SRS-1${at}]`);
      }).join('');
      expect(idsIn(`a.${ending}`, text), text).toEqual(expected);
    }
  });
});
