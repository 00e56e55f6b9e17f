import { type PackageUrl, packageKey } from '../../../model/package-url.ts';

/** Types of package URL whose packages OSV has advisories for, with its names of the ecosystems. */
const ecosystems: Readonly<Record<string, string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  cargo: 'crates.io',
  golang: 'Go',
  maven: 'Maven',
  nuget: 'NuGet',
  gem: 'RubyGems',
  hex: 'Hex',
  swift: 'SwiftURL',
  composer: 'Packagist',
  pub: 'Pub',
  cran: 'CRAN',
  conan: 'ConanCenter',
  deb: 'Debian',
  apk: 'Alpine',
};

/** The ecosystem of a package as OSV names it; undefined where OSV has none. */
export function ecosystemOf({ type }: PackageUrl): string | undefined {
  return Object.hasOwn(ecosystems, type) ? ecosystems[type] : undefined;
}

/** The key of a package as an advisory names it, which is that of its URL; undefined for an ecosystem without package URLs. */
export function keyInAdvisory(ecosystem: string, name: string): string | undefined {
  const type = types.get(ecosystem);
  if (type === undefined) return undefined;
  const path = type === 'maven' ? name.replace(':', '/') : name.replace(/^https?:\/\//, '').replace(/\.git$/, '');
  return packageKey({ type, path });
}

const types = new Map(Object.entries(ecosystems).map(([type, ecosystem]) => [ecosystem, type]));
