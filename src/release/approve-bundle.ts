import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { writeNew } from '../project/new-file.ts';
import type { Refused } from '../project/new-item.ts';
import { isSystemError } from '../project/text-file.ts';
import { type BundleApproval, bundleApprovalSchema, bundleApprovalText } from './bundle-approval.ts';
import { names } from './layout.ts';
import { verify } from './verify/verify.ts';

/** Who stands for which release, and as what. */
export interface BundleApprovalRequest {
  /** Absolute path of the folder of the release, and as it was named. */
  readonly path: string;
  readonly name: string;
  readonly signer: string;
  readonly role: string;
  readonly meaning: string;
  /** Will an SSH signature stand beside the record? */
  readonly isSigned: boolean;
  /** RFC 3339. */
  readonly now: string;
}

export interface NewBundleApproval {
  /** Absolute path of the record. */
  readonly file: string;
  readonly product: string;
  readonly version: string;
}

/** Writes a record that a named person stands for a release as it is. Refuses one that is not as it was made. Throws the system's errors. */
export async function approveBundle(request: BundleApprovalRequest): Promise<NewBundleApproval | Refused> {
  const { path, name, signer, role, meaning, isSigned, now } = request;
  const { answer, words, release, subject } = await verify({ path, name, requireSignature: false });
  if (answer !== 'unchanged')
    return { refused: `${name} cannot be approved, ${words}`, fix: 'Approve a release as `dhf release` made it; `dhf verify` says more.' };
  if (subject.kind !== 'release' || release?.bundleSha256 === undefined)
    return {
      refused: `${name} is not the folder of a release`,
      fix: 'Name the folder that `dhf release` made, in which the bundle stands.',
    };
  const { product, version, manifestSha256, bundleSha256, asOf } = release;
  if (now.slice(0, 10) < asOf)
    return {
      refused: `the release was judged on ${asOf}, and by the clock of this machine it is ${now}`,
      fix: 'Set the clock that is wrong.',
    };
  const said = {
    product,
    version,
    'manifest-sha256': manifestSha256,
    'bundle-sha256': bundleSha256,
    signer,
    role,
    meaning,
    'signed-at': now,
  };
  const record = bundleApprovalSchema.safeParse({
    schema: 'dhf-bundle-approval/1',
    ...said,
    ...(isSigned ? { method: 'ssh-signature' } : {}),
  });
  if (!record.success)
    return {
      refused: `a bundle cannot be approved as ${meaning}`,
      fix: 'Leave --meaning out, or write review, approval, acceptance or confirmation.',
    };
  return { file: put(join(realpathSync(path), names.approvals), record.data), product, version };
}

/** Writes the record under the next number that nobody has. */
function put(folder: string, record: BundleApproval): string {
  for (let next = 1 + highest(folder); ; next++) {
    const file = join(folder, `${next}.json`);
    if (writeNew(file, bundleApprovalText(record))) return file;
  }
}

function highest(folder: string): number {
  try {
    return Math.max(0, ...readdirSync(folder).map((name) => Number(/^(\d+)\.json/.exec(name)?.[1] ?? 0)));
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return 0;
    throw error;
  }
}
