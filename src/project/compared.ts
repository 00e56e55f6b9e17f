import { existsSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { TraceReport } from '../check/report.ts';
import { compareText } from '../model/place.ts';
import { type Checkout, checkoutOf, commitOf, noRevision } from './checkout.ts';
import type { Earlier } from './conclude.ts';
import { settingsFile } from './files.ts';
import { fields, gitIn } from './git.ts';
import type { Refused } from './new-item.ts';
import type { SourceCache } from './read-sources.ts';
import { readSettings, reportOf, type Seen, see, type TraceOptions } from './seen.ts';

/** The work tree as it is, among revisions. */
export const workTree = 'the work tree';

/** Which two states to look at: revisions as git reads them; without a later one the work tree as it is. */
export interface Asked {
  readonly before: string;
  readonly after?: string | undefined;
  /** What the earlier one is called where that says more than the revision. */
  readonly named?: string | undefined;
}

/** One of two states, judged like a clone of it. */
export interface Side {
  /** As it was asked for; `the work tree` where nothing was. */
  readonly name: string;
  readonly report: TraceReport;
  /** Where `dhf.yaml` stood in that revision, from the repository's root, when it is another folder than now. */
  readonly folder?: string | undefined;
}

/** What a comparison takes from those who ask; `onState` hears what is being done. */
export interface ComparingOptions extends Omit<TraceOptions, 'cache' | 'onSource' | 'onProgress' | 'assume'> {
  readonly onState?: ((words: string) => void) | undefined;
}

/** A folder to be traced. */
interface Laid {
  readonly name: string;
  readonly root: string;
  readonly folder?: string | undefined;
}

/** Two states of a DHF. */
export interface Compared {
  readonly before: Side;
  readonly after: Side;
}

/**
 * Traces a DHF at two states with all their evidence, without touching the work tree. Both are judged on one day, the later of the two, so that only what was
 * written makes a difference; what is the same on both sides is read and linked once. Answers why not where a revision is not there, holds no such DHF or
 * settings that cannot be read, or where the history is cut short.
 */
export async function compared(root: string, asked: Asked, options: ComparingOptions): Promise<Compared | Refused> {
  const unfit = await whyUnfit(root, asked);
  if (unfit !== undefined) return unfit;
  options.onState?.(`laying out ${asked.before}`);
  const checkouts: Checkout[] = [];
  const laying = {
    before: layOut(root, { revision: asked.before, name: asked.named ?? asked.before }, checkouts),
    after: layOut(root, { revision: asked.after, name: asked.after ?? workTree }, checkouts),
  };
  try {
    return await judged(laying, options);
  } finally {
    await Promise.allSettled(Object.values(laying));
    for (const checkout of checkouts) checkout.remove();
  }
}

/** Is this the name of a commit here? */
export async function isRevision(root: string, name: string): Promise<boolean> {
  return (await commitOf(gitIn(root), name)) !== undefined;
}

/** Full hash of the commit from which two revisions went different ways. */
export async function mergeBase(root: string, one: string, other: string): Promise<string | Refused> {
  const unfit = await whyUnfit(root, { before: one, after: other });
  if (unfit !== undefined) return unfit;
  const { code, output } = await gitIn(root)(['merge-base', '--end-of-options', one, other]);
  if (code === 0) return output.trim();
  return {
    refused: `${one} and ${other} have no common history`,
    fix: 'Name two revisions with a space between, to compare them as they are.',
  };
}

/** Asked before anything is laid out, so that no wrong name costs a minute. */
async function whyUnfit(root: string, { before, after }: Asked): Promise<Refused | undefined> {
  const git = gitIn(root);
  const { code, output } = await git(['rev-parse', '--is-shallow-repository']);
  if (code !== 0) return undefined;
  if (output.trim() === 'true')
    return {
      refused: 'this clone is shallow: without the whole history nobody can tell what evidence each state had',
      fix: 'Fetch everything with `git fetch --unshallow --tags` (in CI `fetch-depth: 0`), and try again.',
    };
  for (const revision of [before, after]) {
    if (revision === undefined || (await commitOf(git, revision)) !== undefined) continue;
    return noRevision(revision, false);
  }
  return undefined;
}

/** What is to be laid out, and what it is called. */
interface Wanted {
  readonly revision: string | undefined;
  readonly name: string;
}

/** A revision in a folder of its own, or the work tree. */
async function layOut(root: string, { revision, name }: Wanted, checkouts: Checkout[]): Promise<Laid | Refused> {
  if (revision === undefined) return { name, root };
  const checkout = await checkoutOf(root, revision);
  if ('refused' in checkout) return checkout;
  checkouts.push(checkout);
  return found(root, name, checkout);
}

/** The DHF in a revision: where it stands now, or in the one other folder that holds settings of the same product. */
async function found(root: string, name: string, { root: there, commit }: Checkout): Promise<Laid | Refused> {
  if (existsSync(join(there, settingsFile))) return { name, root: there };
  const git = gitIn(root);
  const [prefix, paths] = await Promise.all([
    git(['rev-parse', '--show-prefix']),
    git(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]),
  ]);
  const folders = fields(paths.output).flatMap((path) => (posix.basename(path) === settingsFile ? [posix.dirname(path)] : []));
  const parts = prefix.output.trim().split('/').slice(0, -1);
  const top = resolve(there, ...parts.map(() => '..'));
  const product = productIn(root);
  const [other, ...more] = folders.filter((folder) => product !== undefined && productIn(resolve(top, folder)) === product);
  if (other !== undefined && more.length === 0) return { name, root: resolve(top, other), folder: other };
  const elsewhere = folders.length === 0 ? '' : `; there is one in ${folders.join(', ')}, of another product`;
  return {
    refused: `${name} holds no ${settingsFile} in ${parts.join('/') || 'its top folder'}${elsewhere}: this design history file was not there yet`,
    fix: 'Name a later revision, one that holds it.',
  };
}

