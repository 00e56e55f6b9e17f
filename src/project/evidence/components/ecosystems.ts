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

/** Further names that OSV defines, of what no package URL of a lock file is of. */
const others = [
  'AlmaLinux|Alpaquita|Android|BellSoft Hardened Containers|Bioconductor|Bitnami|Chainguard|CleanStart|Docker Hardened Images|Echo|FreeBSD|GHC|GIT',
  'GitHub Actions|GSD|Hackage|Julia|Kubernetes|Linux|Mageia|MinimOS|opam|openEuler|openSUSE|OSS-Fuzz|Photon OS|Red Hat|Rocky Linux|Root|SUSE|Ubuntu',
  'VSCode|Wolfi',
].flatMap((names) => names.split('|'));

const known = new Map([...Object.values(ecosystems), ...others].map((name) => [name.toLowerCase(), name]));

/** The name that OSV has for an ecosystem, in whatever case it is written and without what stands behind a colon; as written where OSV has none. */
export function ecosystemNamed(written: string): string {
  const base = written.split(':')[0]?.trim() ?? '';
  return known.get(base.toLowerCase()) ?? base;
}

/** Does OSV define an ecosystem of that name? */
export function isEcosystem(name: string): boolean {
  return known.has(name.toLowerCase());
}

/** The key of a package as an advisory names it, which is that of its URL; undefined for an ecosystem without package URLs. */
export function keyInAdvisory(ecosystem: string, name: string): string | undefined {
  const type = types.get(ecosystemNamed(ecosystem));
  if (type === undefined) return undefined;
  const path = type === 'maven' ? name.replace(':', '/') : name.replace(/^https?:\/\//, '').replace(/\.git$/, '');
  return packageKey({ type, path });
}

const types = new Map(Object.entries(ecosystems).map(([type, ecosystem]) => [ecosystem, type]));
