import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLockfile } from '../../src/read/lockfiles.ts';
import { fixture, lines, refusals } from './listed.ts';
import { lockCases } from './lock-cases.ts';

/**
 * What a text that was cut off looks like where nothing tells so: of some formats whole lines at the end may be lost without a trace, as nothing counts or
 * closes them and nothing else refers to the last ones; and a crate without a source may be all there is.
 */
const lineEnd = /(?:^|\n)$/;
const oneCrate = /^(?![\s\S]*source)[\s\S]*\nversion = (?:[34]|"[^"]*")\n+(?:\[\[package\]\]\n)?$/;
const openEnded: Readonly<Record<string, RegExp>> = {
  'pip/requirements.txt': lineEnd,
  'go/go.mod': lineEnd,
  'go/go.sum': lineEnd,
  'yarn/classic/yarn.lock': lineEnd,
  'cargo/v3/Cargo.lock': oneCrate,
  'cargo/v4/Cargo.lock': oneCrate,
};

describe.each(lockCases)('$file', ({ file, format, expected }) => {
  const text = fixture(file);

  it('is read', () => {
    const list = readLockfile(file, text);
    expect(refusals(list)).toEqual([]);
    expect(list.format).toBe(format);
    expect(lines(list)).toEqual(expected);
  });

  it('is the same behind a byte order mark, and with the line endings of Windows', () => {
    expect(readLockfile(file, `\uFEFF${text}`)).toEqual(readLockfile(file, text));
    expect(lines(readLockfile(file, text.replaceAll('\n', '\r\n')))).toEqual(expected);
  });

  it('says where the name stands', () => {
    const rows = text.split('\n');
    for (const { place, name } of readLockfile(file, text).components) {
      expect(place.endLine).toBe(place.line);
      const last = name.split(/[:/]/).at(-1) as string;
      expect(rows[place.line - 1]?.slice(place.column - 1, place.endColumn - 1)).toContain(last);
    }
  });

  it('is refused when it was cut off, and never read as less', () => {
    const whole = lines(readLockfile(file, text));
    const judge = (length: number) => {
      const cut = readLockfile(file, text.slice(0, length));
      if (cut.unreadable.length > 0) expect(cut.components).toEqual([]);
      else if (openEnded[file] !== undefined) expect(text.slice(0, length)).toMatch(openEnded[file]);
      else expect(lines(cut), `cut at ${length}`).toEqual(whole);
    };
    const end = text.trimEnd().length;
    for (const { index } of text.slice(0, end).matchAll(/\n/g)) judge(index + 1);
    fc.assert(fc.property(fc.integer({ min: 0, max: end - 1 }), judge), { numRuns: 200 });
  });
});

const v3 = (packages: string) => `{"lockfileVersion": 3, "packages": {${packages}}}`;
const cargo = (rest: string) => `version = 4\n\n[[package]]\nname = "app"\nversion = "1.0.0"\n${rest}`;
const pnpm9 = (rest: string) =>
  `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      a:\n        specifier: 1.0.0\n        version: 1.0.0\n${rest}`;
const pnpmWhole = 'packages:\n\n  a@1.0.0:\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n\n  a@1.0.0: {}\n';

