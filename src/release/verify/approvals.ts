import { instant } from '../../model/approvals.ts';
import { isSameName } from '../../model/declared.ts';
import { type BundleApproval, bundleApprovalNamespace, readBundleApproval } from '../bundle-approval.ts';
import { names } from '../layout.ts';
import type { Manifest } from '../manifest.ts';
import { type Anchor, signerOf } from './anchor.ts';
import { isApprovalFile, smallFile } from './beside.ts';
import type { Bundle } from './bundle.ts';
import { type Check, couldNotJudge, good, notLookedAt, refused } from './check.ts';

/** What approvals are held against. */
export interface Approved {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  /** Absent where only unpacked files are there. */
  readonly bundleSha256?: string | undefined;
  /** The folder that the bundle stands in. */
  readonly around: Bundle;
  readonly anchor: Anchor | undefined;
  /** Does the plan, or whoever looks at it, demand that what stands for the release is signed? */
  readonly mustBeSigned: boolean;
}

/** One check for each detached approval: it is of this very bundle, later than the day of judging, and signed by somebody who may. */
export async function checkApprovals(approved: Approved): Promise<readonly Check[]> {
  const records = [...approved.around.files.keys()].filter((name) => isApprovalFile(name) && name.endsWith('.json'));
  const checks: Check[] = [];
  for (const name of records) checks.push(await checkApproval(name, approved));
  const alone = [...approved.around.files.keys()].filter(
    (name) => isApprovalFile(name) && name.endsWith('.sig') && !records.includes(name.slice(0, -4)),
  );
  for (const name of alone) checks.push(refused('approval', `${name} is a signature of a record that is missing`, askSigner));
  return checks.length > 0 ? checks : [notLookedAt('approval', `no approval of the bundle stands beside it in ${names.approvals}`)];
}

const askSigner =
  'Ask whom it names whether the record is theirs; one that is wrong is taken away and made anew with `dhf approve --bundle`.';

async function checkApproval(name: string, approved: Approved): Promise<Check> {
  const bytes = await smallFile(approved.around, name);
  const record = bytes === undefined ? { wrong: 'it cannot be read' } : readBundleApproval(bytes.toString('utf8'));
  if (bytes === undefined || 'wrong' in record)
    return refused('approval', `${name} is no approval of a bundle: ${'wrong' in record ? record.wrong : ''}`, askSigner);
  const other = contradiction(record, approved);
  if (other !== undefined) return refused('approval', `${name} ${other}`, askSigner);
  const signature = approved.around.files.has(`${name}.sig`) ? await smallFile(approved.around, `${name}.sig`) : undefined;
  if (signature !== undefined) return await checkSigned({ name, record, bytes, signature: signature.toString('latin1') }, approved.anchor);
  const asserted = `${name}: ${said(record)}, is asserted, unsigned`;
  if (record.method !== undefined) return refused('approval', `${asserted}, though it says that it is signed`, askSigner);
  return approved.mustBeSigned
    ? refused('approval', `${asserted}, and releases have to be signed`, askSigner)
    : notLookedAt('approval', asserted);
}

function said({ meaning, signer, role }: BundleApproval): string {
  return `${meaning} by ${signer}, ${role}`;
}

function contradiction(record: BundleApproval, { manifest, manifestSha256, bundleSha256 }: Approved): string | undefined {
  if (record.product !== manifest.product || record.version !== manifest.version) return `is of ${record.product} ${record.version}`;
  if (record['manifest-sha256'] !== manifestSha256) return 'is of another manifest than this one';
  if (bundleSha256 !== undefined && record['bundle-sha256'] !== bundleSha256) return 'is of another zip than this one';
  if (instant(record['signed-at']) < instant(`${manifest.asOf}T00:00:00Z`))
    return `was signed at ${record['signed-at']}, before ${manifest.asOf}, on which the release was judged`;
  return undefined;
}

interface SignedRecord {
  readonly name: string;
  readonly record: BundleApproval;
  readonly bytes: Buffer;
  readonly signature: string;
}

async function checkSigned({ name, record, bytes, signature }: SignedRecord, anchor: Anchor | undefined): Promise<Check> {
  const what = `${name}: ${said(record)}`;
  if (anchor === undefined) return notLookedAt('approval', `${what}, has a signature, and nothing says whose keys may have made it`);
  const { signers, people } = anchor;
  if ('why' in signers) return couldNotJudge('approval', `${what}: nobody can say who may sign: ${signers.why}`, signers.fix);
  const namesakes = people?.filter((person) => isSameName(person.name, record.signer));
  if (namesakes?.length === 0) return refused('approval', `${what}: the repository lists nobody of that name`, askSigner);
  const inRole = namesakes?.filter(({ roles }) => roles.includes(record.role));
  if (inRole?.length === 0) return refused('approval', `${what}: the repository does not give ${record.signer} this role`, askSigner);
  const at = instant(record['signed-at']);
  const data = { data: bytes, signature, namespace: bundleApprovalNamespace, at };
  const answer = await signerOf(
    data,
    signers,
    inRole?.map(({ email }) => email),
  );
  if ('unknown' in answer) return couldNotJudge('approval', `${what}: ${answer.unknown}`, answer.fix);
  if ('bad' in answer) return refused('approval', `${what}: the signature ${answer.bad}`, askSigner);
  const known = people === undefined ? `; that this is ${record.signer} in that role only a repository can say` : '';
  return good('approval', `${what}, is signed with the key of ${answer.principal} of ${record['signed-at']}${known}`);
}
