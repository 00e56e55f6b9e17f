import type { ComponentList } from '../../model/component-list.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { endsEarly, Flaw } from '../flaw.ts';
import { wholeLines } from '../lines.ts';
import { purlOf } from '../purl.ts';

/**
 * `go.sum`: modules whose content was needed, in every version that ever was since the last `go mod tidy`, so it may list more than is built; `go.mod` tells what
 * is. Modules of which only the `go.mod` was looked at are left out. It does not tell what only tests need, and nothing in it tells that whole modules at its
 * end were lost.
 */
export function readGoSum(file: string, text: string): ComponentList {
  return componentList(file, text, 'go.sum', entriesIn);
}

const line = /^(\S+) (v[^\s/]+)(\/go\.mod)? h1:[A-Za-z0-9+/]{43}=$/;

function entriesIn(text: string): Entries {
  const entries: Entry[] = [];
  const described = new Set<string>();
  for (const { text: words, start, end } of wholeLines(text)) {
    if (words === '') continue;
    const [, name, version, isDescription] = line.exec(words) ?? [];
    if (name === undefined || version === undefined) throw new Flaw('this line is not written as Go writes it', { start, end });
    if (isDescription !== undefined) described.add(`${name} ${version}`);
    else
      entries.push({
        name,
        version,
        purl: purlOf('golang', name, version),
        use: 'unknown',
        origin: 'registry',
        span: { start, end: start + name.length },
      });
  }
  if (entries.some(({ name, version }) => !described.has(`${name} ${version}`))) throw endsEarly(text.length);
  return { format: 'go.sum', entries };
}
