import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleName, bundleSumName, names, signatureNamespace } from '../../src/release/layout.ts';
import { jsonText, type Manifest, manifestText } from '../../src/release/manifest.ts';
import { provenanceText } from '../../src/release/provenance.ts';
import { sumsText } from '../../src/release/sums.ts';
import { writeZip } from '../../src/release/zip.ts';
import { folder } from '../project/folder.ts';
import { type Key, signatureOf } from '../project/signing.ts';

/** What a small release is made of. */
export interface Making {
  /** Added to the files of the bundle, or in place of them. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** In place of the sources of the bundle, by their path in the repository. */
  readonly sources?: Readonly<Record<string, string | Buffer>>;
  readonly manifest?: Partial<Manifest>;
  /** Signs the manifest. */
  readonly key?: Key;
}

/** A small release, as `dhf release` lays it out, with its bundle also unpacked. */
export interface Made {
  /** Folder of the release. */
  readonly root: string;
  readonly zip: string;
  readonly unpacked: string;
  readonly manifest: Manifest;
}

export const commitOfRelease = 'c'.repeat(40);

const said = {
  product: 'Tidewell',
  version: '1.2.0',
  commit: commitOfRelease,
  tool: 'dhf 0.1.0',
  verdict: 'no-blocking-findings' as const,
};
const asOf = '2026-03-04';

/** Files of the bundle, manifest and sums aside. */
function filesOf(identity: object, sources: NonNullable<Making['sources']>): Readonly<Record<string, string | Buffer>> {
  const text = jsonText({ ...identity, asOf: { date: asOf, from: 'commit' } });
  return {
    'site/site.json': text,
    'site/index.html': '<!doctype html><title>Tidewell</title>\n',
    'site/assets/empty.css': '',
    'reports/report.json': text,
    'snapshot.json': jsonText({ ...identity, asOf }),
    ...Object.fromEntries(Object.entries(sources).map(([path, content]) => [`sources/${path}`, content])),
    'anomalies.json': '[]\n',
  };
}

const plainSources = { 'dhf.yaml': 'schema: dhf-settings/1\n', 'Bedürfnis.md': 'The nurse needs it.\n' };

/** Writes a release into a folder that is taken away when the test ends. */
export function release({ files = {}, sources = plainSources, manifest: other = {}, key }: Making = {}): Made {
  const root = folder();
  const [unpacked, out] = [join(root, 'unpacked'), join(root, '1.2.0')];
  const identity = { ...said, ...Object.fromEntries(Object.entries(other).filter(([name]) => name in said)) };
  const all = { ...filesOf(identity, sources), ...files };
  const listed = Object.entries(all).map(([path, content]) => ({
    path,
    size: Buffer.byteLength(content),
    sha256: hash('sha256', content),
  }));
  const manifest: Manifest = {
    ...{ schema: 'dhf-manifest/1', ...identity, slug: 'tidewell', versions: { 'SWS-1': '1.2.0' } },
    ...{ commitDate: '2026-03-04T11:00:00+01:00', folder: '', tag: { name: 'v1.2.0', commit: commitOfRelease }, asOf },
    ...{ node: 'v24.21.0', dependencies: 'd'.repeat(64), packs: [{ standard: 'IEC 62304', edition: '1.1' }] },
    counts: { items: 1, links: 0, errors: 0, warnings: 0, infos: 0, deviations: 0, open: 0 },
    ...other,
    files: listed,
  };
  putRelease({ unpacked, out }, all, manifest, key);
  return { root: out, zip: join(out, bundleName(manifest.slug, manifest.version)), unpacked, manifest };
}

/** Lays out a release of these files, as `dhf release` does. */
export function putRelease(
  { unpacked, out }: { readonly unpacked: string; readonly out: string },
  files: Readonly<Record<string, string | Buffer>>,
  manifest: Manifest,
  key?: Key,
): void {
  const text = manifestText(manifest);
  const sums = sumsText([...manifest.files, { path: names.manifest, sha256: hash('sha256', text) }]);
  put(unpacked, { ...files, [names.manifest]: text, [names.sums]: sums });
  const zip = bundleName(manifest.slug, manifest.version);
  put(out, { [names.manifest]: text, ...(key === undefined ? {} : { [names.signature]: signatureOf(text, key, signatureNamespace) }) });
  rezip(unpacked, [...Object.keys(files), names.manifest, names.sums], join(out, zip));
  const sha256 = hash('sha256', readFileSync(join(out, zip)));
  put(out, {
    [bundleSumName(manifest.slug, manifest.version)]: sumsText([{ path: zip, sha256 }]),
    [names.provenance]: provenanceText({ manifest, bundle: sha256, manifestSum: hash('sha256', text), env: {} }),
  });
}

/** Writes a zip of files below a folder. */
function rezip(from: string, paths: readonly string[], zip: string): void {
  writeZip(
    paths.map((path) => ({ path, file: join(from, path) })),
    zip,
  );
}

function put(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
