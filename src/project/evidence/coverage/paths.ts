/** The file of the product that a path of a report means. */
export type Meant = { readonly path: string } | { readonly among: readonly string[] } | undefined;

/**
 * Finds the files that paths of a report mean, among paths relative to one folder: that path itself, or the one file that has the longest end in common with it. A
 * report may write whole paths of another machine, or paths from a folder inside or outside of this one; the name of a file alone is not enough for it to be
 * meant by a longer path.
 */
export function meantBy(paths: readonly string[]): (reported: string) => Meant {
  const known = new Set(paths);
  const byName = Map.groupBy(paths, nameOf);
  return (reported) => {
    const plain = reported.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
    if (known.has(plain)) return { path: plain };
    const near = (byName.get(nameOf(plain)) ?? [])
      .map((path) => ({ path, common: commonEnd(path, plain) }))
      .filter(({ common }) => common > 0);
    const most = Math.max(...near.map(({ common }) => common));
    const [first, ...others] = near.filter(({ common }) => common === most).map(({ path }) => path);
    if (first === undefined) return undefined;
    return others.length === 0 ? { path: first } : { among: [first, ...others] };
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Folders and file that two paths end with alike; 0 where that is only the name, and neither is that name alone. */
function commonEnd(a: string, b: string): number {
  const [of, and] = [a.split('/').reverse(), b.split('/').reverse()];
  const differs = of.findIndex((part, at) => part !== and[at]);
  const common = differs < 0 ? of.length : differs;
  return common === 1 && of.length > 1 && and.length > 1 ? 0 : common;
}
