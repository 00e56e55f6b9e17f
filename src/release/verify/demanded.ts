import { settingsFile } from '../../project/files.ts';
import { parseSettings } from '../../project/settings.ts';
import { names } from '../layout.ts';
import type { Anchor } from './anchor.ts';
import type { Bundle } from './bundle.ts';
import { type Check, couldNotJudge, good, refused } from './check.ts';

/** Whose demand it is that a release is signed, in words; none where nobody demands it. */
export async function demanding(bundle: Bundle, anchor: Anchor | undefined, isAsked: boolean): Promise<readonly string[]> {
  return [
    ...((await demandsInside(bundle)) ? [`the ${settingsFile} of the release`] : []),
    ...(anchor?.required.includes('release') ? [`the ${settingsFile} of ${anchor.repository?.ref ?? ''}`] : []),
    ...(isAsked ? ['--require-signature'] : []),
  ];
}

/** Largest file of settings that is read, in bytes. */
const settingsLimit = 1024 * 1024;

/** Settings inside can only add a demand: what they say of people and keys is never gone by. */
async function demandsInside(bundle: Bundle): Promise<boolean> {
  const path = `${names.sources}${settingsFile}`;
  if ((bundle.files.get(path) ?? Number.POSITIVE_INFINITY) > settingsLimit) return false;
  const bytes = await bundle.read(path);
  const parsed = 'why' in bytes ? undefined : parseSettings(bytes.toString('utf8'));
  return parsed !== undefined && 'settings' in parsed && parsed.settings.signatures.required.includes('release');
}

/** Is the manifest signed, where somebody demands it? Whether the signature is a good one is for another check. */
export function checkDemanded(by: readonly string[], isSigned: boolean, isAnchored: boolean): readonly Check[] {
  const [first] = by;
  if (first === undefined) return [];
  const whose = by.join(' and ');
  if (!isSigned)
    return [
      refused(
        'demanded',
        `${whose} demand${by.length === 1 ? 's' : ''} a signature, and no ${names.signature} stands beside the bundle`,
        `Look at it in the folder of the release, where ${names.signature} stands; without one, ask the manufacturer to sign it.`,
      ),
    ];
  if (by.includes('--require-signature') && !isAnchored)
    return [
      couldNotJudge(
        'demanded',
        'a signature is demanded and there, and nothing says whose keys may have made it',
        'Give the keys with --allowed-signers, or a clone of the repository with --repository.',
      ),
    ];
  return [good('demanded', `a signature is demanded by ${whose}, and there`)];
}
