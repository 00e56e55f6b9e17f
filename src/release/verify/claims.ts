import { names } from '../layout.ts';
import type { Manifest } from '../manifest.ts';
import type { Bundle } from './bundle.ts';
import { type Check, good, refused } from './check.ts';

/** The file by which a site says of what it is. */
export const siteMarker = 'site.json';

/** Files of a bundle that say what they are of. */
const speaking = [`${names.site}${siteMarker}`, `${names.reports}report.json`, names.snapshot] as const;

/** Largest file that is read for what it says, in bytes. */
const limit = 256 * 1024 * 1024;

/** Do site, report and snapshot name the product, version, commit, day, tool and verdict that the manifest names? */
export async function checkClaims(bundle: Bundle, manifest: Manifest): Promise<Check> {
  const details: string[] = [];
  for (const path of speaking) details.push(...(await contradictions(path, bundle, manifest)));
  if (details.length === 0)
    return good('claims', 'site, report and snapshot name the same product, version, commit, day, tool and verdict as the manifest');
  return refused(
    'claims',
    'files of the bundle say other things than its manifest',
    'Ask the manufacturer which of them is right.',
    details,
  );
}

async function contradictions(path: string, bundle: Bundle, manifest: Manifest): Promise<readonly string[]> {
  const size = bundle.files.get(path);
  if (size === undefined) return [`${path} is missing`];
  if (size > limit) return [`${path} is larger than such a file can be`];
  const bytes = await bundle.read(path);
  const said = 'why' in bytes ? undefined : objectIn(bytes.toString('utf8'));
  if (said === undefined) return [`${path} cannot be read`];
  const asOf = (said.asOf as { readonly date?: unknown } | undefined)?.date ?? said.asOf;
  return (['product', 'version', 'commit', 'tool', 'verdict', 'asOf'] as const).flatMap((name) => {
    const value = name === 'asOf' ? asOf : said[name];
    return value === manifest[name]
      ? []
      : [`${path} names as ${name} ${JSON.stringify(value) ?? 'nothing'}, and the manifest ${manifest[name]}`];
  });
}

/** The object that JSON text holds; undefined where it is something else. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
