import { instant } from '../../model/approvals.ts';
import { names, signatureNamespace } from '../layout.ts';
import type { Manifest } from '../manifest.ts';
import { type Anchor, signerOf } from './anchor.ts';
import { type Check, couldNotJudge, good, notLookedAt, refused } from './check.ts';

/** A manifest with what stands over it. */
export interface SignedManifest {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
  /** Text of the signature; absent where none stands beside the bundle. */
  readonly signature?: string | undefined;
}

/**
 * Holds the signature of the manifest against the anchor. Whether there has to be one is for another check. What nobody can say of a signature is left open
 * unless the release was made again (`isMadeAgain`).
 */
export async function checkSignature(signed: SignedManifest, anchor: Anchor | undefined, isMadeAgain: boolean): Promise<Check> {
  const { signature, manifest, bytes } = signed;
  if (signature === undefined) return notLookedAt('signature', `no ${names.signature} stands beside the bundle`);
  if (anchor === undefined)
    return notLookedAt('signature', `${names.signature} is there, and nothing says whose keys may have made it`, giveAnchor);
  const { signers } = anchor;
  if ('why' in signers)
    return unknown(`${names.signature} is there, and nobody can say who may sign: ${signers.why}`, signers.fix, isMadeAgain);
  const at = signedBy(manifest);
  const answer = await signerOf({ data: bytes, signature, namespace: signatureNamespace, at }, signers);
  if ('unknown' in answer) return couldNotJudge('signature', answer.unknown, answer.fix);
  if ('bad' in answer) return refused('signature', `${names.signature} ${answer.bad}`, askAgain);
  return good('signature', `${names.manifest} is signed by ${answer.principal}, with a key that ${signers.called} holds valid at ${at}`);
}

/** Making it again says the same and more, so nothing is left open by it. */
function unknown(words: string, fix: string, isMadeAgain: boolean): Check {
  return isMadeAgain ? notLookedAt('signature', words, fix) : couldNotJudge('signature', words, fix);
}

const giveAnchor = 'Give the keys of those who may sign with --allowed-signers, or a clone of the repository with --repository.';
const askAgain = 'Do not use this release. Ask the manufacturer for it again, on another way than this one came.';

/** The earliest moment at which the manifest can have been signed: a key that had expired by then was expired when it signed. */
function signedBy({ asOf, commitDate }: Manifest): string {
  const [day, commit] = [instant(`${asOf}T00:00:00Z`), instant(commitDate)];
  return day > commit ? day : commit;
}