function productIn(root: string): string | undefined {
  const parsed = readSettings(root);
  return 'settings' in parsed ? parsed.settings.product.name : undefined;
}

/** The later state is read while the earlier one may still be laid out. */
async function judged(
  laying: Readonly<Record<'before' | 'after', Promise<Laid | Refused>>>,
  options: ComparingOptions,
): Promise<Compared | Refused> {
  const cache: SourceCache = new Map();
  const later = await laying.after;
  if ('refused' in later) return later;
  const after = await look(later, { ...options, cache });
  if ('refused' in after) return after;
  const earlier = await laying.before;
  if ('refused' in earlier) return earlier;
  const before = await look(earlier, { ...options, cache }, after);
  if ('refused' in before) return before;
  const asOf = options.asOf ?? laterDay(before, after);
  const shared: Earlier = { graph: undefined };
  const sideOf = ({ name, folder }: Laid, seen: Seen): Side => {
    options.onState?.(`judging ${name}`);
    const report = reportOf(seen, { ...options, asOf }, shared);
    return { name, report, ...(folder === undefined ? {} : { folder }) };
  };
  const second = sideOf(later, after);
  // The graph of the other state takes these over where it says the same.
  for (const item of second.report.graph?.items ?? []) second.report.graph?.hashOf(item);
  return { before: sideOf(earlier, before), after: second };
}

async function look({ name, root }: Laid, options: ComparingOptions & Pick<TraceOptions, 'cache'>, before?: Seen): Promise<Seen | Refused> {
  const onProgress = (read: number, total: number) => options.onState?.(`reading ${read} of ${total} files of ${name}`);
  const seen = await see(root, { ...options, onProgress }, before);
  if (!('unreadable' in seen)) return seen;
  const [first] = seen.unreadable;
  return {
    refused: `in ${name}, ${first?.what} cannot be read, line ${first?.place?.line ?? 1}: ${first?.why}`,
    fix: name === workTree ? (first?.fix ?? 'Correct it.') : 'Name a revision whose settings can be read.',
  };
}

/** Of the days of two commits the later; undefined where something else than a commit decides. */
function laterDay(...seen: readonly Seen[]): string | undefined {
  if (process.env.SOURCE_DATE_EPOCH !== undefined) return undefined;
  const days = seen.flatMap(({ git }) => ('missing' in git || git.head === undefined ? [] : [git.head.date]));
  return days.sort(compareText).at(-1);
}

/** What is known of the later state by those who have judged it themselves. */
export interface SideOptions extends ComparingOptions {
  /** What was read for it, so that what is the same is not read again. */
  readonly cache?: SourceCache | undefined;
}

/**
 * One revision of a DHF, judged like a clone of it, to be set beside a report that is there already: at the stage and on the day of that. Answers why not as
 * `compared` does.
 */
export async function sideAt(root: string, revision: string, options: SideOptions): Promise<Side | Refused> {
  const unfit = await whyUnfit(root, { before: revision });
  if (unfit !== undefined) return unfit;
  const checkouts: Checkout[] = [];
  try {
    const laid = await layOut(root, { revision, name: revision }, checkouts);
    if ('refused' in laid) return laid;
    const seen = await look(laid, options);
    if ('refused' in seen) return seen;
    const { name, folder } = laid;
    return { name, report: reportOf(seen, options), ...(folder === undefined ? {} : { folder }) };
  } finally {
    for (const checkout of checkouts) checkout.remove();
  }
}
