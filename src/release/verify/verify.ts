import { isSystemError } from '../../project/text-file.ts';
import { tool } from '../../project/tool.ts';
import { names } from '../layout.ts';
import type { Manifest } from '../manifest.ts';
import { sumOf } from '../open-file.ts';
import { type Anchor, type AnchorGiven, anchorOf } from './anchor.ts';
import { checkApprovals } from './approvals.ts';
import { checkBeside, isBeside, smallFile } from './beside.ts';
import { type Check, couldNotJudge, good, notLookedAt, refused } from './check.ts';
import { checkClaims } from './claims.ts';
import { checkDemanded, demanding } from './demanded.ts';
import { checkFiles, checkPages, checkSums, manifestOf, type ReadManifest } from './listing.ts';
import { checkRebuilt, type Rebuild } from './rebuild.ts';
import { checkSignature } from './signature.ts';
import { checkSources } from './sources.ts';
import { checkTag } from './tag.ts';
import { type Target, targetAt, targetKinds } from './target.ts';
import { conclusion, type Verification } from './verification.ts';

/** What to look at, and what to hold it against. */
export interface VerifyRequest extends AnchorGiven {
  /** Absolute. */
  readonly path: string;
  /** As it was named. */
  readonly name: string;
  /** It is not made again when left out. */
  readonly rebuild?: Rebuild | undefined;
  /** Refuse what is not signed. */
  readonly requireSignature: boolean;
}

