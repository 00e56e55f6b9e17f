import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PackageUrl, packageKey, packageUrl } from '../../src/model/package-url.ts';

/** Examples of the purl specification, and spellings of the same packages that it allows. */
const examples: readonly { readonly url: string; readonly is: PackageUrl }[] = [
  { url: 'pkg:npm/%40angular/animation@12.3.1', is: { type: 'npm', path: '@angular/animation', version: '12.3.1' } },
  { url: 'pkg:npm/@angular/animation@12.3.1', is: { type: 'npm', path: '@angular/animation', version: '12.3.1' } },
  {
    url: 'pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?packaging=sources',
    is: { type: 'maven', path: 'org.apache.xmlgraphics/batik-anim', version: '1.9.1' },
  },
  {
    url: 'pkg:golang/google.golang.org/genproto#googleapis/api/annotations',
    is: { type: 'golang', path: 'google.golang.org/genproto', version: '' },
  },
  {
    url: 'pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie',
    is: { type: 'deb', path: 'debian/curl', version: '7.50.3-1' },
  },
  { url: 'pkg:cargo/rand@0.7.2', is: { type: 'cargo', path: 'rand', version: '0.7.2' } },
  { url: 'PKG:GEM/ruby-advisory-db-check@0.12.4', is: { type: 'gem', path: 'ruby-advisory-db-check', version: '0.12.4' } },
  { url: 'pkg://pypi/django@1.11.1', is: { type: 'pypi', path: 'django', version: '1.11.1' } },
  { url: 'pkg:nuget/EnterpriseLibrary.Common@6.0.1304', is: { type: 'nuget', path: 'EnterpriseLibrary.Common', version: '6.0.1304' } },
  { url: 'pkg:generic/openssl', is: { type: 'generic', path: 'openssl', version: '' } },
];

describe('a package URL', () => {
  it.each(examples)('$url is taken apart', ({ url, is }) => {
    expect(packageUrl(url)).toEqual(is);
  });

  it.each([
    'none',
    '',
    'pkg:',
    'pkg:npm',
    'pkg:npm/',
    'pkg:npm/zod/',
    'npm/zod@1.0.0',
    'https://example.com/pkg:npm/zod',
    'pkg:npm/%E0%A4%A@1',
  ])('is not “%s”', (text) => {
    expect(packageUrl(text)).toBeUndefined();
  });

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
