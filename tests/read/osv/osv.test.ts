import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAdvisory } from '../../../src/read/osv/index.ts';
import { fixture } from '../listed.ts';

/** As osv.dev exports it, with details, credits and references cut out. */
const text = fixture('osv/GHSA-semver.json');

function refusal(changed: string): string | undefined {
  const read = readAdvisory('osv.json', changed);
  return 'unreadable' in read ? `${read.unreadable.place.line}:${read.unreadable.place.column} ${read.unreadable.why}` : undefined;
}

it('an advisory is read, without what only names commits', () => {
  const range = (introduced: string, fixed: string) => ({
    type: 'SEMVER',
    events: [
      { what: 'introduced', version: introduced },
      { what: 'fixed', version: fixed },
    ],
  });
  expect(readAdvisory('osv.json', text)).toEqual({
    advisory: {
      id: 'GHSA-c2qf-rxjj-qqgw',
      aliases: ['CVE-2022-25883'],
      modified: '2026-03-11T15:02:10Z',
      isWithdrawn: false,
      summary: 'semver vulnerable to Regular Expression Denial of Service',
      severity: 'high',
      affected: [
        { ecosystem: 'npm', name: 'semver', versions: [], ranges: [range('7.0.0', '7.5.2')] },
        { ecosystem: 'npm', name: 'semver', versions: [], ranges: [range('6.0.0', '6.3.1')] },
      ],
    },
  });
});

it('what was withdrawn is said, and a CVSS vector stands where there is no word', () => {
  const changed = text.replace('"aliases"', '"withdrawn": "2026-04-01T00:00:00Z", "aliases"').replace('"severity": "HIGH", ', '');
  expect(readAdvisory('osv.json', changed)).toMatchObject({
    advisory: { isWithdrawn: true, severity: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' },
  });
});

it('an alias without any sign names nothing', () => {
  expect(readAdvisory('osv.json', text.replace('["CVE-2022-25883"]', '["", " ", 7]'))).toMatchObject({ advisory: { aliases: [] } });
});

it('an advisory is refused when it is cut off anywhere', () => {
  fc.assert(
    fc.property(fc.nat(text.trimEnd().length - 1), (length) => {
      expect(refusal(text.slice(0, length))).toBeDefined();
    }),
  );
});

it.each([
  ['another JSON', '{ "name": "semver" }', '1:1 it is no OSV advisory, which has an `id` and says when it was `modified`'],
  ['a list', '[]', '1:1 it is no OSV advisory, which has an `id` and says when it was `modified`'],
  [
    'an identifier from the prototype',
    '{ "__proto__": { "id": "GHSA-1", "modified": "2026-01-01T00:00:00Z" } }',
    '1:1 it is no OSV advisory, which has an `id` and says when it was `modified`',
  ],
  ['a package without a name', text.replace('"name": "semver", "purl"', '"purl"'), '1:1 a package in it has no `ecosystem` or no `name`'],
  [
    'a kind of range that nobody knows',
    text.replace('"SEMVER"', '"CALENDAR"'),
    '1:1 a range of semver in it is of no known type, or has an event that is none',
  ],
  [
    'an event that says nothing',
    text.replace('{ "fixed": "7.5.2" }', '{ "mended": "7.5.2" }'),
    '1:1 a range of semver in it is of no known type, or has an event that is none',
  ],
  [
    'an event that is no text',
    text.replace('"7.5.2"', '7.5'),
    '1:1 a range of semver in it is of no known type, or has an event that is none',
  ],
  ['a version that is no text', text.replace('"versions": []', '"versions": [6]'), '1:1 a version of semver in it is no text'],
  ['packages that are no list', '{ "id": "A", "modified": "2026", "affected": { "length": 1 } }', '1:1 `affected` is no list'],
  ['an unquoted word', text.replace('"HIGH"', 'HIGH'), '29:38 it is no JSON from here on'],
  ['nesting without end', '['.repeat(50_000), '1:502 it is nested more than 500 levels deep'],
])('a file with %s is refused', (_, changed, expected) => {
  expect(refusal(changed)).toBe(expected);
});
