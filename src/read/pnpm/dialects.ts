/** How the keys and references of one family of lockfile versions are written. */
export interface Dialect {
  readonly isOf: RegExp;
  /** Do packages stand under `packages` and again, with their dependencies, under `snapshots`? */
  readonly isTwofold: boolean;
  /** Name and version in a key; the name is empty where the entry itself must say both. */
  readonly identityOf: (key: string) => readonly [name: string, version: string];
  /** The key of what a dependency refers to; undefined for a link to a folder. */
  readonly keyOf: (name: string, reference: string) => string | undefined;
  /** The key under `packages`, without the peers that the package was resolved with. */
  readonly plainKey: (key: string) => string;
}

export const dialects: readonly Dialect[] = [
  {
    isOf: /^5\.\d$/,
    isTwofold: false,
    identityOf: (key) => {
      const [, name = '', version = ''] = /^(?:[^/@]+)?\/((?:@[^/]+\/)?[^/]+)\/(\d[^/_(]*)/.exec(key) ?? [];
      return [name, version];
    },
    keyOf: (name, reference) => (isLink(reference) ? undefined : isPath(reference) ? reference : `/${name}/${reference}`),
    plainKey: (key) => key,
  },
  {
    isOf: /^6\.\d$/,
    isTwofold: false,
    identityOf: (key) => {
      const [name, version] = nameAndVersion(key.replace(/^[^/@]*\//, ''));
      return version === '' ? ['', ''] : [name, version];
    },
    keyOf: (name, reference) => (isLink(reference) ? undefined : isPath(reference) ? reference : `/${name}@${reference}`),
    plainKey: (key) => key,
  },
  {
    isOf: /^9\.0$/,
    isTwofold: true,
    identityOf: nameAndVersion,
    keyOf: (name, reference) => (isLink(reference) ? undefined : isWhole(reference) ? reference : `${name}@${reference}`),
    plainKey: withoutPeers,
  },
];

function isLink(reference: string): boolean {
  return reference.startsWith('link:');
}

/** Does it lead to something else than a version in the registry? Peers in brackets may hold slashes. */
function isPath(reference: string): boolean {
  return withoutPeers(reference).includes('/') || reference.startsWith('file:');
}

/** Is it `name@version`, as aliases are, and not a version or an address? */
function isWhole(reference: string): boolean {
  const plain = withoutPeers(reference);
  const at = plain.indexOf('@');
  const colon = plain.indexOf(':');
  return at === 0 || (at > 0 && (colon === -1 || at < colon));
}

function withoutPeers(key: string): string {
  const bracket = key.indexOf('(');
  return bracket === -1 ? key : key.slice(0, bracket);
}

function nameAndVersion(key: string): readonly [name: string, version: string] {
  const plain = withoutPeers(key);
  const at = plain.indexOf('@', 1);
  if (at === -1) return [plain, ''];
  const version = plain.slice(at + 1);
  return [plain.slice(0, at), /^[a-z+]+:/.test(version) ? '' : version];
}
