import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleName, bundleSumName, names } from '../../src/release/layout.ts';
import { jsonText, type Manifest, type ManifestFile, manifestText } from '../../src/release/manifest.ts';
import { provenanceText } from '../../src/release/provenance.ts';
import { sumsText } from '../../src/release/sums.ts';
import { verify } from '../../src/release/verify/verify.ts';
import { writeZip } from '../../src/release/zip.ts';

/** What it took to look at a release of so many items. */
export interface VerifyRow {
  readonly items: number;
  /** In MB: the files, and the zip. */
  readonly files: number;
  readonly zip: number;
  /** Best of three, in seconds. */
  readonly seconds: number;
  readonly cpu: number;
  /** It was found unchanged; otherwise the times say nothing. */
  readonly sound: boolean;
}

/** Looks at a release with a page and a source for each item, as large as those of a real site. */
export async function measureVerify(folder: string, items: number): Promise<VerifyRow> {
  const root = join(folder, `release-${items}`);
  const { files, zip } = putRelease(root, items);
  const runs: { readonly seconds: number; readonly cpu: number; readonly sound: boolean }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    const { answer } = await verify({ path: join(root, 'out'), name: 'release', requireSignature: false });
    const { user, system } = process.cpuUsage(before);
    runs.push({ seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6, sound: answer === 'unchanged' });
  }
  rmSync(root, { recursive: true });
  const least = (of: 'seconds' | 'cpu') => Math.min(...runs.map((run) => run[of]));
  return {
    items,
    files: files / 1e6,
    zip: zip / 1e6,
    seconds: least('seconds'),
    cpu: least('cpu'),
    sound: runs.every(({ sound }) => sound),
  };
}

const said = {
  product: 'Bench',
  version: '1.0.0',
  commit: 'c'.repeat(40),
  tool: 'dhf 0.1.0',
  verdict: 'no-blocking-findings',
  asOf: '2026-03-04',
};

function putRelease(root: string, items: number): { readonly files: number; readonly zip: number } {
  const files: ManifestFile[] = [];
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    files.push({ path, size: Buffer.byteLength(text), sha256: hash('sha256', text) });
  };
  for (let item = 0; item < items; item += 1) {
    put(`site/items/SRS-${item}.html`, page(item, 37_000));
    put(`sources/srs/SRS-${item}.md`, page(item, 500));
  }
  const rows = Array.from({ length: 4 * items }, (_, at) => ({ id: `SRS-${at}`, hash: hash('sha256', String(at)), links: [`SYS-${at}`] }));
  for (const path of ['site/site.json', 'snapshot.json', 'reports/report.json']) put(path, jsonText({ ...said, rows }));
  const manifest = { ...plain, files } as Manifest;
  const text = manifestText(manifest);
  const manifestSum = hash('sha256', text);
  const sums = sumsText([...files, { path: names.manifest, sha256: manifestSum }]);
  const [name, out] = [bundleName('bench', said.version), join(root, 'out')];
  mkdirSync(out);
  for (const [path, each] of [
    [names.manifest, text],
    [names.sums, sums],
    [`out/${names.manifest}`, text],
  ] as const)
    writeFileSync(join(root, path), each);
  const paths = [...files.map(({ path }) => path), names.manifest, names.sums];
  const zipped = writeZip(
    paths.map((path) => ({ path, file: join(root, path) })),
    join(out, name),
  );
  if ('tooLarge' in zipped) throw new Error(zipped.tooLarge);
  writeFileSync(join(out, bundleSumName('bench', said.version)), sumsText([{ path: name, sha256: zipped.sha256 }]));
  writeFileSync(join(out, names.provenance), provenanceText({ manifest, bundle: zipped.sha256, manifestSum, env: {} }));
  return { files: files.reduce((sum, { size }) => sum + size, 0), zip: readFileSync(join(out, name)).length };
}

const plain = {
  ...{ schema: 'dhf-manifest/1', ...said, slug: 'bench', versions: {}, commitDate: '2026-03-04T11:00:00+01:00', folder: '' },
  ...{ tag: { name: 'v1.0.0', commit: said.commit }, node: process.version, dependencies: 'd'.repeat(64), packs: [] },
  counts: { items: 1, links: 0, errors: 0, warnings: 0, infos: 0, deviations: 0, open: 0 },
};

/** Words and links that pack about as well as those of a site. */
function page(item: number, size: number): string {
  const lines: string[] = [];
  for (let length = 0; length < size; length += lines.at(-1)?.length ?? 0)
    lines.push(
      `<p><a href="SRS-${(item * 7 + length) % 9973}.html">SRS-${(item + length) % 9973}</a> keeps the rate ${hash('sha256', `${item} ${length}`).slice(0, 6)}</p>\n`,
    );
  return lines.join('');
}
