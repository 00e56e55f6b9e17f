/**
 * Looks for paths by pattern among a list fixed beforehand. `*` and `?` stay within a folder, `**` is any depth, `{a,b}` one of several,
 * `[a-z]` one sign; a path that ends in `/` means everything in that folder. Names that begin with a dot are found like any other.
 */
export function pathFinder(paths: readonly string[]): (pattern: string) => readonly string[] {
  const sorted = [...new Set(paths)].sort();
  return (pattern) => {
    const whole = plainPattern(pattern);
    const fixed = /^[^*?{[]*/.exec(whole)?.[0] ?? '';
    const isMatch = fixed === whole ? (path: string) => path === whole : matching(whole);
    return beginningWith(sorted, fixed).filter(isMatch);
  };
}

function plainPattern(pattern: string): string {
  const path = pattern.trim().replace(/^(?:\.\/)+/, '');
  return path.endsWith('/') ? `${path}**` : path;
}

function matching(pattern: string): (path: string) => boolean {
  const expression = new RegExp(`^${source(pattern)}$`);
  return (path) => expression.test(path);
}

const signs = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|\[[^\]/]+\]|./gs;

function source(pattern: string): string {
  return pattern.replaceAll(signs, (sign) => {
    if (sign === '**/') return '(?:.*/)?';
    if (sign === '**') return '.*';
    if (sign === '*') return '[^/]*';
    if (sign === '?') return '[^/]';
    if (sign.length > 1 && sign.startsWith('{')) return `(?:${sign.slice(1, -1).split(',').map(source).join('|')})`;
    if (sign.length > 1 && sign.startsWith('[')) return sign.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
    return sign.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  });
}

/** The slice of a sorted list whose texts begin with another. */
function beginningWith(sorted: readonly string[], start: string): readonly string[] {
  const from = firstAt(sorted, (path) => path >= start);
  return sorted.slice(from, from + firstAt(sorted.slice(from), (path) => !path.startsWith(start)));
}

function firstAt(sorted: readonly string[], holds: (path: string) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] as string)) high = middle;
    else low = middle + 1;
  }
  return low;
}
