import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBill } from '../../src/read/bills.ts';
import { fixture, lines, refusals } from './listed.ts';

interface BillCase {
  readonly file: string;
  readonly format: string;
  /** The tool that wrote the file, and what was changed by hand; places were looked up in the file. */
  readonly made: string;
  /** Name, version and package URL. */
  readonly subject: readonly [name: string, version: string, purl?: string];
  readonly expected: readonly string[];
}

const cases: readonly BillCase[] = [
  {
    file: 'bills/npm.cdx.json',
    format: 'CycloneDX 1.5',
    made: 'npm 11.19.1 sbom --sbom-format cyclonedx; hashes, authors, descriptions, licences and references cut out; `npm ls --all --json`',
    subject: ['sb', '1.4.0', 'pkg:npm/tidewell-app@1.4.0'],
    expected: [
      '35:15 debug 4.3.4 product unknown pkg:npm/debug@4.3.4',
      '44:15 isarray 1.0.0 product unknown pkg:npm/isarray@1.0.0',
      '53:15 ms 2.1.2 product unknown pkg:npm/ms@2.1.2',
      '62:15 once 1.4.0 development unknown pkg:npm/once@1.4.0',
      '71:15 wrappy 1.0.2 development unknown pkg:npm/wrappy@1.0.2',
      '80:15 shown 0.2.0 product unknown pkg:npm/%40tidewell/shown@0.2.0',
      '89:15 ms 2.0.0 product unknown pkg:npm/ms@2.0.0',
    ],
  },
  {
    file: 'bills/by-hand.cdx.json',
    format: 'CycloneDX 1.7',
    made: 'by hand: nested components, services, the parts of the subject, duplicates, scopes, a cycle, markup in a name',
    subject: ['tidewell', '1.4.0'],
    expected: [
      '10:60 Zephyr 3.7.0 product unknown -',
      '18:15 org.example:nest 2.0 product unknown -',
      '21:56 egg 0.1 product unknown -',
      '21:122 yolk.bin - product unknown -',
      '22:57 @scope/egg 0.2 product unknown -',
      '25:55 com.acme:widget 1 product unknown pkg:maven/com.acme/widget@1',
      '26:55 com.acme:widget 1 product unknown pkg:maven/com.acme/widget@1',
      '27:34 mocha 10.4.0 development unknown -',
      '28:34 external - product unknown -',
      '32:15 github.com/pkg/errors v0.9.1 product unknown pkg:golang/github.com/pkg/errors@v0.9.1',
      '41:15 org.example:clock 2 product unknown -',
      '43:30 <script>alert(1)</script> - product unknown -',
    ],
  },
  {
    file: 'bills/cyclonedx-py.cdx.xml',
    format: 'CycloneDX 1.6',
    made: 'cyclonedx-py 7.5.0 poetry --of XML; references, tools and one component cut out; `poetry show`',
    subject: ['tidewell-app', '1.4.0'],
    expected: [
      '18:7 from-git 0.3.1 product unknown pkg:pypi/from-git@0.3.1?vcs_url=git%2Bhttps://git.example.com/tidewell/from-git.git%40cd6f17922130f05adfac9619bc7070b6b1fae456',
      '29:7 iniconfig 2.0.0 development unknown pkg:pypi/iniconfig@2.0.0',
      '38:7 jinja2 3.1.4 product unknown pkg:pypi/jinja2@3.1.4',
      '47:7 markupsafe 3.0.4 product unknown pkg:pypi/markupsafe@3.0.4',
      '53:7 own 3.0.0 product unknown -',
      '61:7 pluggy 1.5.0 development unknown pkg:pypi/pluggy@1.5.0',
      '70:7 typing-extensions 4.11.0 product unknown pkg:pypi/typing-extensions@4.11.0',
    ],
  },
  {
    file: 'bills/npm.spdx.json',
    format: 'SPDX 2.3 JSON',
    made: 'npm 11.19.1 sbom --sbom-format spdx; checksums, descriptions and licences cut out; `npm ls --all --json`',
    subject: ['tidewell-app', '1.4.0', 'pkg:npm/tidewell-app@1.4.0'],
    expected: [
      '23:15 debug 4.3.4 product unknown pkg:npm/debug@4.3.4',
      '30:15 isarray 1.0.0 product unknown pkg:npm/isarray@1.0.0',
      '37:15 ms 2.1.2 product unknown pkg:npm/ms@2.1.2',
      '44:15 once 1.4.0 development unknown pkg:npm/once@1.4.0',
      '51:15 wrappy 1.0.2 development unknown pkg:npm/wrappy@1.0.2',
      '58:15 @tidewell/shown 0.2.0 product unknown pkg:npm/%40tidewell/shown@0.2.0',
      '67:15 ms 2.0.0 product unknown pkg:npm/ms@2.0.0',
    ],
  },
  {
    file: 'bills/spdx-tools.spdx',
    format: 'SPDX 2.3 tag-value',
    made: 'the same document, written by pyspdxtools 0.8.5; checksums cut out',
    subject: ['tidewell-app', '1.4.0', 'pkg:npm/tidewell-app@1.4.0'],
    expected: [
      '23:14 debug 4.3.4 product unknown pkg:npm/debug@4.3.4',
      '33:14 isarray 1.0.0 product unknown pkg:npm/isarray@1.0.0',
      '43:14 ms 2.1.2 product unknown pkg:npm/ms@2.1.2',
      '53:14 once 1.4.0 development unknown pkg:npm/once@1.4.0',
      '63:14 wrappy 1.0.2 development unknown pkg:npm/wrappy@1.0.2',
      '73:14 @tidewell/shown 0.2.0 product unknown pkg:npm/%40tidewell/shown@0.2.0',
      '82:14 ms 2.0.0 product unknown pkg:npm/ms@2.0.0',
    ],
  },
  {
    file: 'bills/by-hand.spdx3.json',
    format: 'SPDX 3.0 JSON',
    made: 'by hand, after SPDX 3.0.1',
    subject: ['tidewell-app', '1.4.0'],
    expected: [
      '12:15 ms 2.1.2 product unknown pkg:npm/ms@2.1.2',
      '19:15 once 1.4.0 development unknown pkg:npm/once@1.4.0',
      '23:69 wrappy 1.0.2 development unknown -',
      '24:68 Linux - product unknown -',
      '25:64 <b>model</b> 7 product unknown -',
    ],
  },
];

