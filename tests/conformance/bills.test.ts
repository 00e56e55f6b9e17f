import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readBill } from '../../src/read/bills.ts';

const corpora = fileURLToPath(new URL('../../../shared/corpora/', import.meta.url));
const fixtures = `${corpora}cyclonedx-spec-fixtures/tools/src/test/resources/`;
const isThere = existsSync(fixtures);
const where = isThere ? '' : ' (not run: there is no folder ../shared/corpora)';

function filesOf(version: string, ending: string): string[] {
  return readdirSync(`${fixtures}${version}`)
    .filter((name) => name.endsWith(ending))
    .sort();
}

function read(path: string) {
  return readBill(path.slice(path.lastIndexOf('/') + 1), readFileSync(path, 'utf8'));
}

/**
 * Files were counted with `ls`, by the verdict in their name; components, services and what is nested in them (those of the subject too, but not of tools
 * or ancestors) over all valid files with the JSON and XML libraries of Python.
 */
const counts = [
  { version: '1.4', ending: '.json', valid: 29, components: 42, invalid: 22 },
  { version: '1.5', ending: '.json', valid: 36, components: 52, invalid: 22 },
  { version: '1.6', ending: '.json', valid: 45, components: 69, invalid: 25 },
  { version: '1.7', ending: '.json', valid: 61, components: 103, invalid: 29 },
  { version: '1.4', ending: '.xml', valid: 31, components: 49, invalid: 24 },
  { version: '1.5', ending: '.xml', valid: 38, components: 59, invalid: 24 },
  { version: '1.6', ending: '.xml', valid: 47, components: 74, invalid: 27 },
  { version: '1.7', ending: '.xml', valid: 63, components: 109, invalid: 30 },
] as const;

/** Older versions, counted with `ls`. */
const older = [
  { version: '1.0', files: 2 },
  { version: '1.1', files: 29 },
  { version: '1.2', files: 89 },
  { version: '1.3', files: 101 },
] as const;

describe.skipIf(!isThere)(`the fixtures of the CycloneDX specification${where}`, () => {
  for (const { version, ending, valid, components, invalid } of counts) {
    const names = () => filesOf(version, ending);

    it(`${version} ${ending}: every valid file is read, with all its components`, () => {
      const files = names().filter((name) => name.startsWith('valid-'));
      const lists = files.map((name) => read(`${fixtures}${version}/${name}`));
      expect(lists.flatMap(({ unreadable }) => unreadable)).toEqual([]);
      expect(new Set(lists.map(({ format }) => format))).toEqual(new Set([`CycloneDX ${version}`]));
      expect([lists.length, lists.flatMap((list) => list.components).length]).toEqual([valid, components]);
    });

    it(`${version} ${ending}: every invalid file is refused, with a place`, () => {
      const files = names().filter((name) => !name.startsWith('valid-'));
      expect(files).toHaveLength(invalid);
      for (const name of files) {
        const { unreadable, components } = read(`${fixtures}${version}/${name}`);
        expect(unreadable, name).toHaveLength(1);
        expect(unreadable[0]?.place.line, name).toBeGreaterThan(1);
        expect(components, name).toEqual([]);
      }
    });
  }

  it.each(older)('$version: no file is read, and each is told that its version is not supported', ({ version, files }) => {
    const names = filesOf(version, '');
    expect(names).toHaveLength(files);
    for (const name of names.filter((each) => each.startsWith('valid-'))) {
      const { unreadable } = read(`${fixtures}${version}/${name}`);
      expect(
        unreadable.map(({ why }) => why),
        name,
      ).toEqual([`CycloneDX ${version} is not supported; 1.4, 1.5, 1.6, 1.7 are`]);
    }
  });

  it.each([
    ['1.7/valid-compositions-1.7.json', ['Partner Shaded Library 1.0', 'Some Opensource Library 2.0', 'Acme Library 3.0']],
    ['1.7/valid-compositions-1.7.xml', ['Partner Shaded Library 1.0', 'Some Opensource Library 2.0', 'Acme Library 3.0']],
    ['1.7/valid-service-1.7.json', ['com.acme:stock-java-client 1.0.12', 'org.partner:Stock ticker service 2020-Q2']],
    ['1.7/valid-service-1.7.xml', ['com.acme:stock-java-client 1.0.12', 'org.partner:Stock ticker service 2020-Q2']],
    ['1.7/valid-component-external-with-versionRange.xml', ['libcurl ']],
  ])('%s lists what a reader of it finds', (file, expected) => {
    expect(read(`${fixtures}${file}`).components.map(({ name, version }) => `${name} ${version}`)).toEqual(expected);
  });
});

describe.skipIf(!isThere)(`hostile bills of materials${where}`, () => {
  it.each([
    ['sbom-cyclic-deps.json', ['a', 'b', 'c'], []],
    ['sbom-proto.json', ['__proto__'], []],
    ['sbom-deep-components-20k.json', [], ['it is nested more than 500 levels deep']],
  ])('%s', (name, names, why) => {
    const list = read(`${corpora}hostile/${name}`);
    expect(list.components.map((each) => each.name)).toEqual(names);
    expect(list.unreadable.map((each) => each.why)).toEqual(why);
  });
});
