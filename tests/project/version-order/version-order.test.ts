import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionOrderOf } from '../../../src/project/version-order/index.ts';

/** Versions in rising order, as the documents named have them; those in one list are the same version. */
const known: readonly { readonly ecosystem: string; readonly from: string; readonly rising: readonly (readonly string[] | string)[] }[] = [
  {
    ecosystem: 'npm',
    from: 'Semantic Versioning 2.0.0, point 11',
    rising: [
      ['1.0.0-alpha', '1.0.0-alpha+001'],
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      ['1.0.0', '1.0.0+20130313144700'],
      '2.0.0',
      '2.1.0',
      '2.1.1',
    ],
  },
  {
    ecosystem: 'Go',
    from: 'Go Modules Reference, Versions and Pseudo-versions',
    rising: [
      'v0.0.0-20170915032832-14c0d48ead0c',
      'v0.0.0-20191109021931-daa7c04131f5',
      'v1.2.3-pre',
      'v1.2.3-pre.0.20191109021931-daa7c04131f5',
      ['v1.2.3', '1.2.3'],
      'v1.2.4-0.20191109021931-daa7c04131f5',
      ['v2.0.0+incompatible', '2.0.0'],
    ],
  },
  {
    ecosystem: 'crates.io',
    from: 'The Cargo Book, SemVer compatibility',
    rising: ['0.0.9', '0.1.0-alpha.1', '0.1.0', '0.1.10', '0.2.0', '1.0.0'],
  },
  {
    ecosystem: 'PyPI',
    from: 'PEP 440, Summary of permitted suffixes and relative ordering',
    rising: [
      ['1.dev0', '1.0.dev0'],
      '1.0.dev456',
      '1.0a1',
      '1.0a2.dev456',
      '1.0a12.dev456',
      ['1.0a12', '1.0.alpha-12'],
      '1.0b1.dev456',
      '1.0b2',
      '1.0b2.post345.dev456',
      '1.0b2.post345',
      '1.0rc1.dev456',
      ['1.0rc1', '1.0c1'],
      ['1.0', '1.0.0', 'v1'],
      '1.0+abc.5',
      '1.0+abc.7',
      '1.0+5',
      '1.0.post456.dev34',
      ['1.0.post456', '1.0-456'],
      '1.0.15',
      '1.1.dev1',
      '1!0.1',
    ],
  },
  {
    ecosystem: 'Maven',
    from: 'POM Reference, Version Order Specification; the same from ComparableVersion of maven-artifact 3.9.11',
    rising: [
      ['1-alpha1', '1-a1', '1-ALPHA-1'],
      '1-beta-2',
      '1-milestone',
      ['1-rc1', '1-cr1'],
      '1-snapshot',
      ['1', '1.ga', '1-ga', '1-0', '1.0', '1.0.0-final', '1-RELEASE'],
      '1-sp',
      '1-sp-1',
      ['1.foo', '1-foo'],
      '1-foo2',
      '1-foo10',
      '1-jre',
      ['1-1', '1-ga-1'],
      '1.0.1-alpha',
      '1.0.1',
      '1.1',
      '1.9',
      '1.10',
    ],
  },
  {
    ecosystem: 'NuGet',
    from: 'NuGet, Package versioning: pre-release versions and normalized version numbers',
    rising: [
      '1.0.1-aaa',
      '1.0.1-alpha.2',
      '1.0.1-alpha.10',
      '1.0.1-alpha10',
      '1.0.1-alpha2',
      ['1.0.1-beta', '1.0.1-BETA'],
      '1.0.1-open',
      '1.0.1-rc',
      '1.0.1-zzz',
      ['1.0.1', '1.0.1.0', '1.00.1', '1.0.01+metadata'],
      '1.0.1.1',
      '1.0.7',
    ],
  },
  {
    ecosystem: 'RubyGems',
    from: 'Gem::Version, Preference for versions and Semantic Versioning',
    rising: ['0.9', '1.0.a.2', ['1.0.b1', '1.0.b.1'], ['1.0', '1', '1.0.0'], '1.0.1', '3.10.0.pre', '3.10'],
  },
];

/** Texts in the shape of versions, and some beyond. */
const pieces = [
  '0',
  '00',
  '1',
  '2',
  '10',
  '99999999999999999999',
  '.',
  '-',
  '+',
  '~',
  ':',
  'a',
  'alpha',
  'rc',
  'sp',
  'ga',
  'x',
  'SNAPSHOT',
  'dev',
  'post',
  'v',
];
const versionLike = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''));
const plain = fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }).map((numbers) => numbers.join('.'));

describe.each(known)('versions of $ecosystem', ({ ecosystem, rising }) => {
  const order = versionOrderOf(ecosystem);
  const compare = (one: string, other: string) => Math.sign(order?.(one, other) ?? Number.NaN);

  it('stand in the order that is published', () => {
    const listed = rising.flatMap((same, at) => [same].flat().map((version) => ({ version, at })));
    const wrong = listed.flatMap((one) =>
      listed
        .filter((other) => compare(one.version, other.version) !== Math.sign(one.at - other.at))
        .map((other) => `${one.version} ${other.version}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are in one total order, whatever they are', () => {
    const anyVersion = fc.oneof(versionLike, plain, fc.constantFrom(...rising.flat()));
    fc.assert(
      fc.property(anyVersion, anyVersion, anyVersion, (a, b, c) => {
        const [ab, bc, ac, ba, aa] = [compare(a, b), compare(b, c), compare(a, c), compare(b, a), compare(a, a)];
        if ([ab, bc, ac].some(Number.isNaN)) return;
        expect(aa).toBe(0);
        expect(ba + ab).toBe(0);
        if (ab <= 0 && bc <= 0) expect(ac).toBe(Math.min(ab, bc));
      }),
      { numRuns: 2000 },
    );
  });

  it('are not compared with what is no version', () => {
    expect(order?.('1.0.0', '')).toBeUndefined();
    expect(order?.('not a version', '1.0.0')).toBeUndefined();
  });
});

it('of an ecosystem without a known order are not compared', () => {
  expect(['ConanCenter', 'Debian:12', 'constructor', ''].map(versionOrderOf)).toEqual([undefined, undefined, undefined, undefined]);
});