/** Nothing in tag-value text tells that relationships at its end are lost; packages never are. */
const openEnded = 'bills/spdx-tools.spdx';

describe.each(cases)('$file', ({ file, format, subject: [name, version, purl], expected }) => {
  const text = fixture(file);

  it('is read', () => {
    const list = readBill(file, text);
    expect(refusals(list)).toEqual([]);
    expect(list.format).toBe(format);
    expect(list.subject).toMatchObject({ name, version });
    expect(list.subject?.purl).toBe(purl);
    expect(lines(list)).toEqual(expected);
  });

  it('is the same behind a byte order mark, and with the line endings of Windows', () => {
    expect(readBill(file, `\uFEFF${text}`)).toEqual(readBill(file, text));
    expect(lines(readBill(file, text.replaceAll('\n', '\r\n')))).toEqual(expected);
  });

  it('is refused when it was cut off', () => {
    const names = (list: readonly string[]) => list.map((line) => line.replace(/ (?:product|development) .*/, ''));
    const judge = (length: number) => {
      const cut = readBill(file, text.slice(0, length));
      if (cut.unreadable.length > 0) expect(cut.components).toEqual([]);
      else expect([file, ...names(lines(cut))], `cut at ${length}`).toEqual([openEnded, ...names(expected)]);
    };
    const end = text.trimEnd().length;
    for (const { index } of text.slice(0, end).matchAll(/\n/g)) judge(index + 1);
    fc.assert(fc.property(fc.integer({ min: 0, max: end - 1 }), judge), { numRuns: 200 });
  });
});

const bom = (rest: string, version = '1.6') => `{"bomFormat": "CycloneDX", "specVersion": "${version}", ${rest}}`;
const xml = (rest: string, start = '') => `${start}<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">${rest}</bom>`;
const component = '{"type": "library", "name": "a", "version": "1"}';

