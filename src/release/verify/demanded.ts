import { settingsFile } from '../../project/files.ts';
import { parseSettings } from '../../project/settings.ts';
import { type Demand, demandOf } from '../demand.ts';
import { names } from '../layout.ts';
import type { Anchor } from './anchor.ts';
import type { Bundle } from './bundle.ts';
import { type Check, couldNotJudge, good, notLookedAt, refused } from './check.ts';

/** Who demands that a release is signed. */
export interface Demanded {
  /** What its plan says, and whose settings that plan is, in words. */
  readonly plan: { readonly demand: Demand; readonly of: string };
  /** Options of whoever looks at it, by which it has to be signed. */
  readonly options: readonly string[];
}

/** What whoever looks at a release asks for. */
export interface DemandAsked {
  readonly requireSignature: boolean;
  /** Were keys given? Who names keys wants to see one of them. */
  readonly namesSigners: boolean;
}

/** The plan is that of the repository that it is held against; else the release's own, which can be gone by for a demand only. */
export async function demanding(bundle: Bundle, anchor: Anchor | undefined, asked: DemandAsked): Promise<Demanded> {
  const { demand, repository } = anchor ?? {};
  return {
    plan:
      demand === undefined
        ? { demand: await demandInside(bundle), of: `the ${settingsFile} of the release` }
        : { demand, of: `the ${settingsFile} of ${repository?.ref ?? ''}` },
    options: [...(asked.namesSigners ? ['--allowed-signers'] : []), ...(asked.requireSignature ? ['--require-signature'] : [])],
  };
}

/** Largest file of settings that is read, in bytes. */
const settingsLimit = 1024 * 1024;

async function demandInside(bundle: Bundle): Promise<Demand> {
  const path = `${names.sources}${settingsFile}`;
  if ((bundle.files.get(path) ?? Number.POSITIVE_INFINITY) > settingsLimit) return 'none';
  const bytes = await bundle.read(path);
  const parsed = 'why' in bytes ? undefined : parseSettings(bytes.toString('utf8'));
  return parsed !== undefined && 'settings' in parsed ? demandOf(parsed.settings.signatures) : 'none';
}

/** Is the manifest signed, where somebody demands it? Whether the signature is a good one is for another check. */
export function checkDemanded({ plan, options }: Demanded, isSigned: boolean, isAnchored: boolean): readonly Check[] {
  const by = [...(plan.demand === 'signed' ? [plan.of] : []), ...options];
  const unnamed = plan.demand === 'nobody-named' && options.length === 0;
  if (unnamed) return [notLookedAt('demanded', `${plan.of} has releases signed and names nobody whose keys may sign: ${elsewhere}`)];
  if (by.length === 0) return [];
  const whose = by.join(' and ');
  if (!isSigned)
    return [
      refused(
        'demanded',
        `${whose} demand${by.length === 1 ? 's' : ''} a signature, and no ${names.signature} stands beside the bundle: whoever changes files can write the manifest anew`,
        `Look at it in the folder of the release, where ${names.signature} stands; without one, ask the manufacturer to sign it.`,
      ),
    ];
  if (options.includes('--require-signature') && !isAnchored)
    return [
      couldNotJudge(
        'demanded',
        'a signature is demanded and there, and nothing says whose keys may have made it',
        'Give the keys with --allowed-signers, or a clone of the repository with --repository.',
      ),
    ];
  return [good('demanded', `a signature is demanded by ${whose}, and there`)];
}

const elsewhere = 'its approvals are signed elsewhere, which was judged before it was released, and its manifest need not be signed';
