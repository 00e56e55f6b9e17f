import { shortHash } from '../../../model/changes.ts';
import type { Absence, Commit, History, ItemChange, TouchedItem } from '../../../model/evidence.ts';
import { formerIds } from '../../../model/item-index.ts';
import { compareText } from '../../../model/place.ts';
import { answers } from '../../../model/trace-item.ts';
import { settingsFile, sourceFilter } from '../../files.ts';
import type { GitFacts } from '../../git.ts';
import { treeOf } from '../../git-tree.ts';
import { withoutHistory } from '../../git-words.ts';
import { removedItems } from '../../reused-ids.ts';
import { type Settings, vocabularyOf } from '../../settings.ts';
import type { Looking, Part } from '../part.ts';
import { isProductFile } from '../product.ts';
import { BlobContents } from './blob-contents.ts';
import { changedItems } from './changed-items.ts';
import { changedRuns } from './changed-runs.ts';
import { Contents } from './contents.ts';
import { lastChanges } from './last-changes.ts';
import { type LoggedCommit, plainFile, readLog } from './log.ts';
import { type Merging, mergingOf, requestsOf } from './merging.ts';
import { controlFilter, holdsRecords, holdsWork, recordFolder } from './records.ts';
import { meets, type Refs, readRefs, rewrittenIn } from './refs.ts';
import { registerRefreshes } from './register-refreshes.ts';
import { touchedItems } from './touched-items.ts';

/** What git knows of the DHF, up to HEAD. No file of the working tree has a part in it. */
export const history: Part = {
  async look(looking) {
    const { answers } = looking;
    const gap = withoutHistory(answers);
    const found = gap ?? (await historyOf(looking, answers as GitFacts));
    return { evidence: 'why' in found ? { missing: { history: found } } : { history: found } };
  },
};

const unreadable: Absence = {
  why: 'git could not read its history',
  fix: 'Look at what `git fsck` says of the repository, and fetch what is missing.',
};

const partial: Absence = {
  why: 'this clone leaves out what files said before',
  fix: 'Fetch all of it: `git fetch --refetch --no-filter`, or clone without `--filter`.',
};

/** What the search through the past works with. */
interface Past extends Looking {
  readonly log: readonly LoggedCommit[];
  /** Sources in HEAD, by path, with the ID of git's object. */
  readonly sources: ReadonlyMap<string, string>;
  readonly contents: BlobContents;
  readonly merging: Merging;
}

/** What was read before with the same settings. Nothing but a commit, a branch or a tag makes it another. */
const known = new WeakMap<Settings, { readonly of: string; readonly found: History | Absence }>();

async function historyOf(looking: Looking, facts: GitFacts): Promise<History | Absence> {
  const { git, settings } = looking;
  const refs = await readRefs(git, settings.git.protected);
  const of = JSON.stringify([facts.prefix, facts.head?.commit, refs]);
  const before = known.get(settings);
  const found = before?.of === of ? before.found : await readHistory(looking, facts, refs);
  known.set(settings, { of, found });
  return found;
}

async function readHistory(looking: Looking, { prefix, changed }: GitFacts, refs: Refs): Promise<History | Absence> {
  const { git, settings, facts } = looking;
  const [log, tree] = await Promise.all([readLog(git, prefix), treeOf(git, 'HEAD')]);
  const [head] = log ?? [];
  if (log === undefined || head === undefined || tree === undefined) return unreadable;
  const files = new Map(tree.flatMap(({ path, mode, object }) => (mode.startsWith('100') ? [[path, object] as const] : [])));
  const isSource = sourceFilter(settings.files);
  const sources = new Map([...files].filter(([path]) => isSource(path)).sort(([a], [b]) => compareText(a, b)));
  const contents = new BlobContents(git, vocabularyOf(settings));
  const edited = new Set(changed);
  for (const each of facts) {
    const blob = edited.has(each.file) ? undefined : sources.get(each.file);
    if (blob !== undefined && !contents.isKnown(blob)) contents.learn(blob, new Contents(each, vocabularyOf(settings)));
  }
  const past: Past = { ...looking, log, sources, contents, merging: mergingOf(log, await newestMerged(log, refs, looking)) };
  const [items, rewritten] = await Promise.all([itemsOf(past), rewrittenIn(git, refs.branches)]);
  const commits = await commitsOf(past);
  const runs = await changedRuns({ ...past, files });
  if (!contents.isComplete) return partial;
  const removed = await removedItems(git, settings, isInUse(past));
  if (removed === undefined) return unreadable;
  return {
    head: head.hash,
    commits,
    tags: refs.tags,
    changed: items,
    files: productFiles(past, files.keys()),
    removed,
    runs,
    ...(rewritten === undefined ? {} : { rewritten }),
  };
}

/** The newest commit that a protected branch has, too; HEAD where no such branch is here. */
async function newestMerged(log: readonly LoggedCommit[], { branches }: Refs, { git }: Looking): Promise<string> {
  const places = new Map(log.map(({ hash }, at) => [hash, at]));
  const met = await Promise.all(
    [...new Set(branches.map(({ commit }) => commit))].map((commit) => meets(git, commit, (each) => places.has(each))),
  );
  const known = met.flatMap((hash) => (hash === undefined ? [] : (places.get(hash) ?? [])));
  return log[known.length === 0 ? 0 : Math.min(...known)]?.hash ?? '';
}

