import type { Entry } from './component-list.ts';

/** Hosts of the registries that package managers ask unless told otherwise, and of their indexes. */
const usual: ReadonlySet<string> = new Set([
  'registry.npmjs.org',
  'registry.yarnpkg.com',
  'github.com/rust-lang/crates.io-index',
  'index.crates.io',
  'pypi.org',
  'files.pythonhosted.org',
]);

/** What a list writes of where a component comes from, as `address` of its entry: of a registry its host, and nothing where that is the usual one. */
export function addressOf(origin: Entry['origin'], written: string | undefined): Pick<Entry, 'address'> {
  if (written === undefined || written === '' || origin === 'own' || origin === 'unknown') return {};
  if (origin !== 'registry') return { address: written };
  const [, place = '', host = ''] = /^(?:[a-z]+\+)?https?:\/\/(([^/]+)[^?#]*)/.exec(written) ?? [];
  if (host === '' || usual.has(host) || usual.has(place.replace(/\/$/, ''))) return {};
  return { address: host };
}
