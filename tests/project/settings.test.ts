import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSettings, type Settings } from '../../src/project/settings.ts';
import { settingsText } from './folder.ts';

function read(text: string): Settings {
  const parsed = parseSettings(text);
  if ('unreadable' in parsed) throw new Error(JSON.stringify(parsed.unreadable));
  return parsed.settings;
}

/** `line:column why | fix` of each problem. */
function problems(text: string): readonly string[] {
  const parsed = parseSettings(text);
  return 'unreadable' in parsed ? parsed.unreadable.map(({ place, why, fix }) => `${place?.line}:${place?.column} ${why} | ${fix}`) : [];
}

const withLine = (line: string) => settingsText(`${line}\n`);
const lineAdded = settingsText().split('\n').length;

describe('settings', () => {
  it('fill in what is left out', () => {
    const settings = read(settingsText());
    expect(settings.files).toEqual({ include: ['**/*.md'], exclude: [], 'risk-management-file': ['risk/**'], records: 'records' });
    expect(settings.ids.pattern).toBe('{prefix}-{number}');
    expect(settings.git['change-trailer']).toBe('Change');
    expect(settings.systems['SWS-1']?.product).toEqual([]);
  });

  it('take every key of the page that shows them all', () => {
    const page = readFileSync(new URL('./every-setting.yaml', import.meta.url), 'utf8');
    const settings = read(page);
    expect(settings.product.version).toEqual({ from: 'software/package.json' });
    expect(settings.fields['software-requirement']?.market).toEqual({ values: ['EU', 'US', 'JP'], list: true });
    expect(settings.people.map((person) => person.name)).toEqual(['Software Lead', 'Quality Lead', 'Risk Manager']);
  });

  it('can be read with a byte order mark taken off and with Windows line ends', () => {
    expect(read(settingsText().replaceAll('\n', '\r\n')).product.name).toBe('Test');
  });

  it.each([
    ['a key nobody knows', 'langauge: en', '`langauge` is not a setting | Did you mean `language`?'],
    ['a key nobody knows, deeper', 'git: { protcted: [main] }', '`git.protcted` is not a setting | Did you mean `protected`?', 8],
    [
      'a value outside its list',
      'language: fr',
      '`language` is `fr`, which is not one of the values it can have | Known here: en, de.',
      11,
    ],
    [
      'a number where text belongs',
      'site: { company: 12 }',
      '`site.company` is 12, which YAML does not read as text | Write it in quotes: "12".',
      18,
    ],
    [
      'text where a list belongs',
      'not-in-scope: risk',
      '`not-in-scope` is not a list | Write a list: `[one, two]`, or one line each that begins with `- `.',
      15,
    ],
    [
      'a logo on another machine',
      'site: { logo: "https://example.com/logo.svg" }',
      '`site.logo` is not a picture that the site can show | Name an SVG or PNG file in the folder of dhf.yaml, such as branding/logo.svg.',
      15,
    ],
    [
      'a logo that is a page',
      'site: { logo: logo.html }',
      '`site.logo` is not a picture that the site can show | Name an SVG or PNG file in the folder of dhf.yaml, such as branding/logo.svg.',
      15,
    ],
    [
      'a colour that nobody can read',
      'site: { accent: "#ffee00" }',
      '`site.accent` is too light to be read on white paper | Write a darker colour: one with a contrast of 5.5 or more to white.',
      17,
    ],
    ['a group left empty', 'site:', '`site` is left empty, where keys with values is expected | Write its keys below it, indented.'],
    [
      'a kind nobody knows',
      'prefixes: { REQ: software-requirment }',
      '`prefixes.REQ` is `software-requirment`, which is not one of the values it can have | Did you mean `software-requirement`?',
      18,
    ],
    [
      'a prefix in small letters',
      'prefixes: { req: software-requirement }',
      '`prefixes.req` is not a prefix | Use capital letters and digits, with hyphens between, such as RW-SYS.',
      13,
    ],
    [
      'a path out of the folder',
      'security: { vex: ["../secret.json"] }',
      '`security.vex.0` leads out of the folder of dhf.yaml | Write a path relative to dhf.yaml, with `/` and without `..`.',
      19,
    ],
    [
      'an ID pattern without a number',
      'ids: { pattern: "{prefix}" }',
      '`ids.pattern` does not say where prefix and number stand | Write {prefix} once, then {number} once or more with a sign between, such as "{prefix}-{number}".',
      17,
    ],
    [
      'a label for a field no kind has',
      'labels: { derivs-from: [Comes from] }',
      'no kind has a field `derivs-from` | Did you mean `derives-from`?',
      11,
    ],
    ['one label for two fields', 'labels: { owner: [Title] }', '"Title" already stands for `title` | Choose another spelling.', 19],
    [
      'an own field that exists',
      'fields: { software-requirement: { category: {} } }',
      '`fields.software-requirement.category` is a field that software-requirement has already | Choose another name, or leave it out.',
      35,
    ],
    [
      'an own field with a broken pattern',
      'fields: { risk: { jira: { pattern: "(" } } }',
      '`fields.risk.jira.pattern` is not a regular expression that can be read | Correct it, or leave it out.',
      36,
    ],
    ['a key that poisons objects', 'labels: { __proto__: [x] }', '`labels.__proto__` is not a setting | Take it out.', 11],
  ])('refuse %s, with its place', (_, line, problem, column = 1) => {
    expect(problems(withLine(line))).toEqual([`${lineAdded}:${column} ${problem}`]);
  });

  it.each([
    [
      'a version that YAML reads as a number',
      settingsText('', '1.10'),
      '2:33 `product.version` is 1.10, which YAML does not read as text | Write it in quotes: "1.10".',
    ],
    ['a version that is a list', settingsText('', '[1]'), '2:24 `product.version` is not text | Write text.'],
    [
      'an unknown edition',
      settingsText().replace('"1.1"', '"2006"'),
      '4:37 edition 2006 of IEC 62304 is not known, so nothing can be judged by it | Write edition: "1.1".',
    ],
    [
      'an unknown standard',
      settingsText().replace('IEC 62304', 'IEC 63204'),
      '4:17 no rules are known for IEC 63204, so nothing can be judged by it | Did you mean `IEC 62304`?',
    ],
    [
      'a system that is no system',
      settingsText().replace('SWS-1', 'SRS-1'),
      '6:12 SRS-1 is the ID of a software-requirement | Write the ID of a software system, such as SWS-1.',
    ],
    [
      'a system that is no ID',
      settingsText().replace('SWS-1', 'main'),
      '6:12 `systems.main` does not name an ID | Write the ID of a software system, such as SWS-1.',
    ],
    [
      'no software system',
      settingsText().replace('{ SWS-1: {} }', '{}'),
      '6:1 `systems` names no software system | Write one entry for each software system, such as `SWS-1: {}`.',
    ],
    [
      'a schema it does not know',
      settingsText().replace('settings/1', 'settings/9'),
      '1:9 `schema` is `dhf-settings/9`, which is not one of the values it can have | Did you mean `dhf-settings/1`?',
    ],
    [
      'a demanded key left out',
      settingsText().replace(', manufacturer: Example Devices Ltd', ''),
      '2:1 `product.manufacturer` is missing | Write `manufacturer:` under `product`.',
    ],
    ['the same key twice', settingsText('systems: {}\n'), '7:1 the same key stands twice | Keep one of them.'],
    [
      'broken YAML',
      'schema: [\n',
      '2:1 this is not readable YAML: Flow sequence in block collection must be sufficiently indented and end with a ] | Correct the line; quotes around the text often help.',
    ],
    ['a tab as indent', 'product:\n\tname: x\n', '2:1 a tab is used to indent | Indent with spaces.'],
    ['a tag', settingsText('site: !!js/function "x"\n'), '7:7 a tag (`!…`) is used, which settings do not have | Write the plain value.'],
    ['an empty file', '', '1:1 it holds no settings | Begin it with `schema: dhf-settings/1`; `dhf init` writes one in an empty folder.'],
    [
      'a list as the whole',
      '- a\n',
      '1:1 it holds no settings | Begin it with `schema: dhf-settings/1`; `dhf init` writes one in an empty folder.',
    ],
  ])('refuse %s', (_, text, problem) => {
    expect(problems(text)).toContain(problem);
  });

  it('refuse aliases that multiply, at once', () => {
    const rows = [...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(', ')}]`);
    expect(problems(`a: &a [x, x]\n${rows.join('\n')}\n`)).toEqual([
      '1:1 its aliases multiply into more values than settings can hold | Write the values out, without aliases that stand for other aliases.',
    ]);
  });

  it('never reach the prototype of objects', () => {
    problems(withLine('__proto__: { polluted: yes }'));
    problems(withLine('constructor: { prototype: { polluted: yes } }'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('say all problems at once, each blocking', () => {
    const parsed = parseSettings(settingsText('langauge: en\nbase: /\n'));
    expect('unreadable' in parsed && parsed.unreadable.map((each) => [each.what, each.blocking])).toEqual([
      ['dhf.yaml', true],
      ['dhf.yaml', true],
    ]);
  });

  it('know where each key stands', () => {
    const parsed = parseSettings(settingsText());
    if ('unreadable' in parsed) throw new Error('unreadable');
    expect(parsed.placeOf(['packs', 0, 'edition'])).toEqual({ file: 'dhf.yaml', line: 4, column: 37, endLine: 4, endColumn: 42 });
    expect(parsed.placeOf(['systems', 'SWS-1', 'product', 0])).toMatchObject({ line: 6, column: 12 });
  });
});
