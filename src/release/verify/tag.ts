import { commitOf } from '../../project/checkout.ts';
import type { GitRun } from '../../project/git.ts';
import type { Manifest } from '../manifest.ts';
import { type Anchor, type Repository, signerOf } from './anchor.ts';
import { type Check, couldNotJudge, good, notLookedAt, refused } from './check.ts';

/** Holds tag and commit that a manifest names against the repository of the anchor. */
export async function checkTag(manifest: Manifest, anchor: Anchor | undefined): Promise<readonly Check[]> {
  const repository = anchor?.repository;
  if (anchor === undefined || repository === undefined) return [notLookedAt('tag', 'no repository was given to look for the tag in')];
  const { git, name } = repository;
  const where = await git(['rev-parse', '--is-shallow-repository']);
  if (where.code === 127) return [couldNotJudge('tag', 'git is not installed', 'Install git 2.30 or later.')];
  if (where.code !== 0)
    return [couldNotJudge('tag', `${name} is in no git repository that can be read`, 'Name a clone with --repository.')];
  const history = await checkHistory(manifest, repository, where.output.trim() === 'true');
  return history.answer === 'good' ? [history, await checkTagSignature(manifest, anchor, git)] : [history];
}

/** Is the tag there, where the manifest says, and the commit in the history that the repository protects? */
async function checkHistory({ tag, commit, version }: Manifest, repository: Repository, isShallow: boolean): Promise<Check> {
  const { git, name, ref } = repository;
  const present = await commitOf(git, `refs/tags/${tag.name}`);
  if (present === undefined) return absent(`${name} has no tag ${tag.name}`, isShallow);
  if (present !== tag.commit)
    return refused(
      'tag',
      `the tag ${tag.name} leads to ${present} in ${name}, and the manifest says ${tag.commit}: the tag was moved, or the release is of other sources`,
      'Ask the manufacturer which of the two commits was released.',
    );
  if ((await commitOf(git, commit)) === undefined) return absent(`${name} has no commit ${commit}`, isShallow);
  if (!(await isBefore(git, tag.commit, commit)))
    return isShallow ? shallow : refused('tag', `the commit ${commit} does not follow the tag ${tag.name}`, notOurs);
  if (ref !== undefined && commit !== tag.commit && !(await isBefore(git, commit, ref)))
    return isShallow ? shallow : refused('tag', `the commit ${commit} is not in the history of ${ref}`, notOurs);
  return good('tag', `${tag.name} leads to ${tag.commit} in ${name}, and ${commit}, of which version ${version} was made, follows it`);
}

async function isBefore(git: GitRun, before: string, after: string): Promise<boolean> {
  return (await git(['merge-base', '--is-ancestor', before, after])).code === 0;
}

const notOurs = 'Ask the manufacturer for the release again: it was made from something that nobody merged.';
const shallow = couldNotJudge(
  'tag',
  'the clone is shallow, so its history does not show where the commit stands',
  'Fetch everything with `git fetch --unshallow --tags`.',
);

function absent(words: string, isShallow: boolean): Check {
  if (isShallow) return shallow;
  return refused(
    'tag',
    words,
    'Fetch what the server has with `git fetch --tags`; where it is not there either, the release does not come from it.',
  );
}

const sshHead = '-----BEGIN SSH SIGNATURE-----';

/** The signature that git made of the tag, held against the anchor at the time that the tag names. */
async function checkTagSignature({ tag }: Manifest, { signers }: Anchor, git: GitRun): Promise<Check> {
  const pieces: Buffer[] = [];
  const type = await git(['cat-file', '-t', `refs/tags/${tag.name}`]);
  if (type.output.trim() !== 'tag') return notLookedAt('tag-signature', `${tag.name} is not signed: it is a name and nothing more`);
  await git(['cat-file', 'tag', `refs/tags/${tag.name}`], { onOutput: (piece) => void pieces.push(piece) });
  // Byte by byte: a message may be in any encoding.
  const object = Buffer.concat(pieces).toString('latin1');
  const named = /^tag (.+)$/m.exec(object)?.[1];
  if (named !== tag.name)
    return refused(
      'tag-signature',
      `${tag.name} leads to the tag ${named ?? ''}, which somebody gave this name`,
      'Ask the manufacturer who set this tag.',
    );
  const start = object.indexOf(`\n${sshHead}`) + 1;
  if (start === 0) {
    const isSigned = /\n-----BEGIN PGP |\ngpgsig /.test(object);
    return notLookedAt('tag-signature', `${tag.name} is ${isSigned ? 'signed with something else than an SSH key' : 'not signed'}`);
  }
  if ('why' in signers)
    return notLookedAt('tag-signature', `${tag.name} is signed, and nobody can say who may sign: ${signers.why}`, signers.fix);
  const at = taggedAt(object);
  const data = Buffer.from(object.slice(0, start), 'latin1');
  const answer = await signerOf({ data, signature: object.slice(start), namespace: 'git', at }, signers);
  if ('unknown' in answer) return couldNotJudge('tag-signature', answer.unknown, answer.fix);
  if ('bad' in answer)
    return refused('tag-signature', `the signature of the tag ${tag.name} ${answer.bad}`, 'Ask the manufacturer who set this tag.');
  return good('tag-signature', `${tag.name} is signed by ${answer.principal}, with a key that ${signers.called} holds valid at ${at}`);
}

/** When the tag says that it was set; the epoch where it does not, at which no key with a time was valid. */
function taggedAt(object: string): string {
  const [, seconds = '0'] = /^tagger .*> (\d{1,12}) [+-]\d{4}$/m.exec(object) ?? [];
  return new Date(Number(seconds) * 1000).toISOString();
}
