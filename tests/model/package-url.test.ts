import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packageKey, packageUrl } from '../../src/model/package-url.ts';

/** The first of each pair is an example of the purl specification, or a spelling of the same package that it allows. */
const examples: readonly (readonly [url: string, type: string, path: string, version: string, distribution?: string])[] = [
  ['pkg:npm/%40angular/animation@12.3.1', 'npm', '@angular/animation', '12.3.1'],
  ['pkg:npm/@angular/animation@12.3.1', 'npm', '@angular/animation', '12.3.1'],
  ['pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?packaging=sources', 'maven', 'org.apache.xmlgraphics/batik-anim', '1.9.1'],
  ['pkg:golang/google.golang.org/genproto#googleapis/api/annotations', 'golang', 'google.golang.org/genproto', ''],
  ['pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie', 'deb', 'debian/curl', '7.50.3-1', 'jessie'],
  ['pkg:cargo/rand@0.7.2', 'cargo', 'rand', '0.7.2'],
  ['PKG:GEM/ruby-advisory-db-check@0.12.4', 'gem', 'ruby-advisory-db-check', '0.12.4'],
  ['pkg://pypi/django@1.11.1', 'pypi', 'django', '1.11.1'],
  ['pkg:nuget/EnterpriseLibrary.Common@6.0.1304', 'nuget', 'EnterpriseLibrary.Common', '6.0.1304'],
  ['pkg:generic/openssl', 'generic', 'openssl', ''],
];

describe('a package URL', () => {
  it.each(examples)('%s is taken apart', (url, type, path, version, distribution) => {
    expect(packageUrl(url)).toEqual({ type, path, version, ...(distribution === undefined ? {} : { distribution }) });
  });

  it.each(['none', '', 'pkg:', 'pkg:npm', 'pkg:npm/', 'npm/zod@1.0.0', 'https://example.com/pkg:npm/zod', 'pkg:npm/%E0%A4%A@1'])(
    'is not “%s”',
    (text) => {
      expect(packageUrl(text)).toBeUndefined();
    },
  );

  it('has a key that is the same however its ecosystem lets it be spelled', () => {
    const keyOf = (url: string) => packageKey(packageUrl(url) ?? { type: '', path: '' });
    expect(keyOf('pkg:pypi/Ruamel_YAML@0.18.6')).toBe(keyOf('pkg:pypi/ruamel.yaml@0.17.0'));
    expect(keyOf('pkg:npm/%40Scope/crc')).toBe(keyOf('pkg:npm/@scope/crc@4'));
    expect(keyOf('pkg:npm/ruamel_yaml')).not.toBe(keyOf('pkg:npm/ruamel.yaml'));
    expect(keyOf('pkg:cargo/rand')).not.toBe(keyOf('pkg:gem/rand'));
  });

  it('is looked for in any text without trouble', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('p', 'k', 'g', ':', '/', '@', '%', '4', '0', '?', '#', '&', 'distro=') }),
        (text) => void packageUrl(`pkg:${text}`),
      ),
    );
  });
});