describe('text that is refused, with its place', () => {
  it.each<[string, string, string]>([
    ['nothing', '', '1:1 it ends in the middle'],
    ['something else', 'a,b\n1,2\n', '1:1 it is of no supported format of software bills of materials: CycloneDX'],
    ['other JSON', '{"a": 1}', '1:1 it is of no supported format of software bills of materials: CycloneDX'],
    ['an older CycloneDX', bom('"version": 1', '1.3'), '1:43 CycloneDX 1.3 is not supported; 1.4, 1.5, 1.6, 1.7 are'],
    ['a CycloneDX to come', bom('"version": 1', '2.0'), '1:43 CycloneDX 2.0 is not supported; 1.4, 1.5, 1.6, 1.7 are'],
    [
      'an older CycloneDX in XML',
      '<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.2"/>',
      '2:1 CycloneDX 1.2 is not supported; 1.4, 1.5, 1.6, 1.7 are',
    ],
    ['an older SPDX', '{"spdxVersion": "SPDX-2.2"}', '1:17 SPDX-2.2 is not supported; SPDX-2.3 and SPDX 3.0 are'],
    ['an older SPDX as tag-value', 'SPDXVersion: SPDX-2.1\n', '1:14 SPDX-2.1 is not supported; SPDX-2.3 and SPDX 3.0 are'],
    [
      'an SPDX to come',
      '{"@context": "https://spdx.org/rdf/3.1/spdx-context.jsonld", "@graph": []}',
      '1:14 SPDX 3.1 is not supported; SPDX-2.3 and SPDX 3.0 are',
    ],
    ['a name said twice', bom(`"components": [${component}], "components": []`), '1:116 it says `components` twice in one place'],
    ['a missing comma', bom('"version": 1 "metadata": {}'), '1:63 it should have a comma or a closing brace here'],
    ['a wrong kind of value', bom('"components": {}'), '1:50 `components` must be a list'],
    ['a wrong kind of value inside', bom('"components": [{"type": "library", "name": 7}]'), '1:93 `name` must be a text'],
    [
      'a value outside its list',
      bom(`"components": [${component.replace('library', 'data-set')}]`),
      '1:74 `type` must be one of application, ',
    ],
    ['an unknown member', bom('"component": []'), '1:50 CycloneDX 1.6 knows no `component` here'],
    [
      'a member of a later version',
      bom(`"components": [{"type": "file", "name": "a", "tags": []}]`, '1.5'),
      '1:95 CycloneDX 1.5 knows no `tags` here',
    ],
    ['something behind the end', `${bom('"version": 1')} {}`, '1:64 it goes on behind its end'],
    ['a comment in JSON', '{ // a\n}', '1:3 it is no JSON from here on'],
    ['a document type', xml('', '<!DOCTYPE bom [<!ENTITY a "b">]>\n'), '1:1 it declares a document type'],
    ['an element that is not closed', xml('<components><component></components>'), '1:97 it is not well-formed XML: unexpected close tag'],
    ['an unknown element', xml('<parts/>'), '1:62 CycloneDX knows no <parts> here'],
    [
      'two names in one SPDX',
      '{"spdxVersion": "SPDX-2.3", "SPDXID": "a", "packages": [{"name": "a"}]}',
      '1:57 `SPDXID` is missing or no text',
    ],
    [
      'two packages of one ID',
      '{"spdxVersion": "SPDX-2.3", "SPDXID": "a", "packages": [{"name": "a", "SPDXID": "b"}, {"name": "c", "SPDXID": "b"}]}',
      '1:96 two packages in it have the ID `b`',
    ],
    ['a line that is no tag', 'SPDXVersion: SPDX-2.3\nhello\n', '2:1 this line is not written as `Tag: value`'],
  ])('%s', (_, text, expected) => {
    const list = readBill('sbom', text);
    expect(list.components).toEqual([]);
    expect(refusals(list)).toEqual([expect.stringContaining(expected)]);
    expect(list.unreadable[0]?.fix).toMatch(/\.$/);
  });

  it('is refused when it is nested too deep, without running out of memory or stack', () => {
    const deep = 20_000;
    const nested = '{"type":"library","name":"a","components":['.repeat(deep) + ']}'.repeat(deep);
    expect(refusals(readBill('sbom', bom(`"components": [${nested}]`)))).toEqual([expect.stringContaining('more than 500 levels deep')]);
    const tags = `${'<components><component type="file"><name>a</name>'.repeat(deep)}${'</component></components>'.repeat(deep)}`;
    expect(refusals(readBill('sbom', xml(tags)))).toEqual([expect.stringContaining('more than 500 levels deep')]);
  });

  it('never throws, whatever is written over it', () => {
    const texts = cases.map(({ file }) => fixture(file));
    const noise = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '<',
      '>',
      '&',
      '\\',
      '\0',
      '\n',
      'null',
      '-',
      '__proto__',
      '\ud800',
      '',
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(40), noise, (text, at, length, put) => {
        const start = at % text.length;
        const list = readBill('sbom', text.slice(0, start) + put + text.slice(start + length));
        expect(list.unreadable.length === 0 || list.components.length === 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('places', () => {
  it('count lines and columns in UTF-16 units, whatever the line ending, in XML too', () => {
    const text = xml('\r\n<!-- 🎐 -->\r<components>\n🎐<component type="file"><name>a</name></component></components>');
    expect(readBill('sbom', text).components[0]?.place).toMatchObject({ line: 4, column: 26 });
    const json = bom(`"components": [\r\n{"type": "file", "description": "🎐", "name": "a"}]`);
    expect(readBill('sbom', json).components[0]?.place).toMatchObject({ line: 2, column: 47 });
  });
});

it('an export of GitHub is read as what it wraps', () => {
  const text = fixture('bills/npm.spdx.json');
  const list = readBill('sbom', `{"sbom": ${text}}`);
  expect(list.components.map(({ name }) => name)).toEqual(readBill('sbom', text).components.map(({ name }) => name));
  expect(list.format).toBe('SPDX 2.3 JSON');
});

it('a name of every object is a name like others', () => {
  const list = readBill(
    'sbom',
    bom('"components": [{"type": "library", "name": "__proto__", "version": "constructor", "bom-ref": "toString"}]'),
  );
  expect(lines(list)).toEqual(['1:93 __proto__ constructor product unknown -']);
  const foreign = readBill('sbom', bom('"__proto__": {"polluted": true}'));
  expect(refusals(foreign)).toEqual(['1:50 CycloneDX 1.6 knows no `__proto__` here']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
