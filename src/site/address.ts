import type { TraceItem } from '../model/trace-item.ts';

/** Addresses are permanent (design: site). All are paths of files below the site's root, with `/`; `relative` makes links of them. */
export const addressOf = {
  home: 'index.html',
  findings: 'findings.html',
  risk: 'risk.html',
  tests: 'tests.html',
  coverage: 'coverage.html',
  soup: 'soup.html',
  matrix: 'matrix.html',
  printStyle: 'assets/print.css',
  drawingFonts: 'assets/drawing-fonts.css',
  drawingFont: (file: string) => `assets/fonts/${file}`,
  brandStyle: 'assets/brand.css',
  noSuchPage: '404.html',
  classification: 'classification.html',
  changes: 'changes.html',
  problems: 'problems.html',
  releases: 'releases.html',
  difference: 'difference.html',
  trend: 'trend.html',
  graph: 'graph.html',
  sample: 'sample.html',
  justifications: 'justifications.html',
  approvals: 'approvals.html',
  unchecked: 'not-checked.html',
  items: 'items.html',
  documents: 'documents.html',
  rules: 'rules.html',
  kinds: 'kinds.html',
  item: (id: string) => `items/${id}.html`,
  document: (document: TraceItem) => `documents/${document.place.file.replace(/\.md$/, '')}.html`,
  rule: (id: string) => `rules/${id}.html`,
  kind: (kind: string) => `kinds/${kind}.html`,
  /** One page for each pack, such as `clauses/iec-62304.html#5.2.2`. */
  clauses: (pack: string) => `clauses/${pack}.html`,
  /** A script, by its entry. */
  script: (entry: string) => `assets/${entry}.js`,
  /** What scripts load, by its name; see `dataFile`. */
  data: (name: string) => `data/${name}.js`,
  /** A ready matrix, and the whole of it to take away. */
  matrixOf: (name: string) => `matrices/${name}.html`,
  matrixFile: (name: string, ending: 'csv' | 'xlsx' | 'json') => `matrices/${name}.${ending}`,
  picture: (path: string) => `pictures/${path}`,
};

/** Path from one page of the site to an address of it, and to an anchor there. */
export function relative(from: string, to: string, anchor?: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const link = '../'.repeat(here.length - same) + there.slice(same).map(encode).join('/');
  return anchor === undefined ? link : `${to === from ? '' : link}#${encode(anchor)}`;
}

/** One part of a path as a URL part, the same for file:// and HTTP. */
function encode(part: string): string {
  if (/^[\w.-]*$/.test(part)) return part;
  return encodeURIComponent(part).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
