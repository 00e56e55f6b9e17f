/** A package URL (purl specification 1.0) of a component without qualifiers; undefined where it has no name. */
export function purlOf(type: PurlType, name: string, version: string): string | undefined {
  const parts = partsOf[type](name).filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  return `pkg:${type}/${parts.map(encoded).join('/')}${version === '' ? '' : `@${encoded(version)}`}`;
}

export type PurlType = keyof typeof partsOf;

/** Namespace and name, as each type spells them. */
const partsOf = {
  npm: (name: string) => name.split('/'),
  pypi: (name: string) => [name.toLowerCase().replaceAll('_', '-')],
  maven: (name: string) => name.split(':').slice(0, 2),
  golang: (name: string) => name.toLowerCase().split('/'),
  cargo: (name: string) => [name],
  nuget: (name: string) => [name],
} as const;

/** Percent-encoded as purl wants it: all but letters, digits and `.-_~`; the colon stays. */
function encoded(part: string): string {
  return encodeURIComponent(part.toWellFormed())
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}
