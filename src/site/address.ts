import type { TraceItem } from '../model/trace-item.ts';

/** Addresses are permanent (design: site). All are paths of files below the site's root, with `/`; `relative` makes links of them. */
export const addressOf = {
  home: 'index.html',
  findings: 'findings.html',
  matrix: 'matrix.html',
  items: 'items.html',
  documents: 'documents.html',
  rules: 'rules.html',
  kinds: 'kinds.html',
  item: (id: string) => `items/${id}.html`,
  document: (document: TraceItem) => `documents/${document.place.file.replace(/\.md$/i, '')}.html`,
  rule: (id: string) => `rules/${id}.html`,
  kind: (kind: string) => `kinds/${kind}.html`,
};

/** Path from one page of the site to an address of it; a fragment may follow the address. */
export function relative(from: string, to: string): string {
  const [path = '', fragment] = to.split('#', 2);
  const here = from.split('/').slice(0, -1);
  const there = path.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const link = '../'.repeat(here.length - same) + there.slice(same).map(encode).join('/');
  return fragment === undefined ? link : `${path === from ? '' : link}#${fragment}`;
}

/** One part of a path as a URL part, the same for file:// and HTTP. */
function encode(part: string): string {
  return encodeURIComponent(part).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