/** Looks at a release: whether every byte is as it was made, and, held against what comes from outside of it, who made it. Changes nothing. */
export async function verify(request: VerifyRequest): Promise<Verification> {
  try {
    const target = targetAt(request.path);
    if ('wrong' in target) return answer(request, { checks: [refusedTarget(request.name, target.wrong)] });
    try {
      return await verifyTarget(target, request);
    } finally {
      target.bundle.close();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const unread = couldNotJudge(
      'container',
      `${request.name} cannot be read (${error.code})`,
      'Name a bundle, or the folder of a release, that is there.',
    );
    return answer(request, { checks: [unread] });
  }
}

function refusedTarget(name: string, wrong: string): Check {
  return refused('container', `${name} ${wrong}`, 'Name a bundle, the folder of a release, or a published version.');
}

/** A release whose manifest can be gone by, and what it is held against. */
interface Known {
  readonly target: Target;
  readonly read: ReadManifest;
  readonly bundleSha256: string | undefined;
  readonly anchor: Anchor | undefined;
}

interface Found extends Partial<Known> {
  readonly checks: readonly Check[];
}

async function verifyTarget(target: Target, request: VerifyRequest): Promise<Verification> {
  const container = containerCheck(target, request.name);
  if (container.answer === 'refused') return answer(request, { target, checks: [container] });
  const read = await manifestOf(target.bundle);
  if ('check' in read) return answer(request, { target, checks: [container, read] });
  const bundleSha256 = target.zip === undefined ? undefined : sumOf(target.zip.path).sha256;
  const anchor = await anchorOf(request, read.manifest.folder);
  const found = { target, read, bundleSha256, anchor };
  const contents = [
    container,
    good('manifest', `${names.manifest} can be read, and its SHA-256 is ${read.sha256}`),
    await checkFiles(target.bundle, read),
    await checkSums(target.bundle, read),
    ...(await checkAround(target, read, bundleSha256)),
    await checkClaims(target.bundle, read.manifest),
  ];
  const isSound = contents.every((check) => check.answer !== 'refused');
  return answer(request, { ...found, checks: [...contents, ...(await checkOrigin(found, request, isSound))] });
}

/** Who made it, who stands for it, and whether the same comes of its sources. */
async function checkOrigin(
  { target: { bundle, around }, read, bundleSha256, anchor }: Known,
  { requireSignature, signers, rebuild }: VerifyRequest,
  isSound: boolean,
): Promise<readonly Check[]> {
  const { manifest, bytes, sha256: manifestSha256 } = read;
  const demanded = await demanding(bundle, anchor, { requireSignature, namesSigners: signers !== undefined });
  const mustBeSigned = demanded.plan.demand === 'signed' || requireSignature;
  const isSigned = around.files.has(names.signature);
  const signature = isSigned ? ((await smallFile(around, names.signature))?.toString('latin1') ?? '') : undefined;
  const rebuilt = rebuild === undefined ? undefined : isSound ? await checkRebuilt(manifest, bundleSha256, rebuild) : notMadeAgain;
  const tag = await checkTag(manifest, anchor);
  return [
    await checkSignature({ manifest, bytes, signature }, anchor, rebuilt?.answer === 'good'),
    ...tag,
    ...(await sourcesOf(manifest, anchor, { isSound, isCommitThere: tag[0]?.answer === 'good' })),
    ...(await checkApprovals({ manifest, manifestSha256, bundleSha256, around, anchor, mustBeSigned })),
    ...checkDemanded(demanded, isSigned, anchor !== undefined),
    ...(rebuilt === undefined ? [] : [rebuilt]),
  ];
}

/** The sources against the repository of the anchor, where there is one. */
async function sourcesOf(
  manifest: Manifest,
  anchor: Anchor | undefined,
  { isSound, isCommitThere }: { readonly isSound: boolean; readonly isCommitThere: boolean },
): Promise<readonly Check[]> {
  const repository = anchor?.repository;
  if (repository === undefined) return [];
  if (!isSound) return [notLookedAt('sources', 'they were not compared, as the files are not those that the manifest names')];
  return [isCommitThere ? await checkSources(manifest, repository) : notLookedAt('sources', 'there is no commit to compare them with')];
}

const notMadeAgain = notLookedAt('rebuild', 'it was not made again, as its files are not those that its manifest names');

function containerCheck({ kind, bundle, zip }: Target, name: string): Check {
  if (zip === undefined) return good('container', `${name} holds ${targetKinds[kind]}`);
  const details = bundle.flaws.map(({ path, why }) => `${path} ${why}`);
  if (details.length === 0) return good('container', `${zip.name} is a zip as dhf writes it, from its first byte to its last`);
  return refused(
    'container',
    `${zip.name} is no zip as dhf writes it, and nothing in it was read`,
    'Do not unpack it. Ask the manufacturer for the release again.',
    details,
  );
}

async function checkAround({ kind, zip, around }: Target, read: ReadManifest, sha256: string | undefined): Promise<readonly Check[]> {
  if (zip === undefined || sha256 === undefined) return [];
  const { manifest, bytes: manifestBytes, sha256: manifestSha256 } = read;
  const beside = { manifest, manifestBytes, manifestSha256, zip: { name: zip.name, sha256 } };
  const isOurs = (path: string) => isBeside(path, manifest);
  if (kind !== 'published') return [await checkBeside({ ...beside, around, isWhole: kind === 'release' })];
  const files = new Map([...around.files].filter(([path]) => isOurs(path)));
  return [await checkBeside({ ...beside, around: { ...around, files, flaws: [] }, isWhole: true }), await checkPages(around, read, isOurs)];
}

function answer({ name }: VerifyRequest, { target, read, bundleSha256, anchor, checks }: Found): Verification {
  return {
    schema: 'dhf-verification/1',
    tool,
    subject: { name, ...(target === undefined ? {} : { kind: target.kind }) },
    ...(read === undefined ? {} : { release: releaseIn(read, bundleSha256) }),
    anchors: anchorWords(anchor),
    checks,
    ...conclusion(checks, read === undefined ? undefined : { ...read.manifest, repository: anchor?.repository?.name ?? '' }),
  };
}

function releaseIn({ manifest, sha256 }: ReadManifest, bundleSha256: string | undefined): NonNullable<Verification['release']> {
  const { product, version, tag, commit, asOf, tool: maker, node, files } = manifest;
  return {
    ...{
      product,
      version,
      tag: tag.name,
      tagCommit: tag.commit,
      commit,
      asOf,
      tool: maker,
      node,
      files: files.length,
      manifestSha256: sha256,
    },
    ...(bundleSha256 === undefined ? {} : { bundleSha256 }),
  };
}

function anchorWords(anchor: Anchor | undefined): readonly string[] {
  if (anchor === undefined) return [];
  const { signers, repository } = anchor;
  return [
    ...('why' in signers ? [] : [`signers of ${signers.called}`]),
    ...(repository === undefined ? [] : [`repository ${repository.name}${repository.ref === undefined ? '' : `, ${repository.ref}`}`]),
  ];
}
