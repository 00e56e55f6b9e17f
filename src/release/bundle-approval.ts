import { z } from 'zod';
import { instant } from '../model/approvals.ts';
import { jsonText, sha256 } from './manifest.ts';

const words = z.string().regex(/\S/);

/** Shape of a detached approval of a bundle, `dhf-bundle-approval/1`. */
export const bundleApprovalSchema = z.strictObject({
  schema: z.literal('dhf-bundle-approval/1'),
  product: words,
  version: words,
  'manifest-sha256': sha256,
  'bundle-sha256': sha256,
  signer: words,
  role: words,
  meaning: z.enum(['author', 'review', 'approval', 'acceptance', 'confirmation']),
  /** RFC 3339, such as `2026-11-22T14:30:00Z`. */
  'signed-at': z.string().refine((text) => instant(text) !== '' && /(?:Z|[+-]\d\d:\d\d)$/.test(text), 'a time with its zone'),
  /** Asserted, unsigned, when absent; otherwise its signature stands beside it as `<n>.json.sig`. */
  method: z.literal('ssh-signature').optional(),
});

/** A named person stands for a bundle as it is: a record beside it, which no later change of the bundle fits. */
export type BundleApproval = z.infer<typeof bundleApprovalSchema>;

/** What signatures of these records are made for; that of a manifest or of a record in the DHF is none of them. */
export const bundleApprovalNamespace = 'dhf-release-approval';

/** The record as it is written: keys in the order of the schema. */
export function bundleApprovalText(approval: BundleApproval): string {
  const keys = Object.keys(bundleApprovalSchema.shape) as (keyof BundleApproval)[];
  return jsonText(Object.fromEntries(keys.flatMap((key) => (approval[key] === undefined ? [] : [[key, approval[key]]]))));
}

/** A record that was read, or what is wrong with it. Never throws. */
export function readBundleApproval(text: string): BundleApproval | { readonly wrong: string } {
  try {
    const parsed = bundleApprovalSchema.safeParse(JSON.parse(text));
    if (parsed.success && bundleApprovalText(parsed.data) === text) return parsed.data;
    if (parsed.success) return { wrong: 'it is not written as dhf writes it: a key stands twice in it, or it was changed by hand' };
    const [first] = parsed.error.issues;
    return { wrong: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}` };
  } catch {
    return { wrong: 'it is no JSON' };
  }
}
