import type { Snapshot, SnapshotItem } from '../../../src/model/snapshot.ts';
import { jsonText, type Manifest } from '../../../src/release/manifest.ts';
import { commitOfRelease, type Made, release } from '../made.ts';

/** What is told apart of small releases. */
export interface Told {
  readonly releasedOn?: string;
  readonly language?: string;
  readonly items?: readonly SnapshotItem[];
  /** Pages besides home, by their path below the site. */
  readonly pages?: Readonly<Record<string, string | Buffer>>;
  readonly product?: string;
}

/** An item of a snapshot whose statement says something. */
export function itemThat(id: string, statement: string): SnapshotItem {
  return {
    ...{
      id,
      kind: 'software-requirement' as const,
      title: `Title of ${id}`,
      file: 'requirements.md',
      line: 1,
      spelling: 'section' as const,
    },
    ...{ hash: `h1:${statement}`, fields: { statement: { hash: `h1:${statement}`, text: statement } }, links: {}, isApproved: true },
  };
}

/** A release of a version, as `dhf release` lays it out, taken away when the test ends. */
export function released(
  version: string,
  { releasedOn = '2026-03-04', language = 'en', items = [], pages = {}, product = 'Tidewell' }: Told = {},
): Made {
  const said = { product, version, commit: commitOfRelease, tool: 'dhf 0.1.0', verdict: 'no-blocking-findings' };
  const report = jsonText({ ...said, asOf: { date: releasedOn, from: 'commit' } });
  const snapshot: Snapshot = {
    ...{ schema: 'dhf-snapshot/1', ...said, stage: 'release', asOf: releasedOn, packs: [], language, items },
    ...{ systems: {}, clauses: [], findings: [], notJudged: [] },
  };
  const manifest: Partial<Manifest> = { product, version, asOf: releasedOn, tag: { name: `v${version}`, commit: commitOfRelease } };
  const own = { 'site/site.json': report, 'reports/report.json': report, 'snapshot.json': jsonText(snapshot) };
  const site = Object.fromEntries(Object.entries(pages).map(([path, text]) => [`site/${path}`, text]));
  return release({ manifest, files: { ...own, ...site } });
}
