import { z } from 'zod';
import { compareText } from '../model/place.ts';
import { names } from './layout.ts';

const words = z.string().min(1);
/** SHA-256 in hex digits. */
export const sha256: z.ZodString = z.string().regex(/^[0-9a-f]{64}$/);
/** Full hash of a commit. */
export const commit: z.ZodString = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
/** A day, as `2026-11-22`. */
export const day: z.ZodString = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const count = z.int().min(0);

/** Relative, with `/`, without anything that leads elsewhere, below the top folder of the bundle. */
const path = z.string().refine(isPlainPath, 'a path below the bundle, with / between names');

const file = z.strictObject({ path, size: count, sha256 });

const counts = z.strictObject({
  items: count,
  links: count,
  errors: count,
  warnings: count,
  infos: count,
  deviations: count,
  open: count,
});

/** Shape of `manifest.json`. */
export const manifestSchema = z.strictObject({
  schema: z.literal('dhf-manifest/1'),
  product: words,
  slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  version: words,
  /** Version of each software system, by its ID. */
  versions: z.record(words, words),
  /** What was released: the product as the tag names it, with the records made of it since. */
  commit,
  /** Committer date of the commit, as git prints it in ISO 8601, such as `2026-11-22T08:30:00+01:00`. */
  commitDate: words,
  /** Folder of the DHF in the repository, with a trailing `/`; empty at its top. */
  folder: z.string(),
  tag: z.strictObject({ name: words, commit }),
  /** The day of judging, which is the day that the release record names. */
  asOf: day,
  /** Such as `dhf 0.1.0`. */
  tool: words,
  /** Version of Node, such as `v24.21.0`. */
  node: words,
  /** SHA-256 over the files of the dhf that made it, and name, version and integrity of every package that it ran with. */
  dependencies: sha256,
  packs: z.array(z.strictObject({ standard: words, edition: words })),
  verdict: z.literal('no-blocking-findings'),
  counts,
  /** Every file of the bundle but the manifest itself and the list of sums, in the order of code units of paths. */
  files: z.array(file),
});

/** What a release holds and what it was made from: `manifest.json`, `dhf-manifest/1`. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/** A manifest as it is written: keys in the order of the schema, files sorted, the same bytes for the same content. */
export function manifestText(manifest: Manifest): string {
  const { tag, packs, counts: counted, files, versions } = manifest;
  const ordered: Manifest = {
    schema: manifest.schema,
    product: manifest.product,
    slug: manifest.slug,
    version: manifest.version,
    versions: Object.fromEntries(Object.entries(versions).sort(([a], [b]) => compareText(a, b))),
    commit: manifest.commit,
    commitDate: manifest.commitDate,
    folder: manifest.folder,
    tag: { name: tag.name, commit: tag.commit },
    asOf: manifest.asOf,
    tool: manifest.tool,
    node: manifest.node,
    dependencies: manifest.dependencies,
    packs: packs.map(({ standard, edition }) => ({ standard, edition })),
    verdict: manifest.verdict,
    counts: Object.fromEntries(Object.keys(counts.shape).map((key) => [key, counted[key as keyof typeof counted]])) as Manifest['counts'],
    files: [...files].sort((a, b) => compareText(a.path, b.path)).map(({ path, size, sha256 }) => ({ path, size, sha256 })),
  };
  return jsonText(ordered);
}

/** Data as every JSON file of a release is written: two spaces, a line feed at the end; the order of keys is the writer's. */
export function jsonText(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** A manifest that was read, or what is wrong with it in plain words. Never throws. */
export function readManifest(text: string): Manifest | { readonly wrong: string } {
  const data = jsonIn(text);
  if (data === undefined) return { wrong: `${names.manifest} is no JSON` };
  const parsed = manifestSchema.safeParse(data);
  if (!parsed.success) return { wrong: `${names.manifest}: ${troubleIn(parsed.error)}` };
  const twice = parsed.data.files.find(({ path }, at, all) => at > 0 && compareText(all[at - 1]?.path ?? '', path) >= 0);
  return twice === undefined ? parsed.data : { wrong: `${names.manifest}: ${twice.path} stands twice in it, or out of order` };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function troubleIn({ issues }: z.ZodError): string {
  const [first] = issues;
  const where = first === undefined || first.path.length === 0 ? '' : `${first.path.join('.')}: `;
  return `${where}${first?.message ?? 'it cannot be read'}`;
}

/** Is this a path that stays below its folder on every machine: no empty name, no `.` or `..`, no `\`, no drive, no control character? */
export function isPlainPath(text: string): boolean {
  if (text === '' || /[\\\p{Cc}]|^[A-Za-z]:/u.test(text)) return false;
  return text.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}
