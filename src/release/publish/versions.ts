import { z } from 'zod';
import { versionTrouble } from '../layout.ts';
import { commit, day, isPlainPath, jsonText, sha256 } from '../manifest.ts';

const words = z.string().min(1);

/** It becomes the name of a folder and of pages. */
const version = words.refine((text) => versionTrouble(text) === undefined, 'a version that can be the name of a folder');
const fileName = words.refine((text) => isPlainPath(text) && !text.includes('/'), 'the name of a file');

/** A problem that was reported after the release. */
const anomaly = z.strictObject({
  id: words,
  title: z.string(),
  /** The earliest day that its records tell. */
  since: words.optional(),
  /** Does it concern safety? Absent while nobody has judged. */
  safetyRelated: z.enum(['yes', 'no']).optional(),
  state: z.enum(['open', 'investigated', 'reopened', 'closed']),
});

/** What stands in the folder of a version, which never changes, and how the version stands today, which does. */
const published = z.strictObject({
  version,
  /** The day that its release record names. */
  releasedOn: day,
  commit,
  /** Name of the tag. */
  tag: words,
  /** SHA-256 of its `manifest.json`. */
  manifest: sha256,
  bundle: z.strictObject({ file: fileName, sha256 }),
  /** Where it stands among the others: `in-field` is the latest in force; a pre-release is that only where there is nothing else. */
  state: z.enum(['in-field', 'superseded', 'pre-release', 'withdrawn']),
  supersededBy: version.optional(),
  withdrawnOn: words.optional(),
  /** ID of its record, as the records that were looked at name it; absent where none of them does, or nobody looked. */
  record: words.optional(),
  /** Absent where nobody looked. */
  anomalies: z.array(anomaly).optional(),
  nextReview: words.optional(),
});

/** Shape of `versions.json`, which stands beside the folders of published versions. */
export const versionsSchema = z.strictObject({
  schema: z.literal('dhf-versions/1'),
  product: words,
  language: z.enum(['en', 'de']),
  /** The version that `latest/` leads to; absent where none is in force. */
  latest: version.optional(),
  /** Does `next/` hold a site that is not released? */
  next: z.boolean(),
  /** The records that the live status is taken from; absent where none were looked at. */
  records: z.strictObject({ commit, committed: words, asOf: words }).optional(),
  /** The newest first. */
  versions: z.array(published),
});

export type Versions = z.infer<typeof versionsSchema>;
export type PublishedVersion = Versions['versions'][number];
export type VersionState = PublishedVersion['state'];

export const versionsFile = 'versions.json';

/** What is read of a folder in which nothing was published yet. */
export function noVersions(product: string, language: Versions['language']): Versions {
  return { schema: 'dhf-versions/1', product, language, next: false, versions: [] };
}

/** Keys in the order of the schema, so that the same content is the same bytes. */
export function versionsText(versions: Versions): string {
  return jsonText(versionsSchema.parse(versions));
}

/** A `versions.json` that was read, or what is wrong with it in plain words. Never throws. */
export function readVersions(text: string): Versions | { readonly wrong: string } {
  try {
    const parsed = versionsSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [first] = parsed.error.issues;
    return { wrong: `${first?.path.join('.') ?? ''}: ${first?.message ?? 'it cannot be read'}`.replace(/^: /, '') };
  } catch {
    return { wrong: 'it is no JSON' };
  }
}
