import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readVex } from '../../src/read/vex/index.ts';

const fixtures = fileURLToPath(new URL('../../../shared/corpora/cyclonedx-spec-fixtures/tools/src/test/resources/', import.meta.url));
const isThere = existsSync(fixtures);
const where = isThere ? '' : ' (not run: there is no folder ../shared/corpora)';

/** Read by hand in `valid-vulnerability-….json` of each version: its one vulnerability with its state, and the line that it begins in. */
const expected = [
  { version: '1.4', line: 17 },
  { version: '1.5', line: 17 },
  { version: '1.6', line: 18 },
  { version: '1.7', line: 18 },
];

describe.skipIf(!isThere)(`the example of a vulnerability in CycloneDX${where}`, () => {
  it.each(expected)('$version says what its analysis says', ({ version, line }) => {
    const name = `${version}/valid-vulnerability-${version}.json`;
    const { format, statements, unreadable } = readVex(name, readFileSync(`${fixtures}${name}`, 'utf8'));
    expect(unreadable).toEqual([]);
    expect(format).toBe(`CycloneDX ${version}`);
    expect(statements).toMatchObject([
      {
        vulnerability: ['SNYK-JAVA-COMFASTERXMLJACKSONCORE-32111', 'CVE-2018-7489'],
        products: [{ purl: 'pkg:maven/com.fasterxml.jackson.core/jackson-databind@2.9.4' }],
        status: 'not-affected',
        reason: 'code_not_reachable: An optional explanation of why the application is not affected by the vulnerable component.',
        place: { line },
      },
    ]);
  });
});
