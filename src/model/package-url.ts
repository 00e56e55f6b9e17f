/** The parts of a package URL that say which package it is (purl specification); qualifiers and subpath are left out. */
export interface PackageUrl {
  /** In small letters: `npm`, `pypi`. */
  readonly type: string;
  /** Namespace and name, decoded: `@scope/name`, `group/artifact`. */
  readonly path: string;
  /** Decoded; empty where none is written. */
  readonly version: string;
}

/** Takes a package URL apart; undefined for text that is none. */
export function packageUrl(text: string): PackageUrl | undefined {
  const [, type, path, version = ''] = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+?)(?:@([^@/?#]*))?(?:[?#].*)?$/i.exec(text.trim()) ?? [];
  const [plainPath, plainVersion] = [decoded(path), decoded(version)];
  if (type === undefined || plainPath === undefined || plainPath.endsWith('/') || plainVersion === undefined) return undefined;
  return { type: type.toLowerCase(), path: plainPath, version: plainVersion };
}

/** The same text for the same package, whatever its version and however its ecosystem lets it be spelled: `npm/@scope/name`. */
export function packageKey({ type, path }: Pick<PackageUrl, 'type' | 'path'>): string {
  const plain = path.toLowerCase();
  return `${type}/${type === 'pypi' ? normalPython(plain) : plain}`;
}

/** The name of a Python project as indexes compare it (PEP 503). */
export function normalPython(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