async function itemsOf({ log, sources, contents, settings, merging }: Past): Promise<History['changed']> {
  const origins = await changedItems(log, sources, contents, sourceFilter(settings.files));
  const changes = [...origins].map(([id, { commit, fields }]): [string, ItemChange] => [
    id,
    { commit: commit.hash, at: merging.at.get(commit.hash) ?? commit.at, author: commit.author, fields },
  ]);
  return Object.fromEntries(changes.sort(([a], [b]) => compareText(a, b)));
}

async function commitsOf(past: Past): Promise<readonly Commit[]> {
  const { merging, settings } = past;
  const requests = requestsOf(merging, settings.git['change-trailer']);
  const isControlled = controlFilter(settings);
  const isRecord = await recordFilter(past);
  const hasWork = await workFilter(past, isRecord);
  const refreshes = await registerRefreshes(past.git, merging.commits);
  const touched = await touchedOf(past, requests);
  return merging.commits.map((commit, at) => ({
    hash: commit.hash,
    ...(isNextAlone(commit, merging.commits[at + 1]) ? {} : { parents: commit.parents }),
    at: merging.at.get(commit.hash) ?? commit.at,
    ...(merging.datedBack.has(commit.hash) ? { isDatedBack: true } : {}),
    author: commit.author,
    subject: commit.subject,
    paths: ownPaths(commit)
      .filter((path) => isControlled(path, hasWork(commit, path)) && (hasWork(commit, path) || !isRecord(path)))
      .filter((path) => !(path === settingsFile && refreshes.has(commit.hash)))
      .sort(compareText),
    requests: requests.get(commit.hash) ?? [],
    ...itemsIn(touched.get(commit.hash)),
  }));
}

function itemsIn(items: readonly TouchedItem[] | undefined): Pick<Commit, 'items'> {
  return items === undefined ? {} : { items };
}

/** What commits did to items, of those that name a request or that a request in HEAD names: nobody asks it of others. */
async function touchedOf(past: Past, requests: ReadonlyMap<string, readonly string[]>) {
  const { merging, contents, sources, settings } = past;
  const items = [...sources.values()].flatMap((blob) => [...contents.of(blob).items]);
  const named = items.filter(({ kind }) => kind === 'change-request').flatMap((item) => answers(item, 'commits').map(({ text }) => text));
  const starts = named.map((text) => text.toLowerCase()).filter((text) => text.length >= shortHash);
  const asked = merging.commits.filter(
    ({ hash }) => (requests.get(hash)?.length ?? 0) > 0 || starts.some((start) => hash.startsWith(start)),
  );
  const inHead = new Set(sources.values());
  return await touchedItems(asked, contents, sourceFilter(settings.files), (blob) => inHead.has(blob));
}

function isNextAlone({ parents }: LoggedCommit, next: LoggedCommit | undefined): boolean {
  return parents.length === (next === undefined ? 0 : 1) && parents[0] === next?.hash;
}

/** What a commit itself changed: of a merge only what none of those that it joins has so. */
function ownPaths({ changes: [first = new Map(), ...others] }: LoggedCommit): string[] {
  return [...first.keys()].filter((path) => others.every((side) => side.has(path)));
}

/** Does a source hold records alone, as it stands in HEAD or as it last stood? */
async function recordFilter({ log, sources, contents, settings }: Past): Promise<(path: string) => boolean> {
  const isSource = sourceFilter(settings.files);
  const blobs = new Map(sources);
  for (const { changes } of log) {
    for (const [path, change] of changes[0] ?? []) {
      const before = plainFile(change.before);
      if (before !== undefined && !blobs.has(path) && isSource(path)) blobs.set(path, before);
    }
  }
  await contents.fetch([...blobs.values()].filter((blob) => !contents.isKnown(blob)));
  const records = new Set([...blobs].filter(([, blob]) => holdsRecords(contents.of(blob))).map(([path]) => path));
  return (path) => records.has(path);
}

/** Of files that are records by where they lie, or as they stand now: did one hold an item that is no record before a commit, or after it? */
async function workFilter(
  { merging, contents, settings }: Past,
  isRecord: (path: string) => boolean,
): Promise<(commit: LoggedCommit, path: string) => boolean> {
  const [isSource, isAmongRecords] = [sourceFilter(settings.files), recordFolder(settings)];
  const blobsOf = ({ changes }: LoggedCommit, path: string) =>
    changes.flatMap((side) => [side.get(path)?.before, side.get(path)?.after].flatMap((blob) => plainFile(blob) ?? []));
  const asked = merging.commits.flatMap((commit) =>
    ownPaths(commit).flatMap((path) => (isSource(path) && (isRecord(path) || isAmongRecords(path)) ? blobsOf(commit, path) : [])),
  );
  await contents.fetch(asked.filter((blob) => !contents.isKnown(blob)));
  const working = new Set([...new Set(asked)].filter((blob) => holdsWork(contents.of(blob))));
  return (commit, path) => working.size > 0 && blobsOf(commit, path).some((blob) => working.has(blob));
}

function isInUse({ sources, contents }: Past): (id: string) => boolean {
  const items = [...sources.values()].flatMap((blob) => [...contents.of(blob).items]);
  const ids = new Set(items.flatMap((item) => [item.id, ...formerIds(item)]));
  return (id) => ids.has(id);
}

function productFiles({ log, settings, merging }: Past, paths: Iterable<string>): History['files'] {
  const changes = lastChanges(log, [...paths].filter(isProductFile(settings)));
  const found = [...changes].map(([path, { hash, at }]) => [path, { commit: hash, at: merging.at.get(hash) ?? at }] as const);
  return Object.fromEntries(found.sort(([a], [b]) => compareText(a, b)));
}
