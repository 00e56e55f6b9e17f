import { z } from 'zod';
import type { Manifest } from '../manifest.ts';
import { type Check, type CheckName, checkNames } from './check.ts';

const words = z.string();

/** Shape of what `dhf verify --format json` writes. */
export const verificationSchema = z.strictObject({
  schema: z.literal('dhf-verification/1'),
  /** What looked at it, such as `dhf 0.1.0`. */
  tool: words,
  /** What was looked at, as it was named, and what it is. */
  subject: z.strictObject({ name: words, kind: z.enum(['zip', 'release', 'unpacked', 'published']).optional() }),
  /** What its manifest says; absent where that cannot be read. */
  release: z
    .strictObject({
      product: words,
      version: words,
      tag: words,
      tagCommit: words,
      commit: words,
      asOf: words,
      tool: words,
      node: words,
      files: z.int(),
      manifestSha256: words,
      /** Absent where only the files of a bundle are there. */
      bundleSha256: words.optional(),
    })
    .optional(),
  /** What it was held against, from outside of it; empty where nothing was given. */
  anchors: z.array(words).readonly(),
  checks: z
    .array(
      z.strictObject({
        check: z.enum(Object.keys(checkNames) as [CheckName, ...CheckName[]]),
        answer: z.enum(['good', 'refused', 'could-not-judge', 'not-looked-at']),
        words,
        details: z.array(words).readonly(),
        fix: words.optional(),
      }),
    )
    .readonly(),
  /** Over all: `proven` and `unchanged` say that every byte is as the manifest names it; `proven` also who made it. */
  answer: z.enum(['proven', 'unchanged', 'refused', 'could-not-judge']),
  words,
});

/** What was found when a release was looked at, `dhf-verification/1`. It holds no time: who looked, and when, is for whoever files it. */
export type Verification = z.infer<typeof verificationSchema>;

/** Where a release says that it comes from, and the repository that it was held against, as it was named. */
export interface Origin extends Pick<Manifest, 'commit' | 'tag'> {
  readonly repository: string;
}

/**
 * The answer over all checks. What is refused wins over what nobody could judge. The origin is proven by the signature of the manifest, or by making the
 * release again from its sources with the same bytes. A signed tag, or a repository alone, says what the sources are, and not what was made from them.
 */
export function conclusion(checks: readonly Check[], origin: Origin | undefined): Pick<Verification, 'answer' | 'words'> {
  const having = (answer: Check['answer']) => checks.filter((each) => each.answer === answer);
  const [wrong, open] = [having('refused'), having('could-not-judge')];
  if (wrong.length > 0) return { answer: 'refused', words: `refused: ${wrong.map(({ words }) => words).join('; ')}` };
  if (open.length > 0) return { answer: 'could-not-judge', words: `could not judge: ${open.map(({ words }) => words).join('; ')}` };
  const proofs = checks.filter(({ check, answer }) => answer === 'good' && (check === 'signature' || check === 'rebuild'));
  if (proofs.length === 0) return { answer: 'unchanged', words: `unchanged since made; ${unproven(checks, origin)}` };
  return { answer: 'proven', words: `unchanged, origin proven: ${proofs.map(({ words }) => words).join('; ')}` };
}

/** How far the origin of a release is known that nobody signed and nobody made again. */
function unproven(checks: readonly Check[], origin: Origin | undefined): string {
  const isGood = (name: CheckName) => checks.some(({ check, answer }) => check === name && answer === 'good');
  if (origin === undefined || !isGood('sources')) return 'origin not proven';
  const { commit, tag, repository } = origin;
  if (!isGood('tag-signature'))
    return `origin not proven beyond the sources, which are those of commit ${commit} in ${repository}; whether the rest was made from them only --rebuild can tell`;
  const after = commit === tag.commit ? '' : ` and what came after it up to commit ${commit}`;
  return `the sources are those of the signed tag ${tag.name}${after}; that the rest was made from them is shown by --rebuild`;
}
