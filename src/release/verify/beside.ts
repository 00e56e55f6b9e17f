import { compareText } from '../../model/place.ts';
import { bundleName, bundleSumName, names } from '../layout.ts';
import { jsonText, type Manifest } from '../manifest.ts';
import { provenanceText } from '../provenance.ts';
import { sumsText } from '../sums.ts';
import type { Bundle } from './bundle.ts';
import { type Check, good, notLookedAt, refused } from './check.ts';
import { objectIn } from './claims.ts';

/** Largest file that is read beside a bundle, in bytes: sums, statements and signatures are small. */
const smallLimit = 1024 * 1024;

/** A bundle with what stands beside it. */
export interface Surrounded {
  readonly manifest: Manifest;
  readonly manifestBytes: Buffer;
  readonly manifestSha256: string;
  /** As it is called, and its hash. */
  readonly zip: { readonly name: string; readonly sha256: string };
  /** The folder that it stands in, without the pages of a published version. */
  readonly around: Bundle;
  /** Is the folder a release, in which everything has to be there and nothing else? */
  readonly isWhole: boolean;
}

/** Looks at the name of the zip and at what stands beside it: sum, manifest, statement of provenance, and nothing that is no part of a release. */
export async function checkBeside(surrounded: Surrounded): Promise<Check> {
  const { manifest, zip, around, isWhole } = surrounded;
  const expected = expectedNames(manifest);
  const details = [
    ...(zip.name === bundleName(manifest.slug, manifest.version)
      ? []
      : [`the zip is called ${zip.name}, and its manifest says ${bundleName(manifest.slug, manifest.version)}`]),
    ...(isWhole ? around.flaws.map(({ path, why }) => `${path} ${why}`) : []),
    ...(isWhole ? expected.needed.filter((name) => !around.files.has(name)).map((name) => `${name} is missing`) : []),
    ...(isWhole
      ? [...around.files.keys()].filter((name) => !isBeside(name, manifest)).map((name) => `${name} is no part of a release`)
      : []),
    ...(await sumTrouble(surrounded)),
    ...(await manifestTrouble(surrounded)),
    ...(await provenanceTrouble(surrounded)),
  ].sort(compareText);
  if (details.length > 0)
    return refused(
      'beside',
      'what stands beside the bundle is not as it was made',
      'Ask the manufacturer for the whole folder of the release again.',
      details,
    );
  const present = expected.needed.filter((name) => name !== zip.name && around.files.has(name));
  if (present.length === 0) return notLookedAt('beside', 'nothing stands beside the zip, so nothing says what its own SHA-256 should be');
  return good('beside', `${present.join(', ')} agree${present.length === 1 ? 's' : ''} with the zip, whose SHA-256 is ${zip.sha256}`);
}

interface Expected {
  readonly needed: readonly string[];
  readonly free: readonly string[];
}

function expectedNames({ slug, version }: Manifest): Expected {
  return { needed: [bundleName(slug, version), bundleSumName(slug, version), names.manifest, names.provenance], free: [names.signature] };
}

/** Is it the name of something that stands beside a bundle, and of no page? */
export function isBeside(name: string, manifest: Manifest): boolean {
  const { needed, free } = expectedNames(manifest);
  return needed.includes(name) || free.includes(name) || isApprovalFile(name);
}

/** `approvals/1.json`, `approvals/1.json.sig`. */
export function isApprovalFile(name: string): boolean {
  return name.startsWith(names.approvals) && /^[1-9]\d{0,3}\.json(?:\.sig)?$/.test(name.slice(names.approvals.length));
}

/** A small file beside the bundle; undefined where it is not there, or cannot be one of ours. */
export async function smallFile(around: Bundle, name: string): Promise<Buffer | undefined> {
  const size = around.files.get(name);
  if (size === undefined || size > smallLimit) return undefined;
  const bytes = await around.read(name);
  return 'why' in bytes ? undefined : bytes;
}

async function sumTrouble({ manifest, zip, around }: Surrounded): Promise<readonly string[]> {
  const name = bundleSumName(manifest.slug, manifest.version);
  if (!around.files.has(name)) return [];
  const bytes = await smallFile(around, name);
  const expected = sumsText([{ path: bundleName(manifest.slug, manifest.version), sha256: zip.sha256 }]);
  return bytes?.toString('utf8') === expected ? [] : [`${name} names another sum than that of the zip, which is ${zip.sha256}`];
}

async function manifestTrouble({ manifestBytes, around }: Surrounded): Promise<readonly string[]> {
  const size = around.files.get(names.manifest);
  if (size === undefined) return [];
  const bytes = size === manifestBytes.length ? await around.read(names.manifest) : undefined;
  return bytes !== undefined && !('why' in bytes) && bytes.equals(manifestBytes)
    ? []
    : [`${names.manifest} beside the zip is not the one in it`];
}

/** The statement has to be the one that dhf makes of this zip and manifest; only where and when it was made is the builder's own word. */
async function provenanceTrouble({ manifest, manifestSha256, zip, around }: Surrounded): Promise<readonly string[]> {
  if (!around.files.has(names.provenance)) return [];
  const text = (await smallFile(around, names.provenance))?.toString('utf8') ?? '';
  const statement = objectIn(text);
  if (statement === undefined || jsonText(statement) !== text) return [`${names.provenance} is no statement as dhf writes it`];
  const made = objectIn(provenanceText({ manifest, bundle: zip.sha256, manifestSum: manifestSha256, env: {} }));
  const other = [...new Set([...Object.keys(made ?? {}), ...Object.keys(statement)])].filter(
    (key) => saidIn(made, key) !== saidIn(statement, key),
  );
  return other.map(
    (key) => `${names.provenance} says something else under ${key} than what is there: it is of another release, or was changed`,
  );
}

/** What a statement says under a key, but for the details of the run. */
function saidIn(statement: Readonly<Record<string, unknown>> | undefined, key: string): string | undefined {
  return JSON.stringify(statement?.[key], (name, value) => (name === 'runDetails' ? undefined : value));
}