describe('text that is refused, with its place', () => {
  it.each<[string, string, string, string]>([
    ['another tool', 'Gemfile.lock', 'GEM\n', '1:1 lock files called Gemfile.lock are not supported; those that are: package-lock.json'],
    ['what Maven is asked for', 'pom.xml', '<project/>', '1:1 lock files called pom.xml are not supported'],
    ['npm: no version', 'package-lock.json', '{"packages": {}}', '1:1 it has no `lockfileVersion`'],
    [
      'npm: a version to come',
      'package-lock.json',
      '{"lockfileVersion": 4}',
      '1:21 this `lockfileVersion` is not supported; 1, 2 and 3 are',
    ],
    ['npm: no packages', 'a/npm-shrinkwrap.json', '{"lockfileVersion": 2}', '1:1 it has no object `packages`'],
    ['npm: a package that is none', 'package-lock.json', v3('"node_modules/a": 7'), '1:55 what it says of `node_modules/a` is no object'],
    ['npm: a name said twice', 'package-lock.json', v3('"a": {}, "a": {}'), '1:46 it says `a` twice in one place'],
    ['npm: merge marks', 'package-lock.json', '{\n<<<<<<< HEAD\n', '2:1 it is no JSON from here on'],
    ['pnpm: no version', 'pnpm-lock.yaml', 'packages:\n  a: {}\n', '1:1 it has no `lockfileVersion`'],
    [
      'pnpm: a version to come',
      'pnpm-lock.yaml',
      "lockfileVersion: '10.0'\n",
      '1:18 lockfile version 10.0 of pnpm is not supported; 5.x, 6.x and 9.0 are',
    ],
    [
      'pnpm: a package that is not listed',
      'pnpm-lock.yaml',
      pnpm9('packages: {}\nsnapshots: {}\n'),
      '7:7 it names a@1.0.0 and does not list it',
    ],
    ['pnpm: a name said twice', 'pnpm-lock.yaml', pnpm9(`${pnpmWhole}packages: {}\n`), '18:1 it says `packages` twice in one place'],
    ['pnpm: an alias of YAML', 'pnpm-lock.yaml', 'a: &b\n  c: d\n', '1:4 this value is not written as the tool writes it'],
    ['pnpm: another document behind', 'pnpm-lock.yaml', `${pnpm9(pnpmWhole)}---\na: b\n`, '1:1 it has no `lockfileVersion`'],
    ['pnpm: more documents', 'pnpm-lock.yaml', 'a: b\n---\na: b\n---\n', '4:1 it holds more YAML documents than pnpm writes'],
    ['Yarn: two documents', 'yarn.lock', '__metadata:\n  version: 8\n---\na: b\n', '3:1 a colon is missing in this line'],
    ['Yarn: neither', 'yarn.lock', 'a: b\n', '1:1 it does not say `# yarn lockfile v1`'],
    [
      'Yarn 1: a strange line',
      'yarn.lock',
      '# yarn lockfile v1\n\nms@2:\n   version "2"\n',
      '4:4 this line is not written as Yarn writes it',
    ],
    ['Yarn 1: no version', 'yarn.lock', '# yarn lockfile v1\n\nms@2:\n  resolved "x"\n', '3:1 `version` is missing here'],
    ['Yarn: a version to come', 'yarn.lock', '__metadata:\n  version: 11\n', '2:12 version 11 of yarn.lock is not supported; 3 to 10 are'],
    [
      'Poetry: a version to come',
      'poetry.lock',
      '[metadata]\nlock-version = "3.0"\ncontent-hash = "a"\n',
      '1:1 lock version 3.0 of Poetry is not supported; 1.0 to 2.1 are',
    ],
    ['Poetry: no TOML', 'poetry.lock', '[metadata]\nlock-version = 2 = 3\n', '2:18 it is no TOML from here on'],
    ['uv: a version to come', 'uv.lock', 'version = 2\n', '1:1 version 2 of uv.lock is not supported; 1 is'],
    [
      'Cargo: an old version',
      'Cargo.lock',
      '[[package]]\nname = "a"\nversion = "1.0.0"\n',
      '1:1 version 1 or 2 of Cargo.lock is not supported; 3 and 4 are',
    ],
    ['Cargo: a crate that is not listed', 'Cargo.lock', cargo('dependencies = ["b"]\n'), '4:1 it asks for b and does not list it'],
    ['Cargo: a name said twice', 'Cargo.lock', cargo('name = "b"\n'), '6:1 it is no TOML from here on'],
    ['pip: no requirement', 'requirements.txt', 'a b c\n', '1:1 this line is no requirement that pip understands'],
    [
      'pip: another file',
      'requirements-dev.txt',
      '-r requirements.txt\na==1\n',
      '1:1 it takes in requirements.txt, which is not read with it',
    ],
    [
      'Go: before 1.17',
      'go.mod',
      'module a\n\ngo 1.16\n',
      '3:4 it is for Go 1.16; before 1.17 go.mod does not list the modules that others need',
    ],
    ['Go: no such directive', 'go.mod', 'module a\ngo 1.21\nuse b v1\n', '3:1 `use` is nothing that go.mod of a known Go says'],
    ['Go: a strange line', 'go.sum', 'a v1.0.0\n', '1:1 this line is not written as Go writes it'],
    ['Gradle: a strange line', 'gradle.lockfile', 'a:b:1\nempty=\n', '1:1 this line is not written as Gradle writes it'],
    ['Gradle: behind the end', 'gradle.lockfile', 'empty=\na:b:1=c\n', '2:1 it goes on behind `empty=`'],
    [
      'NuGet: a version to come',
      'packages.lock.json',
      '{"version": 3, "dependencies": {}}',
      '1:13 it is of no version of packages.lock.json that is supported; 1 and 2 are',
    ],
    ['Maven: another version', 'lockfile.json', '{"lockFileVersion": 2}', '1:21 this `lockFileVersion` is not supported; 1 is'],
    ['Maven: a branch left open', 'deps.txt', 'a:b:jar:1\n+- c:d:jar:1:compile\n', '3:1 it ends in the middle'],
    ['nothing at all', 'go.sum', '', '1:1 it is empty'],
  ])('%s', (_, file, text, expected) => {
    const list = readLockfile(file, text);
    expect(list.components).toEqual([]);
    expect(refusals(list)).toEqual([expect.stringContaining(expected)]);
    expect(list.unreadable[0]?.fix).toMatch(/\.$/);
  });

  it('is refused when it is nested too deep, without running out of memory or stack', () => {
    const deep = 50_000;
    const nested = (open: string, inner: string, close: string) => `${open.repeat(deep)}${inner}${close.repeat(deep)}`;
    const texts: readonly (readonly [string, string])[] = [
      ['package-lock.json', `{"lockfileVersion": 1, "dependencies": ${nested('{"a": {"dependencies": ', '{}', '}}')}}`],
      ['pnpm-lock.yaml', `a: ${nested('[', '', ']')}\n`],
      ['yarn.lock', `__metadata:\n  version: 8\n${Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')}`],
      ['pnpm-lock.yaml', `${'- '.repeat(deep)}\n`],
      ['uv.lock', `a = ${nested('[', '', ']')}\n`],
      ['poetry.lock', `a = ${nested('{ b = ', '1', ' }')}\n`],
    ];
    for (const [file, text] of texts) expect(refusals(readLockfile(file, text)), file).toHaveLength(1);
  });

  it('never throws, whatever is written over it', () => {
    const noise = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      ',',
      ':',
      '=',
      '\\',
      '\0',
      '\n',
      '  ',
      '- ',
      '?',
      '|',
      '@',
      '__proto__',
      '\ud800',
      '',
    );
    fc.assert(
      fc.property(fc.constantFrom(...lockCases), fc.nat(), fc.nat(40), noise, ({ file }, at, length, put) => {
        const text = fixture(file);
        const start = at % text.length;
        const list = readLockfile(file, text.slice(0, start) + put + text.slice(start + length));
        expect(list.unreadable.length === 0 || list.components.length === 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what single lines say', () => {
  const read = (file: string, text: string) => lines(readLockfile(file, text)).map((line) => line.replace(/^\S+ /, ''));

  it('of npm: names of every object are names like others; bundled, linked and extraneous packages', () => {
    const text = v3(
      '"node_modules/__proto__": {"version": "1.0.0", "inBundle": true}, "node_modules/x": {"resolved": "../x", "link": true}, ' +
        '"../x": {"version": "2.0.0"}, "node_modules/y": {"version": "3.0.0", "extraneous": true}, "node_modules/z": {"optional": true, "devOptional": true}',
    );
    expect(read('package-lock.json', text)).toEqual([
      '__proto__ 1.0.0 product registry pkg:npm/__proto__@1.0.0',
      'x 2.0.0 product file pkg:npm/x@2.0.0',
      'y 3.0.0 unknown unknown pkg:npm/y@3.0.0',
      'z - product unknown pkg:npm/z',
    ]);
  });

  it('of pnpm: a long name behind a question mark, a block of text, peers in brackets, what nothing needs', () => {
    const long = `a@1.0.0(${'b@1.0.0'.repeat(200)})`;
    const text = `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a:\n        specifier: 1.0.0\n        version: ${long.slice(2)}\npackages:\n  a@1.0.0:\n    resolution: {integrity: x}\n    deprecated: |-\n      old: do not\n      use\n  c@2.0.0:\n    resolution: {integrity: x}\nsnapshots:\n  ? ${long}\n  : dependencies: {}\n  c@2.0.0: {}\n`;
    expect(read('pnpm-lock.yaml', text)).toEqual(['a 1.0.0 product registry pkg:npm/a@1.0.0', 'c 2.0.0 unknown registry pkg:npm/c@2.0.0']);
  });

  it('of pnpm before workspaces were written: peers behind an underscore, other registries, several versions', () => {
    const text = `lockfileVersion: 5.4
specifiers:
  '@s/a': ^1.0.0
  c: npm:@s/a@1.1.0
devDependencies:
  c: /@s/a/1.1.0
dependencies:
  '@s/a': 1.0.0_@x+peer@2.0.0
packages:
  /@s/a/1.0.0_@x+peer@2.0.0:
    resolution: {integrity: x}
    dependencies:
      b: npm.example.com/b/2.0.0
    dev: false
  /@s/a/1.1.0:
    resolution: {integrity: x}
    dependencies:
      b: 1.0.0
    dev: true
  /b/1.0.0:
    resolution: {integrity: x}
  npm.example.com/b/2.0.0:
    resolution: {integrity: x, tarball: https://npm.example.com/b/-/b-2.0.0.tgz}
`;
    expect(read('pnpm-lock.yaml', text)).toEqual([
      '@s/a 1.0.0 product registry pkg:npm/%40s/a@1.0.0',
      '@s/a 1.1.0 development registry pkg:npm/%40s/a@1.1.0',
      'b 1.0.0 development registry pkg:npm/b@1.0.0',
      'b 2.0.0 product registry pkg:npm/b@2.0.0',
    ]);
  });

  it('of pip: only `==` pins', () => {
    const text = [
      '# by hand',
      'Zope.Interface == 7.0.3 ; python_version > "3"',
      'typing_extensions[all]>=4.0,<5 # newer',
      'numpy===1.26.4',
      'six==1.*',
      'attrs',
      '--index-url https://pypi.org/simple',
      '-c constraints.txt',
      '-e git+https://git.example.com/tool.git@v1#egg=tool',
      '-e ./tools/own',
      './vendor/wheel_pkg-1.0-py3-none-any.whl',
      'pkg @ https://example.com/pkg-1.0.tar.gz',
      'split \\',
      '  == 2.0',
    ].join('\n');
    expect(read('python/requirements/base.txt', `${text}\n`)).toEqual([
      'Zope.Interface 7.0.3 unknown registry pkg:pypi/zope.interface@7.0.3',
      'typing_extensions - unknown registry pkg:pypi/typing-extensions',
      'numpy 1.26.4 unknown registry pkg:pypi/numpy@1.26.4',
      'six - unknown registry pkg:pypi/six',
      'attrs - unknown registry pkg:pypi/attrs',
      'tool - unknown git pkg:pypi/tool',
      'own - unknown own pkg:pypi/own',
      'wheel_pkg - unknown file pkg:pypi/wheel-pkg',
      'pkg - unknown unknown pkg:pypi/pkg',
      'split 2.0 unknown registry pkg:pypi/split@2.0',
    ]);
  });

  it('of Maven: modules of the project, classifiers, what was left out', () => {
    const text =
      'com.example:parent:pom:1\n\ncom.example:core:jar:1\n\\- org.a:b:jar:linux-x86_64:2.0:runtime\n   \\- (org.c:d:jar:1:compile - omitted for duplicate)\n' +
      'com.example:app:jar:1\n\\- com.example:core:jar:1:compile\n';
    expect(read('dependency-tree.txt', text)).toEqual([
      'org.a:b 2.0 product registry pkg:maven/org.a/b@2.0',
      'com.example:core 1 product own pkg:maven/com.example/core@1',
    ]);
  });

  it('of Go: one line without brackets, comments, quotation marks, a replacement of one version and of a folder outside', () => {
    const text =
      'module a // the app\ngo 1.21.0\nrequire "b.org/B" v1.0.0 // indirect\nrequire c.org/c v2.0.0+incompatible\nrequire d.org/d v1.0.0\n' +
      'replace b.org/B v1.0.0 => ../b\nreplace c.org/c v1.0.0 => c.org/other v9.0.0\nreplace d.org/d => d.org/fork v1.1.0\n';
    expect(read('go.mod', text)).toEqual([
      'b.org/B - unknown file pkg:golang/b.org/b',
      'c.org/c v2.0.0+incompatible unknown registry pkg:golang/c.org/c@v2.0.0%2Bincompatible',
      'd.org/fork v1.1.0 unknown registry pkg:golang/d.org/fork@v1.1.0',
    ]);
  });
});
