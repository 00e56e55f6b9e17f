/** Names in the folder of a release, `<out>/<version>/`, and in the bundle, which is the zip in it. Folders end with `/`. */
export const names = {
  /** In both, the same bytes: what the bundle holds. */
  manifest: 'manifest.json',
  /** In the bundle: what `sha256sum -c` takes, of every other file. */
  sums: 'SHA256SUMS',
  /** In the folder, beside the manifest: its signature by SSH. */
  signature: 'manifest.json.sig',
  /** In the folder: how the bundle was made, as an in-toto statement. */
  provenance: 'provenance.intoto.json',
  /** In the folder: detached approvals, `1.json`, `1.json.sig`, `2.json` … */
  approvals: 'approvals/',
  /** In the bundle, all below. */
  site: 'site/',
  sources: 'sources/',
  reports: 'reports/',
  tables: 'reports/tables/',
  workbook: 'reports/workbook.xlsx',
  evidence: 'facts/evidence.json',
  snapshot: 'snapshot.json',
  components: 'sbom/',
  anomalies: 'anomalies.json',
  anomalyTable: 'anomalies.csv',
  buildRecord: 'build-record.json',
  /** Only where an earlier release stands in the history. */
  difference: 'difference.json',
} as const;

/** The namespace of signatures of manifests, as `ssh-keygen -Y sign -n` takes it. */
export const signatureNamespace = 'dhf-release';

/** `tidewell-1.2.0.zip`. */
export function bundleName(slug: string, version: string): string {
  return `${slug}-${version}.zip`;
}

/** `tidewell-1.2.0.zip.sha256`, which holds one line as `sha256sum` writes it. */
export function bundleSumName(slug: string, version: string): string {
  return `${bundleName(slug, version)}.sha256`;
}

/** A product's name as part of a file's name: letters and digits of ASCII in lower case with `-` between; `dhf` where none is left. */
export function slugOf(product: string): string {
  const plain = product.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'dhf';
}

/** What else stands where versions are published. */
const taken: ReadonlySet<string> = new Set([
  ...['latest', 'next', 'status', 'changes', 'assets'],
  ...['index.html', 'versions.json', 'versions.js'],
]);

/** Why a version cannot be the name of a folder and of a place on the web; undefined where it can. */
export function versionTrouble(version: string): string | undefined {
  if (taken.has(version.toLowerCase())) return 'something else has this name where releases are published';
  if (!/^[0-9A-Za-z](?:[0-9A-Za-z.+_-]{0,62}[0-9A-Za-z])?$/.test(version) || version.includes('..'))
    return 'it becomes the name of a folder, so only letters, digits and . + _ - between them can stand in it';
  return undefined;
}
