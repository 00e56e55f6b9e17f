import type { Manifest } from '../../src/release/manifest.ts';

/** A manifest of two files, which are not in order. */
export const manifest: Manifest = {
  schema: 'dhf-manifest/1',
  product: 'Tidewell',
  slug: 'tidewell',
  version: '1.2.0',
  versions: { 'SWS-2': '1.2.0', 'SWS-1': '1.2.0' },
  commit: 'a'.repeat(40),
  commitDate: '2026-11-22T08:30:00+01:00',
  folder: 'dhf/',
  tag: { name: 'v1.2.0', commit: 'b'.repeat(40) },
  asOf: '2026-11-22',
  tool: 'dhf 0.1.0',
  node: 'v24.21.0',
  dependencies: '1'.repeat(64),
  packs: [{ standard: 'IEC 62304', edition: '1.1' }],
  verdict: 'no-blocking-findings',
  counts: { items: 1, links: 0, errors: 0, warnings: 0, infos: 0, deviations: 0, open: 0 },
  files: [
    { path: 'site/index.html', size: 3, sha256: '2'.repeat(64) },
    { path: 'Sources.md', size: 0, sha256: '1'.repeat(64) },
  ],
};
