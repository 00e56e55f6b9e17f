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

/** Counted with `ls | grep -c`; the verdict stands in the name of each file. */
const counts = [
  { version: '1.4', ending: '.json', valid: 29, invalid: 22 },
  { version: '1.5', ending: '.json', valid: 36, invalid: 22 },
  { version: '1.6', ending: '.json', valid: 45, invalid: 25 },
  { version: '1.7', ending: '.json', valid: 61, invalid: 29 },
];

describe.skipIf(!isThere)(`the fixtures of the CycloneDX specification${where}`, () => {
  for (const { version, ending, valid, invalid } of counts) {
    const names = () => filesOf(version, ending);

    it(`${version} ${ending}: every valid file is read`, () => {
      const files = names().filter((name) => name.startsWith('valid-'));
      expect(files).toHaveLength(valid);
      for (const name of files) {
        const list = read(`${fixtures}${version}/${name}`);
        expect(list.unreadable, name).toEqual([]);
        expect(list.format, name).toBe(`CycloneDX ${version}`);
      }
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
