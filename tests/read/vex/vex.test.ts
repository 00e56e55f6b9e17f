import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VexDocument, VexProduct } from '../../../src/model/vex.ts';
import { readVex } from '../../../src/read/vex/index.ts';
import { fixture } from '../listed.ts';

/** Written by hand: the forms are those of the OpenVEX specification 0.2.0, the CycloneDX 1.6 schema and CSAF 2.0 with its VEX profile. */
const cases = [
  {
    file: 'openvex.json',
    format: 'OpenVEX 0.2.0',
    expected: [
      '8:5 CVE-2026-1001 GHSA-aaaa-bbbb-cccc | not-affected | pkg:npm/zod@3.23.8 in pkg:generic/pump@1.0.0, pkg:npm/%40scope/crc@4.3.2 in pkg:generic/pump@1.0.0 | vulnerable_code_not_in_execute_path: Recursive schemas are not used. | 2026-06-01T08:00:00Z',
      '21:5 CVE-2026-1002 | under-investigation | pump-control 1.0.0 | - | 2026-06-03T09:30:00+02:00',
      '29:5 CVE-2026-1003 | affected | pkg:cargo/crc16@0.4.0 | Update to 0.4.1. | 2026-06-01T08:00:00Z',
    ],
  },
  {
    file: 'cyclonedx.json',
    format: 'CycloneDX 1.6',
    expected: [
      '17:5 CVE-2026-1001 GHSA-aaaa-bbbb-cccc | not-affected | pkg:npm/zod@3.23.8, inner 0.1.0 | code_not_reachable: Recursive schemas are not used. | 2026-06-01T08:00:00Z',
      '28:5 CVE-2026-1002 | affected | pkg:npm/crc 4.3.2 | - | -',
      '38:5 CVE-2026-1003 | not-affected | pump 1.0.0 | - | -',
      '40:5 CVE-2026-1005 | fixed | pump 1.0.0 | - | -',
    ],
  },
  {
    file: 'csaf.json',
    format: 'CSAF 2.0',
    expected: [
      '45:5 CVE-2026-1001 GHSA-aaaa-bbbb-cccc | not-affected | pkg:npm/zod@3.23.8 in pump 1.0.0 | vulnerable_code_not_in_execute_path: Recursive schemas are not used. | 2026-06-01T08:00:00.000Z',
      '45:5 CVE-2026-1001 GHSA-aaaa-bbbb-cccc | under-investigation | crc 4.3.2 | vulnerable_code_not_in_execute_path | 2026-06-01T08:00:00.000Z',
      '52:5 CVE-2026-1002 | fixed | pump 1.0.0 | - | 2026-06-01T08:00:00.000Z',
    ],
  },
] as const;

function words({ statements }: VexDocument): string[] {
  return statements.map(({ place, vulnerability, status, products, reason = '-', at = '-' }) => {
    const about = products.map(called).join(', ') || 'all';
    return `${place.line}:${place.column} ${[vulnerability.join(' '), status, about, reason, at].join(' | ')}`;
  });
}

function called({ purl, name, version, within }: VexProduct): string {
  return [purl ?? name, version, within === undefined ? undefined : `in ${called(within)}`].filter((word) => word !== undefined).join(' ');
}

function refusal(text: string): string {
  const { unreadable, statements } = readVex('vex.json', text);
  expect(statements).toEqual([]);
  return unreadable.map(({ why, place }) => `${place.line}:${place.column} ${why}`).join('; ');
}

describe.each(cases)('$format', ({ file, format, expected }) => {
  const text = fixture(`vex/${file}`);

  it('is read', () => {
    const document = readVex(file, text);
    expect(document.unreadable).toEqual([]);
    expect(document.format).toBe(format);
    expect(words(document)).toEqual(expected);
  });

  it('is refused when it is cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat(text.trimEnd().length - 1), (length) => {
        expect(refusal(text.slice(0, length))).not.toBe('');
      }),
    );
  });
});

it.each([
  ['no JSON', 'CVE-2026-1 is harmless', '1:1 it is no JSON from here on'],
  ['XML', '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>', '1:1 VEX documents in XML are not supported'],
  ['nothing', '', '1:1 it ends in the middle'],
  ['another kind', '{ "vulnerabilities": [] }', '1:1 it is no VEX document of a supported kind'],
  [
    'a status of its own',
    fixture('vex/openvex.json').replace('"affected"', '"harmless"'),
    '32:17 “harmless” is no `status` that its format knows',
  ],
  [
    'a status from the prototype',
    fixture('vex/openvex.json').replace('"affected"', '"constructor"'),
    '32:17 “constructor” is no `status` that its format knows',
  ],
  [
    'a product that is not there',
    fixture('vex/csaf.json').replace('["CRC"] }', '["CRCX"] }'),
    '48:88 it names the product CRCX, which its product tree does not hold',
  ],
  [
    'a reference that leads nowhere',
    fixture('vex/cyclonedx.json').replace('"ref": "pump"', '"ref": "pumq"'),
    '38:94 its statement is about “pumq”, and nothing in it says what that is',
  ],
  [
    'no list',
    fixture('vex/openvex.json').replace(/"statements": \[[\s\S]*\]/, '"statements": { "length": 3 }'),
    '7:17 `statements` is no list',
  ],
  [
    'another category',
    fixture('vex/csaf.json').replace('csaf_vex', 'csaf_informational_advisory'),
    '3:17 CSAF documents of category csaf_informational_advisory are no VEX',
  ],
  [
    'nesting without end',
    `{ "bomFormat": "CycloneDX", "components": ${'[{ "components": '.repeat(20_000)}`,
    '1:4293 it is nested more than 500 levels deep',
  ],
])('a document with %s is refused', (_, text, expected) => {
  expect(refusal(text)).toBe(expected);
});

it('a range of versions is no version, and a product without a BOM of its own is any', () => {
  const ranged = fixture('vex/csaf.json').replace(
    '"product_version", "name": "1.0.0"',
    '"product_version_range", "name": "vers:generic/<1.0.0"',
  );
  expect(words(readVex('csaf.json', ranged)).at(-1)).toBe(
    '52:5 CVE-2026-1002 | fixed | pump vers:generic/<1.0.0 | - | 2026-06-01T08:00:00.000Z',
  );
  const bare =
    '{ "bomFormat": "CycloneDX", "specVersion": "1.6", "vulnerabilities": [{ "id": "CVE-1", "analysis": { "state": "resolved" } }] }';
  expect(words(readVex('vex.json', bare))).toEqual(['1:71 CVE-1 | fixed | all | - | -']);
});

it('keys like those of prototypes are names like others', () => {
  const text =
    '{ "bomFormat": "CycloneDX", "specVersion": "1.6", "__proto__": { "vulnerabilities": [{}] }, "constructor": [], "vulnerabilities": [] }';
  expect(readVex('vex.json', text)).toEqual({ file: 'vex.json', format: 'CycloneDX 1.6', statements: [], unreadable: [] });
});
